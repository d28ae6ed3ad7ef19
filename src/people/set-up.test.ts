import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import { Browser, samplePassword, samplePeople } from './samples.ts';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const form = { name: 'Irène Aubert', email: 'irene.aubert@example.org', password: samplePassword };

test('the first account is made by a code that opens once, is replaced at each start and grows old', async () => {
  const { people, clock } = samplePeople(database);
  const browser = new Browser();
  const { headers } = browser;
  const first = await people.ensureSetupCode();
  expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  const second = await people.ensureSetupCode();
  if (!first || !second) throw new Error('no code for an empty installation');

  await expect(people.setUp({ headers, ...form, code: first })).rejects.toThrow('PEO-010');
  await expect(people.setUp({ headers, ...form, code: 'AAAA-BBBB-CCCC-DDDD' })).rejects.toThrow('PEO-010');
  await expect(people.setUp({ headers, ...form, code: second, password: 'too short' })).rejects.toThrow(
    'PEO-013',
  );
  await expect(people.setUp({ headers, ...form, code: second, email: 'nobody' })).rejects.toThrow('PEO-012');

  clock.advance(24 * 60 + 1);
  await expect(people.setUp({ headers, ...form, code: second })).rejects.toThrow('PEO-010');
  clock.advance(-24 * 60 - 1);

  // Two people with the same code: the database lets one through.
  const typed = second.toLowerCase().replaceAll('-', ' ');
  const other = { ...form, email: 'someone.else@example.org' };
  const tries = await Promise.allSettled([
    people.setUp({ headers, ...form, code: typed }),
    people.setUp({ headers, ...other, code: typed }),
  ]);
  const opened = tries.filter((attempt) => attempt.status === 'fulfilled');
  expect(opened).toHaveLength(1);
  browser.keep(opened[0]?.value ?? []);
  expect(await people.sessionOf(browser.headers)).toMatchObject({
    roles: ['admin', 'director'],
    mustSecure: true,
  });

  await expect(people.setUp({ headers, ...form, code: second })).rejects.toThrow('PEO-011');
  expect(await people.ensureSetupCode()).toBeNull();
});

test('the code is not kept: only a keyed hash of it is', async () => {
  const { rows } = await database.pool.query('select * from people_one_time_key');
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
});
