import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql, type Database } from '#ground/db';
import { newId } from '#ground/ids';
import { freshDatabase } from '../../../tests/database.ts';
import { writeReports, type LocatorRow, type NewReport, type ReportRow } from './intake.sql.ts';
import { makeReportWriter } from './report-writer.ts';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
const locator = (path: string): LocatorRow => ({
  key: hashed(path),
  kind: 'web',
  canonical: `https://batch.example.org/${path}`,
  host: 'batch.example.org',
  tld: 'org',
  verbatim: `https://batch.example.org/${path}`,
});
const report = (paths: readonly string[], more: Partial<ReportRow> = {}): NewReport => {
  const id = newId();
  return {
    report: {
      id,
      receiptHash: hashed(id),
      idempotencyHash: null,
      bodyHash: null,
      channel: 'api',
      language: 'fr',
      category: 'hate',
      dataKey: null,
      comment: null,
      contact: null,
      priority: 3,
      lane: 0,
      dueAt: new Date('2026-03-01T12:00:00Z'),
      ...more,
    },
    locators: paths.map(locator),
  };
};
const writeAll = (reports: readonly NewReport[]): Promise<PromiseSettledResult<{ outcome: string }>[]> => {
  const writer = makeReportWriter(database.pool);
  return Promise.allSettled(reports.map((one) => writer.write(one)));
};
async function dossierOf(
  path: string,
): Promise<{ id: string; reports: number; priority: number } | undefined> {
  const { rows } = await sql<{ id: string; reports: number; priority: number }>`
    select id, reports, priority from dossier where locator_key = ${hashed(path)}`.execute(database.db);
  return rows[0];
}
async function toldOf(subject: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from ground_event where subject = ${subject} order by seq`.execute(database.db);
  return rows.map((row) => row.name);
}

test('300 reports at once on 20 addresses open 20 dossiers, and every report is counted in its own', async () => {
  const reports = Array.from({ length: 300 }, (_, i) =>
    report([`many-${i % 20}`, `many-${(i * 7 + 1) % 20}`], { priority: i === 40 ? 1 : 3 }),
  );
  expect(new Set((await writeAll(reports)).map((result) => result.status))).toEqual(new Set(['fulfilled']));
  const counted = new Map<string, number>();
  for (const { locators } of reports) {
    for (const { canonical } of locators) counted.set(canonical, (counted.get(canonical) ?? 0) + 1);
  }
  expect(counted.size).toBe(20);
  for (const [canonical, count] of counted) {
    const dossier = await dossierOf(canonical.split('/').at(-1)!);
    expect(dossier?.reports).toBe(count);
    const told = await toldOf(dossier!.id);
    expect(told).toHaveLength(count);
    expect(told.filter((name) => name === 'dossier.opened')).toHaveLength(1);
    expect(told[0]).toBe('dossier.opened');
  }
  expect((await dossierOf('many-0'))?.priority).toBe(1);
  for (const { report: one } of reports.slice(0, 5)) {
    expect(await toldOf(one.id)).toEqual(['intake.report-accepted']);
  }
});

test('one key sent by many at once is written once, and all of them learn of the same report', async () => {
  const idempotencyHash = hashed('the same key');
  const reports = Array.from({ length: 150 }, () =>
    report(['same-key'], {
      idempotencyHash,
      receiptHash: hashed('the same receipt'),
      bodyHash: hashed('body'),
    }),
  );
  const results = await writeAll(reports);
  const outcomes = results.map((result) => (result.status === 'fulfilled' ? result.value.outcome : 'failed'));
  expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(149);
  expect((await dossierOf('same-key'))?.reports).toBe(1);
});

test('retries in the midst of new reports are told what was written, and cost the new ones nothing', async () => {
  const keyed = (i: number): Partial<ReportRow> => ({
    idempotencyHash: hashed(`retry ${i}`),
    bodyHash: hashed(`b${i}`),
  });
  const first = Array.from({ length: 30 }, (_, i) => report([`retried-${i}`], keyed(i)));
  await writeAll(first);
  const mixed = Array.from({ length: 60 }, (_, i) =>
    i % 2 === 0 ? report([`retried-${i / 2}`], keyed(i / 2)) : report([`new-${i}`], keyed(1000 + i)),
  );
  const results = await writeAll(mixed);
  for (const [i, result] of results.entries()) {
    const before = i % 2 === 0 ? first[i / 2]?.report : undefined;
    expect(result).toEqual({
      status: 'fulfilled',
      value: before
        ? { outcome: 'repeated', reportId: before.id, bodyHash: before.bodyHash }
        : { outcome: 'accepted' },
    });
  }
  for (let i = 0; i < 30; i += 1) expect((await dossierOf(`retried-${i}`))?.reports).toBe(1);
  expect((await dossierOf('new-1'))?.reports).toBe(1);
});

test('many pairs of one key cost about as much as other reports', async () => {
  const pairs = Array.from({ length: 320 }, (_, i) => {
    const keyed = { idempotencyHash: hashed(`pair ${i}`), bodyHash: hashed(`p${i}`) };
    return [
      report([`pair-${i}`], { ...keyed, receiptHash: hashed(`pair receipt ${i}`) }),
      report([`pair-${i}`], { ...keyed, receiptHash: hashed(`pair receipt ${i}`) }),
    ];
  }).flat();
  const started = performance.now();
  const results = await writeAll(pairs);
  expect(performance.now() - started).toBeLessThan(2_500); // 8,000 when each pair threw a connection away
  const outcomes = results.map((result) => (result.status === 'fulfilled' ? result.value.outcome : 'failed'));
  expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(320);
  expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(320);
});

test('a retry that races with its first attempt through another server is told what was written', async () => {
  const writers = Array.from({ length: 4 }, () => makeReportWriter(database.pool));
  for (let round = 0; round < 100; round += 1) {
    const keyed = {
      idempotencyHash: hashed(`race ${round}`),
      receiptHash: hashed(`race receipt ${round}`),
      bodyHash: hashed('b'),
    };
    const written = await Promise.all(
      writers.map((writer) => writer.write(report([`race-${round}`], keyed))),
    );
    expect(written.map(({ outcome }) => outcome).sort()).toEqual([
      'accepted',
      'repeated',
      'repeated',
      'repeated',
    ]);
  }
});

test('two batches that bring the same keys in opposite orders do not lock each other out', async () => {
  const keyed = (name: string): NewReport =>
    report([`order-${name}`], { idempotencyHash: hashed(`order ${name}`), bodyHash: hashed('b') });
  const other = await database.pool.connect();
  const waits = async (): Promise<unknown> =>
    (
      await database.pool.query(
        `select count(*)::int as n from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).rows;
  try {
    // In the midst of each batch a key that somebody else is writing: both stand still there, halfway.
    await other.query('begin');
    for (const name of ['x', 'y']) {
      await other.query(
        `insert into intake_report (receipt_hash, idempotency_hash, channel, language) values ($1, $2, 'api', 'fr')`,
        [hashed(`other ${name}`), hashed(`order ${name}`)],
      );
    }
    const batches = [
      ['a', 'x', 'b'],
      ['b', 'y', 'a'],
    ].map((names) => writeReports(database.pool, names.map(keyed)));
    const settled = Promise.allSettled(batches);
    await expect.poll(waits).toEqual([{ n: 2 }]);
    await other.query('rollback');
    const codes = (await settled).map((result) =>
      result.status === 'rejected' ? result.reason.code : 'written',
    );
    expect(codes.toSorted()).toEqual(['VI001', 'written']); // and not 40P01
  } finally {
    other.release();
  }
});

