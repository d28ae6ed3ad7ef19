import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, sql, type Database } from '#ground/db';
import { newId } from '#ground/ids';
import { Problem } from '#ground/problem';
import { freshDatabase } from '../../../tests/database.ts';
import {
  allowed,
  dossierStates,
  isSettled,
  make,
  moves,
  reference,
  type DossierRoom,
  type DossierState,
} from './index.ts';

let database: Database;
let dossiers: DossierRoom;
beforeAll(async () => {
  database = await freshDatabase();
  dossiers = make({ db: database.db });
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`truncate dossier_claim`.execute(database.db);
  await sql`update dossier set state = 'removed'`.execute(database.db);
});

async function open(
  state: DossierState = 'awaiting-qualification',
  more: { priority?: number; hoursAgo?: number } = {},
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into dossier (locator_kind, locator, state, priority, opened_at)
    values ('web', ${`https://example.org/${newId()}`}, ${state}, ${more.priority ?? 3},
            now() - make_interval(hours => ${more.hoursAgo ?? 0}))
    returning id`.execute(database.db);
  return rows[0]!.id;
}
const code = (error: unknown): string => (error instanceof Problem ? error.definition.code : String(error));

describe('the table of moves', () => {
  test('every state but those at the end leads somewhere, and every settled one can be reopened', () => {
    for (const state of dossierStates) expect(moves[state].length).toBeGreaterThan(0);
    for (const state of dossierStates.filter(isSettled))
      expect(allowed(state, 'awaiting-qualification')).toBe(true);
  });
  test('every state can be reached from the first', () => {
    const seen = new Set<DossierState>(['received']);
    for (const state of seen) for (const next of moves[state]) seen.add(next);
    expect([...seen].sort()).toEqual([...dossierStates].sort());
  });
  test('removal comes from the watch alone', () => {
    expect(dossierStates.filter((from) => allowed(from, 'removed'))).toEqual(['watching']);
  });
});

describe('moving', () => {
  test('writes the state and the event together', async () => {
    const id = await open();
    const by = newId();
    await dossiers.move(database.db, id, 'qualified', { by, infraction: 'hate' });
    expect((await dossiers.find(id)).state).toBe('qualified');
    expect((await dossiers.timeline(id)).map((event) => [event.name, event.data])).toEqual([
      ['dossier.moved', { from: 'awaiting-qualification', to: 'qualified', by, infraction: 'hate' }],
    ]);
  });
  test('refuses what the table does not have, and writes nothing', async () => {
    const id = await open();
    expect(code(await dossiers.move(database.db, id, 'removed').catch((error: unknown) => error))).toBe(
      'DOS-002',
    );
    expect(await dossiers.timeline(id)).toEqual([]);
  });
  test('a person reopens with a reason, not without', async () => {
    const id = await open('closed-not-illegal');
    const by = newId();
    expect(
      code(
        await dossiers
          .move(database.db, id, 'awaiting-qualification', { by, reason: ' ' })
          .catch((error: unknown) => error),
      ),
    ).toBe('DOS-004');
    await dossiers.move(database.db, id, 'awaiting-qualification', { by, reason: 'new element' });
    expect((await dossiers.find(id)).state).toBe('awaiting-qualification');
  });
  test('nobody calls back what is still on its way: not from the machine, not from under a second reader', async () => {
    for (const state of ['screening', 'second-reading', 'qualified', 'acting', 'watching'] as const) {
      const id = await open(state);
      await expect(dossiers.reopen(id, { by: newId(), reason: 'because' }).catch(code)).resolves.toBe(
        'DOS-002',
      );
      expect((await dossiers.find(id)).state).toBe(state);
    }
    const id = await open('closed-not-found');
    await expect(dossiers.reopen(id, { by: newId(), reason: ' ' }).catch(code)).resolves.toBe('DOS-004');
    expect((await dossiers.reopen(id, { by: newId(), reason: 'seen again' })).state).toBe(
      'awaiting-qualification',
    );
  });
  test('a person passes on with a reason, not without', async () => {
    const id = await open();
    const pass = (reason: string) =>
      dossiers.move(database.db, id, 'closed-passed-on', { by: newId(), reason }).catch(code);
    expect(await pass(' ')).toBe('DOS-005');
    expect(await pass('to the police')).toMatchObject({ state: 'closed-passed-on' });
  });
  test('what cannot be an id is no dossier, rather than a fault of ours', async () => {
    await expect(dossiers.claim('zzz', newId()).catch(code)).resolves.toBe('DOS-001');
    await expect(dossiers.reopen('zzz', { by: newId(), reason: 'x' }).catch(code)).resolves.toBe('DOS-001');
    await expect(dossiers.move(database.db, 'zzz', 'screening').catch(code)).resolves.toBe('DOS-001');
    expect(await dossiers.release('zzz', newId())).toBe(false);
    expect(await dossiers.renewClaim('zzz', newId())).toBe(false);
  });
  test('of two people who decide at once, one is told that it has changed', async () => {
    const id = await open();
    const outcomes = await Promise.allSettled([
      dossiers.move(database.db, id, 'qualified', { by: newId() }),
      dossiers.move(database.db, id, 'closed-not-illegal', { by: newId() }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await dossiers.timeline(id)).toHaveLength(1);
  });
});

describe('tasks', () => {
  test('a hundred people asking at once get a hundred different ones', async () => {
    await Promise.all(Array.from({ length: 100 }, () => open()));
    const tasks = await Promise.all(Array.from({ length: 100 }, () => dossiers.claimNext(newId())));
    expect(new Set(tasks.map((task) => task?.id)).size).toBe(100);
    expect(tasks).not.toContain(undefined);
    expect(await dossiers.claimNext(newId())).toBeUndefined();
  });
  test('one dossier wanted by twenty people goes to one of them', async () => {
    const id = await open();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => dossiers.claim(id, newId())));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(code(outcome.reason)).toBe('DOS-003');
  });
  test('the database itself forbids a second live claim', async () => {
    const id = await open();
    await dossiers.claim(id, newId());
    await expect(
      sql`insert into dossier_claim (dossier_id, staff_id, expires_at) values (${id}, ${newId()}, now())`.execute(
        database.db,
      ),
    ).rejects.toThrow('duplicate key');
  });
  test('the most urgent first, then the one due first; the same task again while it is held', async () => {
    await open('awaiting-qualification', { priority: 3 });
    const urgent = await open('awaiting-qualification', { priority: 1 });
    const me = newId();
    expect((await dossiers.claimNext(me))?.id).toBe(urgent);
    expect((await dossiers.claimNext(me))?.id).toBe(urgent);
    expect(
      (await dossiers.timeline(urgent)).filter((event) => event.name === 'dossier.claimed'),
    ).toHaveLength(1);
  });
  test('a lease that ran out goes to the next person, and both facts are recorded', async () => {
    const id = await open();
    const first = newId();
    const second = newId();
    await dossiers.claim(id, first);
    await sql`update dossier_claim set expires_at = now() - interval '1 second'`.execute(database.db);
    expect(await dossiers.renewClaim(id, first)).toBe(false);
    expect((await dossiers.claimNext(second))?.id).toBe(id);
    expect(
      (await dossiers.timeline(id)).map((event) => [event.name, (event.data as { by: string }).by]),
    ).toEqual([
      ['dossier.claimed', first],
      ['dossier.released', first],
      ['dossier.claimed', second],
    ]);
  });
  test('given back, it waits for others again', async () => {
    const id = await open();
    const me = newId();
    await dossiers.claim(id, me);
    expect(await dossiers.release(id, newId())).toBe(false);
    expect(await dossiers.release(id, me)).toBe(true);
    expect((await dossiers.claimNext(newId()))?.id).toBe(id);
  });
  test('a second reading is never given to the first reader', async () => {
    const id = await open();
    const first = newId();
    await dossiers.move(database.db, id, 'second-reading', { by: first });
    expect(await dossiers.claimNext(first)).toBeUndefined();
    expect((await dossiers.claimNext(newId()))?.id).toBe(id);
  });
  test('what has been decided leaves the desk', async () => {
    const id = await open();
    const me = newId();
    await dossiers.claim(id, me);
    await inTransaction(database.db, (tx) => dossiers.move(tx, id, 'qualified', { by: me }));
    expect(await dossiers.claimOf(me)).toBeUndefined();
  });
});

describe('the queue', () => {
  test.each(['priority', 'newest', 'oldest', 'due'] as const)(
    'pages through every order without loss or repeat: %s',
    async (order) => {
      const mine = new Set(
        await Promise.all(
          Array.from({ length: 23 }, (_, i) =>
            open(i % 2 ? 'received' : 'awaiting-qualification', { priority: 1 + (i % 4), hoursAgo: i % 5 }),
          ),
        ),
      );
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await dossiers.queue({ order, limit: 5, cursor });
        seen.push(...page.rows.map((row) => row.id));
        cursor = page.next;
      } while (cursor);
      expect(seen).toHaveLength(23);
      expect(new Set(seen)).toEqual(mine);
      const opened = await Promise.all(seen.map(async (id) => (await dossiers.find(id)).openedAt.getTime()));
      if (order === 'newest') expect(opened).toEqual([...opened].sort((a, b) => b - a));
      if (order === 'oldest') expect(opened).toEqual([...opened].sort((a, b) => a - b));
    },
  );
  test('a cursor that somebody edited starts from the beginning', async () => {
    const id = await open();
    for (const values of [
      ['a', 'b', 'c', 'd'],
      ['1', '0', "2026-01-01'; --", id],
      ['99999', '0', 'now', 'x'],
      ['1', '0'],
    ]) {
      const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
      expect((await dossiers.queue({ cursor })).rows.map((row) => row.id)).toContain(id);
    }
  });
  test('each filter lets through what is on its side and keeps back the rest', async () => {
    const high = await open('awaiting-qualification', { priority: 1 });
    const low = await open('received', { priority: 4 });
    const ids = async (filter: Parameters<DossierRoom['queue']>[0]): Promise<string[]> =>
      (await dossiers.queue(filter)).rows.map((row) => row.id);
    expect(await ids({ priority: 1 })).toEqual([high]);
    expect(await ids({ states: ['received'] })).toEqual([low]);
    expect(await ids({ states: ['received'], priority: 1 })).toEqual([]);
    expect(await ids({ cursor: 'nonsense' })).toHaveLength(2);
  });
});

test('people find a dossier by its reference and by a part of its address', async () => {
  const id = await open();
  const dossier = await dossiers.find(id);
  expect((await dossiers.search(reference(dossier)))[0]?.id).toBe(id);
  expect((await dossiers.search(dossier.locator.slice(-12))).map((found) => found.id)).toEqual([id]);
  expect(await dossiers.search('%')).toEqual([]);
});
