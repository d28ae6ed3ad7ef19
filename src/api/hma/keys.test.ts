import { afterAll, describe, expect, test } from 'vitest';
import { admin, baseOf, hash, houseWith, openSeam, serve } from './samples.ts';

const { database, house, key, bearer, get, said, refused, close } = await openSeam();
afterAll(close);

describe('a key', () => {
  const question = `/m/lookup?signal_type=pdq&signal=${hash}`;

  test('is asked of every address of the seam but one, also of those that do not exist', async () => {
    const doors: [string, string][] = [
      ['GET', '/h/hash?url=https://example.org/'],
      ['POST', '/h/hash'],
      ['GET', question],
      ['POST', '/m/lookup'],
      ['GET', '/m/raw_lookup'],
      ['POST', '/m/compare'],
      ['GET', '/m/index/status'],
      ['GET', '/m/nothing'],
      ['DELETE', '/h/hash'],
    ];
    for (const [method, path] of doors) {
      const answer = get(path, { method });
      expect([path, ...(await refused(answer))]).toEqual([path, 401, 'HMA-001']);
      expect((await answer).headers.get('www-authenticate')).toContain('Bearer');
    }
    expect((await get('/status', {})).status).toBeLessThan(600);
    expect((await said(get('/c/banks')))[0]).toBe(404);
  });

  test('opens as a bearer, in X-Api-Key and as a password; anything else does not', async () => {
    const basic = (pair: string) => ({
      headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
    });
    for (const right of [
      bearer(),
      { headers: { 'x-api-key': key } },
      basic(`vigie:${key}`),
      basic(`:${key}`),
      basic(`${key}:`),
    ])
      expect((await get(question, right)).status).toBe(200);
    const wrong: RequestInit[] = [
      {},
      bearer(''),
      bearer(`${key}x`),
      bearer(key.slice(0, -1)),
      bearer(`vigie_${'A'.repeat(43)}`),
      { headers: { authorization: key } },
      { headers: { authorization: `Digest ${key}` } },
      { headers: { cookie: `key=${key}` } },
      { headers: { 'x-api-key': ' ' } },
      basic('nonsense'),
      basic(`${key}:x`),
    ];
    for (const each of wrong) expect(await refused(get(question, each))).toEqual([401, 'HMA-001']);
    expect(await refused(get(`${question}&key=${key}&api_key=${key}`, {}))).toEqual([401, 'HMA-001']);
  });

  test('that is revoked opens nothing from the next request on', async () => {
    const issued = await house.people.issueProgramKey({
      by: admin,
      name: 'Short-lived',
      scope: 'fingerprints',
    });
    expect((await get(question, bearer(issued.key))).status).toBe(200);
    await house.people.revokeProgramKey({ by: admin, id: issued.id });
    expect(await refused(get(question, bearer(issued.key)))).toEqual([401, 'HMA-001']);
  });

  test('may ask so much a minute, a file counting as twenty; another key is not held up', async () => {
    const small = houseWith(database, { VIGIE_PROGRAM_PER_MINUTE: '30' });
    const there = await serve(small);
    const one = await small.people.issueProgramKey({ by: admin, name: 'Busy', scope: 'fingerprints' });
    const ask = (of: string, path: string) => fetch(baseOf(there) + path, bearer(of));
    for (let asked = 0; asked < 30; asked += 1) expect((await ask(one.key, question)).status).toBe(200);
    const late = await ask(one.key, question);
    expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await late.json())['code']).toBe('HMA-007');
    expect((await ask(key, '/h/hash?url=http://127.0.0.1/')).status).toBe(400);
    expect((await ask(key, '/h/hash?url=http://127.0.0.1/')).status).toBe(429);
    there.close();
    await small.close();
  });
});
