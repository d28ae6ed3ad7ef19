import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql, type Database } from '#ground/db';
import { newId } from '#ground/ids';
import { freshDatabase } from '../../../tests/database.ts';
import { makeFloodGauge } from './index.ts';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const happen = (count: number): Promise<unknown> =>
  sql`insert into ground_event (name, subject) select 'ground.tested', ${newId()}::uuid from generate_series(1, ${count}::int)`.execute(
    database.db,
  );

test('a thousand events in a second are a flood, a hundred are not, and it is over when they stop', async () => {
  let ms = 0;
  const isFlooded = makeFloodGauge(database.db, () => ms);
  await happen(5_000);
  expect(await isFlooded()).toBe(false); // what was there before is no flood
  ms += 1_000;
  await happen(100);
  expect(await isFlooded()).toBe(false);
  ms += 1_000;
  await happen(1_000);
  expect(await isFlooded()).toBe(true);
  ms += 1_000;
  expect(await isFlooded()).toBe(false);
});

test('a burst of a moment is no flood; a flood is seen before its second is over', async () => {
  let ms = 0;
  const isFlooded = makeFloodGauge(database.db, () => ms);
  expect(await isFlooded()).toBe(false);
  ms += 100;
  await happen(100);
  expect(await isFlooded()).toBe(false);
  ms += 100;
  await happen(400);
  expect(await isFlooded()).toBe(false);
  ms += 100;
  await happen(400);
  expect(await isFlooded()).toBe(true);
  expect(await Promise.all([isFlooded(), isFlooded(), isFlooded()])).toEqual([true, true, true]);
});
