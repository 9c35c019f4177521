// The register of a session on a worker's telephone. Without this script each button is a form of its own; with it a tap counts at
// once, is kept on the telephone and sent when there is a network.
import { TapQueue, Sender, Sending, newId } from './queue.js';

const register = document.getElementById('register');
const texts = JSON.parse(register.dataset.texts);
const owner = register.dataset.staff;
const here = location.pathname;
const keptAs = `rows ${here}`;
const refusedAs = `refused ${here}`;
const cacheName = 'register';
const say = (text, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, value), text);

const rows = new Map([...register.querySelectorAll('[data-place]')].map(element => [element.dataset.place, {
  element, name: element.dataset.name, version: Number(element.dataset.version), taps: JSON.parse(element.dataset.taps), dispute: element.dataset.dispute,
}]));
let queue;
let sender;
let pending = [];
let isSending = false;
let lastAt = 0;
let keeping;
let outcome = Sending.done;

function timeOf(at) {
  const time = new Date(at);
  return time.getHours() + register.dataset.clock + String(time.getMinutes()).padStart(2, '0');
}

/** What the taps come to, as the server reads them. */
function read(taps) {
  const standing = [];
  for (const tap of taps) {
    if (tap[0] === 'Undo') standing.pop();
    else standing.push(tap);
  }
  const state = { arrived: '', left: '', by: '', meal: false, mark: 'none' };
  for (const [kind, time, by] of standing) {
    if (kind === 'Came') Object.assign(state, { arrived: state.arrived || time, left: '', by: '', mark: 'here' });
    else if (kind === 'Left') Object.assign(state, { left: time, by, mark: 'left' });
    else if (kind === 'Meal') Object.assign(state, { meal: true, mark: state.mark === 'left' ? 'left' : 'here' });
    else Object.assign(state, { arrived: '', left: '', by: '', meal: false, mark: 'absent' });
  }
  return state;
}

function wordsOf(row, state) {
  const words = {
    none: row.element.dataset.said || texts.expected,
    absent: texts.absent,
    here: say(texts.came, state.arrived),
    left: say(texts.came, state.arrived) + '. ' + (state.by ? say(texts.leftWith, state.left, state.by) : say(texts.left, state.left)),
  }[state.mark];
  return words + (state.meal ? `. ${texts.ate}` : '');
}

function show() {
  const counts = { here: 0, came: 0, expected: 0, meals: 0 };
  for (const [place, row] of rows) {
    const mine = pending.filter(tap => tap.owner === owner && tap.to === here && tap.place === place);
    const state = read([...row.taps, ...mine.map(tap => [tap.kind, timeOf(tap.at), tap.by])]);
    const isDisputed = row.dispute !== '' && mine.length === 0;
    row.element.dataset.mark = isDisputed ? 'disputed' : state.mark;
    row.element.querySelector('[data-state]').textContent =
      wordsOf(row, state) + (isDisputed ? `. ${row.dispute}` : '') + (mine.length ? ` (${texts.unsent})` : '');
    for (const part of row.element.querySelectorAll('[data-for]')) {
      part.hidden = !part.dataset.for.split(' ').includes(row.element.dataset.mark) || (part.value === 'Meal' && state.meal);
    }
    const isThere = state.mark === 'here' || state.mark === 'left';
    counts.here += state.mark === 'here';
    counts.came += isThere;
    counts.expected += isThere || (state.mark === 'none' && !row.element.dataset.said);
    counts.meals += state.meal;
  }
  for (const [name, count] of Object.entries(counts)) {
    const shown = register.querySelector(`[data-count="${name}"]`);
    if (shown) shown.textContent = count;
  }
  const mine = pending.filter(tap => tap.owner === owner).length;
  const others = pending.filter(tap => tap.owner !== owner);
  register.querySelector('[data-sending]').textContent =
    (mine === 0 ? texts.allSent
      : outcome === Sending.signedOut ? say(texts.signInAgain, mine)
      : outcome === Sending.otherPerson ? say(texts.otherSignedIn, mine, register.dataset.staffName)
      : say(texts.waiting, mine))
    + (others.length ? ` ${say(texts.othersTaps, others.length, [...new Set(others.map(tap => tap.ownerName))].join(', '))}` : '');
  register.querySelector('[data-sending]').dataset.unsent = mine;
}

async function showRefused() {
  const refused = await queue.recall(refusedAs) ?? [];
  const list = register.querySelector('[data-refused]');
  list.querySelector('ul').replaceChildren(...refused.map(words => Object.assign(document.createElement('li'), { textContent: words })));
  list.hidden = refused.length === 0;
}

