import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { inTransaction, pendingMigrations, sql, type Database } from '#ground/db';
import { announce, defineEvent, drainOnce, eventsAbout, on } from '#ground/events';
import { newId } from '#ground/ids';
import { defineJob, enqueue, handle, jobCounts, startWorker } from '#ground/jobs';
import { freshDatabase } from '../../../tests/database.ts';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const happened = defineEvent('ground.tested', z.object({ number: z.number() }));
const work = defineJob('ground.work', z.object({ number: z.number() }));

test('a migrated database has nothing left to migrate', async () => {
  expect(await pendingMigrations(database.pool)).toEqual([]);
});

test('an event announced in a transaction that fails never happened', async () => {
  const subject = newId();
  await expect(
    inTransaction(database.db, async (tx) => {
      await announce(tx, happened.of(subject, { number: 1 }));
      throw new Error('changed our mind');
    }),
  ).rejects.toThrow('changed our mind');
  expect(await eventsAbout(database.db, subject)).toEqual([]);
});

test('what has happened cannot be rewritten', async () => {
  await announce(database.db, happened.of(newId(), { number: 2 }));
  await expect(sql`update ground_event set name = 'x'`.execute(database.db)).rejects.toThrow('append-only');
  await expect(sql`delete from ground_event`.execute(database.db)).rejects.toThrow();
});

test('an event becomes a job once, and the job is done', async () => {
  const subject = newId();
  await announce(database.db, happened.of(subject, { number: 3 }), happened.of(subject, { number: 4 }));
  const listener = on(happened, (event) => [
    work.request({ number: event.data.number }, { key: `work ${event.seq}` }),
  ]);
  await drainOnce(database.db, [listener]);
  expect(await drainOnce(database.db, [listener])).toEqual({ events: 0, jobs: 0 });
  const seen: number[] = [];
  const worker = await startWorker(database, [handle(work, async ({ number }) => void seen.push(number))], {
    concurrency: 2,
    pollMs: 50,
  });
  await expect.poll(() => seen.filter((n) => n > 2).sort()).toEqual([3, 4]);
  await worker.stop();
  expect((await jobCounts(database.db)).outbox).toBe(0);
});

test('what a flood announced is handed on after everything else', async () => {
  const flooded = defineEvent('ground.flooded', z.object({ lane: z.number(), number: z.number() }));
  const announced = (number: number, lane: number) => flooded.of(newId(), { number, lane });
  await announce(
    database.db,
    announced(1, 1),
    announced(2, 1),
    announced(3, 0),
    announced(4, 1),
    announced(5, 0),
  );
  const order: number[] = [];
  const listener = on(flooded, (event) => {
    order.push(event.data.number);
    return [];
  });
  while ((await drainOnce(database.db, [listener], 2)).events > 0);
  expect(order).toEqual([3, 5, 1, 2, 4]);
});

test('during a flood what gives way goes one by one, and other work begins after one turn at most', async () => {
  const many = defineJob('ground.many', z.object({}), { givesWay: true });
  const other = defineJob('ground.other', z.object({}));
  const later = { priority: 10 };
  await enqueue(
    database.db,
    Array.from({ length: 12 }, () => many.request({}, later)),
  );
  const begun: string[] = [];
  const handlers = [
    handle(many, async () => void begun.push('many')),
    handle(other, async () => void begun.push('other')),
  ];
  const started = performance.now();
  const worker = await startWorker(database, handlers, {
    concurrency: 3,
    pollMs: 50,
    isFlooded: async () => true,
  });
  await expect.poll(() => begun.length, { timeout: 5_000 }).toBe(2);
  expect(performance.now() - started).toBeGreaterThan(450);
  await enqueue(database.db, [other.request({}), other.request({})]);
  await expect.poll(() => begun.filter((name) => name === 'other').length, { timeout: 2_000 }).toBe(2);
  expect(begun.length).toBeLessThan(7);
  const stopping = performance.now();
  await worker.stop(); // those that wait for their turn get it at once
  expect(performance.now() - stopping).toBeLessThan(900);
  const calm = await startWorker(database, handlers, {
    concurrency: 3,
    pollMs: 50,
    isFlooded: () => Promise.reject(new Error('the database is away')),
  });
  await expect.poll(() => begun.length).toBe(14); // when nobody knows, nothing is held back
  await calm.stop();
});

test('what is pending does not become less urgent by being asked for again', async () => {
  const keyed = (priority: number) => work.request({ number: priority }, { key: 'urgent', priority });
  const priority = async (): Promise<unknown> =>
    (await sql`select priority from graphile_worker.jobs where key = 'urgent'`.execute(database.db)).rows;
  await enqueue(database.db, [keyed(10)]);
  await enqueue(database.db, [keyed(0), keyed(7)]);
  expect(await priority()).toEqual([{ priority: 0 }]);
  await enqueue(database.db, [keyed(10)]);
  expect(await priority()).toEqual([{ priority: 0 }]);
});

test('two requests with one key leave one job, the later one', async () => {
  await enqueue(database.db, [
    work.request({ number: 8 }, { key: 'same' }),
    work.request({ number: 9 }, { key: 'same' }),
  ]);
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from graphile_worker.jobs where key = 'same'`.execute(database.db);
  expect(rows[0]?.n).toBe(1);
});
