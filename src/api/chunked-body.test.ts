import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import { readConfig } from '../server/config.ts';
import { makeHouse, type House } from '../server/house.ts';
import { makeApi } from './make-api.ts';

let database: Database;
let house: House;
let server: Server;
let url = '';
beforeAll(async () => {
  database = await freshDatabase();
  house = makeHouse(database, {
    ...readConfig({ VIGIE_MODE: 'sandbox' }),
    secret: 'a secret for tests only, long enough',
    publicUrl: 'http://localhost:3000',
    smtpUrl: 'smtp://127.0.0.1:25',
  });
  server = createServer(getRequestListener(makeApi(house).fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/v1/reports`;
});
afterAll(async () => {
  server.close();
  await house.close();
  await database.close();
});

/** Sent in pieces: nobody says beforehand how long it will be. The DOM's types do not know `duplex`, which it needs. */
const inPieces = (body: string): Promise<Response> => {
  const asked: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Blob([body]).stream(),
    duplex: 'half',
  };
  return fetch(url, asked);
};

test('a report that comes in pieces is accepted, and a giant one is refused by what really came', async () => {
  expect((await inPieces('{"comment":"piece by piece"}')).status).toBe(201);
  const giant = await inPieces(JSON.stringify({ comment: 'a'.repeat(300_000) }));
  expect([giant.status, (await giant.json())['code']]).toEqual([413, 'API-002']);
});

test('a method that is not there is no fault of ours', async () => {
  const answer = await fetch(url, { method: 'DELETE' });
  expect([answer.status, (await answer.json())['code']]).toEqual([405, 'API-004']);
});
