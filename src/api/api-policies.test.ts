import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import { readConfig } from '../server/config.ts';
import { makeHouse, type House } from '../server/house.ts';
import { makeApi } from './make-api.ts';
import { apiPolicies } from './route.ts';

let database: Database;
let house: House;
beforeAll(async () => {
  database = await freshDatabase();
  house = makeHouse(database, {
    ...readConfig({ VIGIE_MODE: 'sandbox' }),
    secret: 'a secret for tests only, long enough',
    publicUrl: 'http://localhost:3000',
    smtpUrl: 'smtp://127.0.0.1:25',
  });
});
afterAll(async () => {
  await house.close();
  await database.close();
});

/** The routes that Hono would answer, in the words of the table; middleware for everything is no route. */
const served = (api: ReturnType<typeof makeApi>): string[] => [
  ...new Set(
    api.routes
      .filter(({ path }) => path !== '/*')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
  ),
];

test('every route of the API has a policy, every policy a route, and a planted route is found', () => {
  const api = makeApi(house);
  expect(served(api).sort()).toEqual(Object.keys(apiPolicies).sort());
  api.get('/api/planted/:id', (context) => context.text('here'));
  expect(served(api).filter((route) => !(route in apiPolicies))).toEqual(['GET /api/planted/{id}']);
});

test('what is not in the table answers 404 with a named problem, and so does the login beyond its ceremonies', async () => {
  const api = makeApi(house);
  for (const path of ['/api', '/api/v1/dossiers', '/api/v2/reports', '/api/v1/receipts']) {
    const answer = await api.request(`http://localhost:3000${path}`);
    expect([path, answer.status, (await answer.json())['code']]).toEqual([path, 404, 'API-003']);
  }
  for (const path of ['/api/auth/get-session', '/api/auth/sign-in/email', '/api/auth/ok']) {
    expect((await api.request(`http://localhost:3000${path}`, { method: 'POST' })).status, path).toBe(404);
  }
});

test('a known path with the wrong method answers 405 and says which methods there are', async () => {
  const api = makeApi(house);
  for (const [method, path, allow] of [
    ['GET', '/api/v1/reports', 'POST'],
    ['DELETE', '/api/v1/receipts/some-words', 'GET'],
    ['POST', '/livez', 'GET'],
  ] as const) {
    const answer = await api.request(`http://localhost:3000${path}`, { method });
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allow]);
    expect((await answer.json())['code']).toBe('API-004');
  }
});

test('what cannot be kept or read is named to its sender, not taken for a fault of ours', async () => {
  const api = makeApi(house);
  const send = (body: string, type: string) =>
    api.request(
      'http://localhost:3000/api/v1/reports',
      { method: 'POST', body, headers: { 'content-type': type } },
      { incoming: { headers: {}, socket: {} } },
    );
  const nul = JSON.stringify({ locators: ['https://example.org/\0a'] });
  expect((await (await send(nul, 'application/json')).json())['code']).toBe('INT-002');
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const answer = await send('{"comment":"x"}', type);
    expect([type, answer.status, (await answer.json())['code']]).toEqual([type, 422, 'API-001']);
  }
});