test('a batch that waits for somebody’s lock does not stop the others', async () => {
  await writeAll([report(['held'])]);
  const other = await database.pool.connect();
  try {
    await other.query('begin');
    await other.query('select 1 from dossier where locator_key = $1 for update', [hashed('held')]);
    const writer = makeReportWriter(database.pool);
    const held = writer.write(report(['held']));
    const others = Array.from({ length: 5 }, (_, i) => writer.write(report([`not-held-${i}`])));
    await expect(Promise.all(others)).resolves.toEqual(others.map(() => ({ outcome: 'accepted' })));
    await other.query('commit');
    await expect(held).resolves.toEqual({ outcome: 'accepted' });
  } finally {
    other.release();
  }
});

test('what does not fit into an index of the database does not take its neighbours with it', async () => {
  const host = Array.from({ length: 120 }, () => newId()).join('.');
  const reports = Array.from({ length: 40 }, (_, i) => report([`fits-${i}`]));
  reports[20]!.locators = [{ ...locator('too-long-host'), host }];
  const results = await writeAll(reports);
  expect(results.map((result, i) => (result.status === 'rejected' ? i : -1)).filter((i) => i >= 0)).toEqual([
    20,
  ]);
});

test('a report that cannot be written does not take the others of its batch with it', async () => {
  const reports = Array.from({ length: 60 }, (_, i) =>
    report([`beside-${i}`], i === 30 ? { language: 'xx' } : {}),
  );
  const results = await writeAll(reports);
  expect(results.map((result, i) => (result.status === 'rejected' ? i : -1)).filter((i) => i >= 0)).toEqual([
    30,
  ]);
  expect(await dossierOf('beside-30')).toBeUndefined();
  expect(await dossierOf('beside-31')).toBeDefined();
});

