// A passkey is made or asked for by the browser itself; what it answers is sent with the form. A browser that knows none shows no button.
const known = typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === 'function';

async function ask(form) {
  const answer = await fetch(form.dataset.options, {
    method: 'POST',
    body: new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value }),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const options = await answer.json();
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

for (const form of known ? document.querySelectorAll('[data-passkey]') : []) {
  const words = form.querySelector('[data-passkey-words]');
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    words.hidden = true;
    try {
      form.elements.Credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch {
      // Cancelled, or the device has none: the other ways stand beside it.
      words.hidden = false;
    }
  });
}
