import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import { Browser, samplePeople, setUpDirector } from './samples.ts';

// The ceremonies themselves are tried with a virtual authenticator in tests/browser/passkeys.test.ts.
let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const ask = (path: string, init: RequestInit = {}): Request =>
  new Request(`http://localhost:3000/api/auth${path}`, init);

test('nothing of better-auth answers over HTTP but the passkey ceremonies', async () => {
  const { people } = samplePeople(database);
  const closed = [
    ['POST', '/sign-up/email'],
    ['POST', '/sign-in/email'],
    ['POST', '/two-factor/verify-totp'],
    ['POST', '/two-factor/enable'],
    ['POST', '/update-user'],
    ['POST', '/change-email'],
    ['POST', '/passkey/delete-passkey'],
    ['GET', '/get-session'],
    ['GET', '/list-sessions'],
    ['GET', '/ok'],
    ['POST', '/passkey/generate-register-options'],
    ['GET', '/passkey/../get-session'],
  ] as const;
  for (const [method, path] of closed) {
    expect((await people.answerPasskey(ask(path, { method }))).status, `${method} ${path}`).toBe(404);
  }
});

test('options to sign in are given to anybody, options to add a passkey only to who is signed in', async () => {
  const { people } = samplePeople(database);
  const options = await people.answerPasskey(
    ask('/passkey/generate-authenticate-options', { headers: { host: 'localhost:3000' } }),
  );
  expect(await options.json()).toMatchObject({ rpId: 'localhost' });
  expect((await people.answerPasskey(ask('/passkey/generate-register-options'))).status).toBe(401);
  const browser = new Browser();
  await setUpDirector(people, browser);
  const mine = await people.answerPasskey(
    ask('/passkey/generate-register-options', { headers: browser.headers }),
  );
  expect(await mine.json()).toMatchObject({
    rp: { id: 'localhost', name: 'Vigie' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
});

test('a passkey belongs to the host that it was made at', async () => {
  const { people } = samplePeople(database);
  const headers = { host: 'vigie.example' };
  const options = await people.answerPasskey(ask('/passkey/generate-authenticate-options', { headers }));
  expect(await options.json()).toMatchObject({ rpId: 'vigie.example' });
});

test('an answer from another origin is refused', async () => {
  const { people } = samplePeople(database);
  const browser = new Browser();
  const options = await people.answerPasskey(
    ask('/passkey/generate-authenticate-options', { headers: browser.headers }),
  );
  const cookie = options.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const answer = await people.answerPasskey(
    ask('/passkey/verify-authentication', {
      method: 'POST',
      headers: {
        host: 'localhost:3000',
        cookie,
        origin: 'https://elsewhere.example',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ response: { id: 'x' } }),
    }),
  );
  expect(answer.status).toBe(403);
});