async function tap(form, button) {
  const [kind] = button.value.split('|');
  const row = rows.get(form.elements.Place.value);
  const before = pending.filter(other => other.owner === owner && other.to === here && other.place === form.elements.Place.value).length;
  // Two taps of one moment would have no order.
  lastAt = Math.max(Date.now(), lastAt + 1);
  const made = {
    id: newId(), owner, ownerName: register.dataset.staffName, to: here, at: lastAt, place: form.elements.Place.value,
    kind, by: button.dataset.by ?? '', seen: row.version + before,
  };
  pending.push(made);
  show();
  await queue.add(made);
  await send();
}

async function settle(to, taps, answer) {
  const key = `rows ${to}`;
  const known = { ...(await queue.recall(key) ?? {}), ...answer.rows };
  const refused = answer.answers.filter(one => one.refused).map(one => {
    const made = taps.find(sent => sent.id === one.id);
    return `${rows.get(made?.place)?.name ?? ''} ${made ? timeOf(made.at) : ''}: ${one.refused}`.trim();
  });
  if (refused.length) await queue.remember(`refused ${to}`, [...(await queue.recall(`refused ${to}`) ?? []), ...refused]);
  await queue.settle(answer.answers.map(one => one.id), key, known);
  if (to === here) take(answer.rows);
}

function take(known) {
  for (const [place, { version, taps, dispute }] of Object.entries(known)) {
    const row = rows.get(place);
    if (row && version >= row.version) Object.assign(row, { version, taps, dispute });
  }
}

async function send() {
  if (isSending) return;
  isSending = true;
  try {
    outcome = await sender.send();
  } finally {
    isSending = false;
    pending = await queue.all();
    show();
    await showRefused();
  }
  if (outcome === Sending.done) {
    // A tap made while the last answer was on its way.
    if (pending.some(other => other.owner === owner)) await send();
    else keepSoon();
  }
}

// Not after each of twenty taps: the network may be slow and dear.
function keepSoon() {
  clearTimeout(keeping);
  keeping = setTimeout(keepPage, 3000);
}

/** Keeps this page and its files, so that it opens without a network. */
async function keepPage() {
  if (!('caches' in window)) return;
  try {
    const cache = await caches.open(cacheName);
    const page = await fetch(here, { credentials: 'same-origin', redirect: 'manual', cache: 'no-store' });
    if (page.ok) await cache.put(here, page);
    const files = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')].map(part => part.href || part.src);
    for (const file of [...files, new URL('./queue.js', import.meta.url).href]) {
      if (!await cache.match(file)) await cache.add(file);
    }
  } catch {
    // Without a network there is nothing newer to keep.
  }
}

async function begin() {
  queue = await TapQueue.open();
  if ((await queue.recall('owner') ?? owner) !== owner) {
    // Another person's telephone now: what the last one saw is forgotten, what they tapped waits for them.
    await queue.forgetNotes();
    if ('caches' in window) await caches.delete(cacheName);
  }
  await queue.remember('owner', owner);
  take(await queue.recall(keptAs) ?? {});
  pending = await queue.all();
  lastAt = Math.max(0, ...pending.map(other => other.at));
  sender = new Sender(queue, owner, register.dataset.token, taps => ({
    staff: owner,
    taps: JSON.stringify(taps.map(({ id, place, kind, at, seen, by }) => ({ id, place, kind, at: new Date(at).toISOString(), seen, by }))),
  }), settle);

  register.addEventListener('submit', event => {
    if (event.target.matches('[data-tap]')) {
      event.preventDefault();
      tap(event.target, event.submitter);
    } else if (event.target.matches('[data-sign-out]') && pending.some(other => other.owner === owner)) {
      // Signing out clears this telephone.
      event.preventDefault();
      register.querySelector('[data-sign-out-words]').hidden = false;
      send();
    }
  });
  register.querySelector('[data-understood]').addEventListener('click', async () => {
    await queue.remember(refusedAs, []);
    await showRefused();
  });
  addEventListener('online', () => send());
  document.addEventListener('visibilitychange', () => document.hidden || send());
  setInterval(() => pending.length > 0 && send(), 10_000);
  show();
  await showRefused();
  if ('serviceWorker' in navigator) await navigator.serviceWorker.register('/sw.js', { scope: here.slice(0, here.lastIndexOf('/') + 1) });
  await send();
  await keepPage();
  register.dataset.ready = 'yes';
}

begin();
