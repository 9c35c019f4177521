// Signing out clears this browser. Whoever has taps in it that were not sent is told first, and may still sign out.
import { TapQueue } from './queue.js';

const form = document.querySelector('[data-sign-out]');
const warning = document.querySelector('[data-sign-out-words]');
let isWarned = false;

async function listUnsent() {
  try {
    return await (await TapQueue.open()).all();
  } catch {
    // A browser that keeps nothing has nothing to lose.
    return [];
  }
}

form.addEventListener('submit', async event => {
  if (isWarned) return;
  event.preventDefault();
  isWarned = true;
  const unsent = await listUnsent();
  if (unsent.length === 0) {
    form.submit();
    return;
  }
  warning.querySelector('a').href = unsent[0].to;
  warning.hidden = false;
});