test('what was removed and is reported again by several at once starts anew, once', async () => {
  await writeAll([report(['gone'])]);
  const { id } = (await dossierOf('gone'))!;
  await sql`update dossier set state = 'removed' where id = ${id}`.execute(database.db);
  await writeAll(Array.from({ length: 40 }, () => report(['gone'])));
  const { rows } = await sql<{ state: string }>`select state from dossier where id = ${id}`.execute(
    database.db,
  );
  expect(rows[0]?.state).toBe('received');
  expect((await toldOf(id)).filter((name) => name === 'dossier.moved')).toHaveLength(1);
});

test('a batch that is locked out by somebody else is written all the same, each report alone', async () => {
  const [low = '', high = ''] = ['locked-1', 'locked-2'].sort((a, b) => Buffer.compare(hashed(a), hashed(b)));
  await writeAll([report([low]), report([high])]);
  const other = await database.pool.connect();
  const lock = (path: string): Promise<unknown> =>
    other.query('select 1 from dossier where locator_key = $1 for update', [hashed(path)]);
  try {
    await other.query('begin');
    await lock(high);
    // The first two go at once, alone; the two behind them go together.
    const written = writeAll([report(['free-1']), report(['free-2']), report([low]), report([high])]);
    await expect
      .poll(async () => {
        const { rows } = await database.pool.query<{ n: number }>(
          `select count(*)::int as n from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rows[0]?.n;
      })
      .toBe(1);
    await lock(low);
    await other.query('commit');
    expect((await written).map((result) => result.status)).toEqual(Array(4).fill('fulfilled'));
  } finally {
    other.release();
  }
  expect([(await dossierOf(low))?.reports, (await dossierOf(high))?.reports]).toEqual([2, 2]);
});

test('an honest report takes its dossier out of the slower lane, whether it comes after the flood or in its midst', async () => {
  const laneOf = async (path: string): Promise<number | undefined> => {
    const { rows } = await sql<{ lane: number }>`
      select lane from dossier where locator_key = ${hashed(path)}`.execute(database.db);
    return rows[0]?.lane;
  };
  await writeAll([report(['flooded'], { lane: 1 })]);
  expect(await laneOf('flooded')).toBe(1);
  await writeAll([report(['flooded'], { lane: 0 })]);
  expect(await laneOf('flooded')).toBe(0);
  await writeAll([report(['flooded'], { lane: 1 })]);
  expect(await laneOf('flooded')).toBe(0);
  const { rows: told } = await sql<{ lane: number; left: boolean | null; outbox: number }>`
    select (e.data ->> 'lane')::int as lane, (e.data ->> 'leftSlowerLane')::boolean as left, o.lane as outbox
    from ground_event e join ground_outbox o using (seq)
    where subject = ${(await dossierOf('flooded'))!.id} order by seq`.execute(database.db);
  expect(told).toEqual([
    { lane: 1, left: null, outbox: 1 },
    { lane: 0, left: true, outbox: 0 },
    { lane: 1, left: false, outbox: 1 },
  ]);
  await writeAll(Array.from({ length: 40 }, (_, i) => report(['midst'], { lane: i === 20 ? 0 : 1 })));
  expect(await laneOf('midst')).toBe(0);
});
