// Taps made on this telephone, kept until the server has answered each of them. A tap has an id of its own, so that sending it
// twice counts once; and an owner, so that nobody sends what another person made.

const asked = request => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

// Asks for a bare status where a person would be shown a page.
const plain = { 'HX-Request': 'true' };

/** A random id; crypto.randomUUID is missing where the page is not encrypted. */
export function newId() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The queue of this browser. */
export class TapQueue {
  #database;

  constructor(database) { this.#database = database; }

  static async open() {
    const request = indexedDB.open('taps', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('taps', { keyPath: 'id' });
      request.result.createObjectStore('notes');
    };
    return new TapQueue(await asked(request));
  }

  /** Keeps a tap: { id, owner, ownerName, to, at, … }. */
  add(tap) { return asked(this.#store('taps', 'readwrite').add(tap)); }

  /** Every tap, the oldest first. */
  async all() { return (await asked(this.#store('taps').getAll())).sort((a, b) => a.at - b.at); }

  /** Forgets taps that were answered, and keeps what the answer said, both or neither. */
  settle(ids, key, note) {
    const transaction = this.#database.transaction(['taps', 'notes'], 'readwrite');
    for (const id of ids) transaction.objectStore('taps').delete(id);
    transaction.objectStore('notes').put(note, key);
    return new Promise((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => failed(transaction.error);
    });
  }

  remember(key, note) { return asked(this.#store('notes', 'readwrite').put(note, key)); }

  recall(key) { return asked(this.#store('notes').get(key)); }

  forgetNotes() { return asked(this.#store('notes', 'readwrite').clear()); }

  #store(name, mode = 'readonly') { return this.#database.transaction(name, mode).objectStore(name); }
}

/** What became of an attempt to send. */
export const Sending = Object.freeze({ done: 'done', offline: 'offline', signedOut: 'signed-out', otherPerson: 'other-person' });

/** Sends the owner's taps to where each belongs, a few dozen at a time, and hands every answer to settle(to, taps, answer). */
export class Sender {
  static most = 50;
  #token;

  constructor(queue, owner, token, fields, settle) { Object.assign(this, { queue, owner, fields, settle }); this.#token = token; }

  async send() {
    for (;;) {
      const mine = (await this.queue.all()).filter(tap => tap.owner === this.owner);
      if (mine.length === 0) return Sending.done;
      const taps = mine.filter(tap => tap.to === mine[0].to).slice(0, Sender.most);
      const outcome = await this.#sendTo(mine[0].to, taps, true);
      if (outcome !== Sending.done) return outcome;
    }
  }

  async #sendTo(to, taps, mayRenew) {
    let response;
    try {
      response = await fetch(`${to}?handler=Taps`, {
        method: 'POST', redirect: 'manual', credentials: 'same-origin', headers: { ...plain, RequestVerificationToken: this.#token },
        body: new URLSearchParams(this.fields(taps)),
      });
      // A page that was open for long has a stale token: the person may still be the same.
      if (response.status === 400 && mayRenew) {
        const outcome = await this.#renew(to);
        return outcome === Sending.done ? this.#sendTo(to, taps, false) : outcome;
      }
      if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) return Sending.signedOut;
      if (response.status === 409) return Sending.otherPerson;
      if (!response.ok) return Sending.offline;
      await this.settle(to, taps, await response.json());
      return Sending.done;
    } catch {
      return Sending.offline;
    }
  }

  async #renew(to) {
    const response = await fetch(`${to}?handler=Token`, { redirect: 'manual', credentials: 'same-origin', cache: 'no-store', headers: plain });
    if (!response.ok) return response.status >= 500 ? Sending.offline : Sending.signedOut;
    const { token, owner } = await response.json();
    if (owner !== this.owner) return Sending.otherPerson;
    this.#token = token;
    return Sending.done;
  }
}
