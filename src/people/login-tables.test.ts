import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeals } from '#ground/crypto';
import type { Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import { loginOptions } from './login.ts';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const missing = async (): Promise<string[]> => {
  const seals = makeSeals('a secret for tests only, long enough');
  const plan = await getMigrations(loginOptions({ db: database.db, seals, origin: 'http://localhost:3000' }));
  return [...plan.toBeCreated, ...plan.toBeAdded].map((change) => change.table);
};

test('better-auth finds every table, column and index it needs, and would notice a missing one', async () => {
  expect(await missing()).toEqual([]);
  await database.pool.query('alter table people_passkey drop column aaguid');
  expect(await missing()).toEqual(['people_passkey']);
});
