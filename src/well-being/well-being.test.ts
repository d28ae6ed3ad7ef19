import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { eventsAbout } from '#ground/events';
import { newId } from '#ground/ids';
import { freshDatabase } from '../../tests/database.ts';
import { make } from './make.ts';

let database: Database;
let dossierId: string;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

/** Noon in Paris on a summer day, moved by hand; a new dossier and a new person for each test. */
async function sample(budget?: number) {
  let now = new Date('2026-07-14T10:00:00Z');
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into dossier (locator_kind, locator) values ('text', '') returning id`,
  );
  dossierId = rows[0]?.id ?? '';
  const room = make({ db: database.db, clock: { now: () => now }, ...(budget ? { budget } : {}) });
  const staffId = newId<'Staff'>();
  const view = { staffId, dossierId, infraction: 'hate', reason: 'unknown picture' };
  const pass = (seconds: number): void => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  return { room, staffId, view, pass };
}

test('a view counts from the moment it is noted, and its seconds once it has ended', async () => {
  const { room, staffId, view, pass } = await sample();
  const { id } = await room.recordExposure(view);
  expect(await room.today(staffId)).toEqual({ views: 1, seconds: 0, budget: 40 });
  expect(await eventsAbout(database.db, dossierId)).toEqual([]);
  pass(8);
  await room.finishExposure(id, 6.5, staffId);
  expect(await room.today(staffId)).toEqual({ views: 1, seconds: 6.5, budget: 40 });
  expect(await eventsAbout(database.db, dossierId)).toMatchObject([
    { name: 'well-being.exposed', data: { staffId, infraction: 'hate', seconds: 6.5 } },
  ]);
  await expect(room.finishExposure(id, 7, staffId)).rejects.toThrow('WEL-002');
  expect(await eventsAbout(database.db, dossierId)).toHaveLength(1);
});

test('nobody can tell more seconds than went by, less than none, or end the view of another', async () => {
  const { room, staffId, view, pass } = await sample();
  for (const [told, passed, kept] of [
    [1e9, 20, 20],
    [-5, 20, 0],
    [Number.NaN, 20, 0],
    [4000, 5000, 300],
  ] as const) {
    const before = (await room.today(staffId)).seconds;
    const { id } = await room.recordExposure(view);
    await expect(room.finishExposure(id, 1, newId())).rejects.toThrow('WEL-002');
    pass(passed);
    await room.finishExposure(id, told, staffId);
    expect((await room.today(staffId)).seconds - before).toBeCloseTo(kept);
  }
  await expect(room.finishExposure('nonsense', 1, staffId)).rejects.toThrow('WEL-002');
});

test('the budget of the day refuses the next view, also to ten at once, and returns at midnight in Paris', async () => {
  const { room, staffId, view, pass } = await sample(3);
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => room.recordExposure(view)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  await expect(room.recordExposure(view)).rejects.toThrow('WEL-001');
  expect((await room.today(staffId)).views).toBe(3);
  expect((await room.today(newId())).views).toBe(0);
  pass(12 * 3600 - 1);
  await expect(room.recordExposure(view)).rejects.toThrow('WEL-001');
  pass(1);
  await room.recordExposure(view);
  expect((await room.today(staffId)).views).toBe(1);
});

test('the first view of a dossier needs a reason, the next ones carry it on', async () => {
  const { room, view } = await sample();
  await expect(room.recordExposure({ ...view, reason: ' ' })).rejects.toThrow('WEL-003');
  await room.recordExposure(view);
  const { id } = await room.recordExposure({ ...view, reason: '' });
  const { rows } = await database.pool.query('select reason from well_being_exposure where id = $1', [id]);
  expect(rows).toEqual([{ reason: 'unknown picture' }]);
});

test('a view whose end nobody told is ended by the job, once', async () => {
  const { room, staffId, view, pass } = await sample();
  const { id } = await room.recordExposure(view);
  const { rows } = await database.pool.query(`select run_at from graphile_worker.jobs where key like $1`, [
    `%${id}`,
  ]);
  expect(rows).toEqual([{ run_at: new Date('2026-07-14T10:10:00Z') }]);
  pass(600);
  const context = { now: new Date('2026-07-14T10:10:00Z'), attempt: 1, lastAttempt: false };
  for (let round = 0; round < 2; round += 1) await room.jobs[0]?.run({ id }, context);
  expect(await eventsAbout(database.db, dossierId)).toHaveLength(1);
  expect(await room.today(staffId)).toMatchObject({ views: 1, seconds: 0 });
});
