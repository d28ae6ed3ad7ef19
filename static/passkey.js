// The only script of the sign-in and account pages: the two halves of WebAuthn that no form can do. Without it, or
// without an authenticator, the pages stay complete with password, app and links.
(() => {
  if (!window.PublicKeyCredential || !window.isSecureContext) return;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  const known = (list) => (list ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

  const ask = async (path, body) => {
    const answer = await fetch(`/api/auth/passkey/${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error('refused'), { code: said.code });
    return said;
  };

  const told = (credential) => {
    const { response } = credential;
    const shared = { id: credential.id, rawId: text(credential.rawId), type: credential.type, clientExtensionResults: {} };
    const clientDataJSON = text(response.clientDataJSON);
    if (response.attestationObject) {
      const transports = response.getTransports?.() ?? [];
      return { ...shared, response: { clientDataJSON, attestationObject: text(response.attestationObject), transports } };
    }
    return {
      ...shared,
      response: {
        clientDataJSON,
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
        ...(response.userHandle && { userHandle: text(response.userHandle) }),
      },
    };
  };

  const acts = {
    'sign-in': async () => {
      const options = await ask('generate-authenticate-options');
      const publicKey = {
        ...options,
        userVerification: 'required',
        challenge: bytes(options.challenge),
        allowCredentials: known(options.allowCredentials),
      };
      await ask('verify-authentication', { response: told(await navigator.credentials.get({ publicKey })) });
    },
    add: async (place) => {
      const options = await ask('generate-register-options');
      const publicKey = {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: known(options.excludeCredentials),
      };
      const name = place.querySelector('input').value.trim().slice(0, 60);
      const response = told(await navigator.credentials.create({ publicKey }));
      await ask('verify-registration', { response, ...(name && { name }) });
    },
  };

  const words = (place, error) => {
    if (error.name === 'NotAllowedError' || error.name === 'AbortError') return place.dataset.cancelled;
    if (error.name === 'InvalidStateError') return place.dataset.twice ?? place.dataset.failed;
    if (error.code === 'PASSKEY_NOT_FOUND') return place.dataset.unknown ?? place.dataset.failed;
    if (error.code === 'SESSION_NOT_FRESH') return place.dataset.stale ?? place.dataset.failed;
    return place.dataset.failed;
  };

  for (const place of document.querySelectorAll('[data-passkey]')) {
    const button = place.querySelector('button');
    const problem = place.querySelector('[data-passkey-problem]');
    place.hidden = false;
    // One lamp a view: where a passkey can be used, it is the thing to do.
    const lit = document.querySelector('[data-lit-without-passkey].lit');
    if (lit) {
      lit.classList.remove('lit');
      button.classList.add('lit');
    }
    const act = async (event) => {
      event.preventDefault();
      if (button.dataset.word) return;
      button.dataset.word = button.textContent;
      button.textContent = place.dataset.busy;
      problem.hidden = true;
      try {
        await acts[place.dataset.passkey](place);
        location.assign(place.dataset.next);
      } catch (error) {
        problem.textContent = words(place, error);
        problem.hidden = false;
        button.textContent = button.dataset.word;
        delete button.dataset.word;
      }
    };
    if (place instanceof HTMLFormElement) place.addEventListener('submit', act);
    else button.addEventListener('click', act);
  }
})();
