// Opens the register of a session without a network, from what the page kept. Taps are kept by the page itself (scripts/queue.js).
const cacheName = 'register';
const patience = 4000;
const page = /^\/[^/]+\/staff\/places\/register\/[^/]+$/;
const file = /^\/(lib|scripts)\/|^\/favicon\./;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && page.test(url.pathname)) event.respondWith(openPage(event, url.pathname));
  else if (file.test(url.pathname)) event.respondWith(openFile(event));
});

// The network has the truth; after some seconds without an answer what was kept is better than nothing.
async function openPage(event, path) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(path);
  const asked = fetch(event.request).then(async answer => {
    if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
    // Signed out, or no longer theirs: nothing is left to be read.
    else if (answer.type === 'opaqueredirect' || [401, 403, 404].includes(answer.status)) await caches.delete(cacheName);
    return answer;
  });
  if (!kept) return asked;
  event.waitUntil(asked.catch(() => undefined));
  return Promise.race([asked.catch(() => kept), new Promise(done => setTimeout(done, patience, kept))]);
}

async function openFile(event) {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(event.request);
    if (answer.ok) await cache.put(event.request, answer.clone());
    return answer;
  } catch (failure) {
    const kept = await cache.match(event.request);
    if (kept) return kept;
    throw failure;
  }
}
