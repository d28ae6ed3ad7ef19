import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import { readConfig } from './config.ts';
import { makeHouse, type House } from './house.ts';
import { holdsRealThings } from './real-database.ts';

let database: Database;
let house: House;
beforeEach(async () => {
  database = await freshDatabase();
  house = makeHouse(database, {
    ...readConfig({ VIGIE_MODE: 'sandbox' }),
    secret: 'a secret for tests only, long enough',
    publicUrl: 'http://localhost:3000',
    smtpUrl: 'smtp://127.0.0.1:25',
  });
});
afterEach(async () => {
  await house.close();
  await database.close();
});

const report = { locators: ['https://example.org/a'], language: 'fr', channel: 'api' } as const;

test('an empty database and one of a sandbox may be a sandbox', async () => {
  expect(await holdsRealThings(house)).toBe(false);
  await house.people.seedDemoTeam();
  await house.intake.acceptReport(report);
  expect(await holdsRealThings(house)).toBe(false);
});

test('one with a report or an account and without the invented team may not', async () => {
  await house.intake.acceptReport(report);
  expect(await holdsRealThings(house)).toBe(true);
});

test('nor one where somebody has set the house up', async () => {
  const code = await house.people.ensureSetupCode();
  const person = {
    code: code ?? '',
    name: 'Irène Aubert',
    email: 'irene@example.org',
    password: 'une phrase facile à retenir',
  };
  await house.people.setUp({ headers: new Headers(), ...person });
  expect(await holdsRealThings(house)).toBe(true);
});
