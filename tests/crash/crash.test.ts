import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSeals } from '#ground/crypto';
import { openDatabase, type Database } from '#ground/db';
import { startPlatform, type Pids, type Platform } from '../../bench/platform.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { startReporters, type Reporters } from './reporters.ts';

/**
 * Ten times kill -9, in turn of the server, the worker and PostgreSQL, while people keep reporting. Everything is
 * real: the supervisor of `npm start`, its processes, fsync, HTTP, SMTP. Afterwards the books are compared.
 */
const rounds = 10;
const victims = ['server', 'worker', 'postgres'] as const satisfies readonly (keyof Pids)[];

let mailbox: Mailbox;
let platform: Platform;
let database: Database;
let reporters: Reporters;
const recoveries: { victim: string; ms: number }[] = [];

beforeAll(async () => {
  mailbox = await openMailbox();
  platform = await startPlatform({
    VIGIE_SMTP_URL: mailbox.url,
    VIGIE_DNS: '127.0.0.1:9', // nobody answers: no name of this trial leaves the machine
    VIGIE_POLL_SECONDS: '0.25',
  });
  database = openDatabase(platform.databaseUrl, 3);
  reporters = startReporters(platform, 5, 25);
});
afterAll(async () => {
  await reporters.stop();
  await database.close();
  await platform.stop();
  await mailbox.close();
});

async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patienceMs: number,
): Promise<void> {
  for (const started = performance.now(); performance.now() - started < patienceMs; await pause(20)) {
    if (await holds()) return;
  }
  throw new Error(`waited ${patienceMs} ms in vain for: ${what}`);
}

/** The platform answers a new report, or (worker) letters leave again. */
async function recovered(victim: (typeof victims)[number], killedAt: number): Promise<void> {
  if (victim === 'worker') {
    const before = mailbox.taken.size;
    await until('a letter after the kill', () => mailbox.taken.size > before, 40_000);
  } else {
    const isAcknowledged = (): boolean => reporters.promised.some(({ at }) => at > killedAt);
    await until('a report acknowledged after the kill', isAcknowledged, 20_000);
  }
}

async function rows<Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.pool.query<Row>(query, values)).rows;
}

describe('ten times kill -9 under load', () => {
  test('each time the platform gets up by itself', async () => {
    await until('reports before the first kill', () => reporters.promised.length > 50, 30_000);
    try {
      for (let round = 0; round < rounds; round += 1) {
        const victim = victims[round % victims.length] ?? 'server';
        const pid = platform.pids()[victim];
        expect(pid, `pid of the ${victim}`).toBeGreaterThan(1);
        const killedAt = performance.now();
        process.kill(Number(pid), 'SIGKILL');
        await until(`the ${victim} to be started again`, () => platform.pids()[victim] !== pid, 20_000);
        await recovered(victim, killedAt);
        recoveries.push({ victim, ms: Math.round(performance.now() - killedAt) });
        await pause(600 + round * 60); // not always at the same beat
      }
    } finally {
      await reporters.stop();
    }
    expect(reporters.wrong).toEqual([]);
    expect(recoveries).toHaveLength(rounds);
    const told = victims.map(
      (victim) =>
        `${victim} ${recoveries
          .filter((one) => one.victim === victim)
          .map(({ ms }) => `${ms} ms`)
          .join(', ')}`,
    );
    console.log(
      `crash trial: ${reporters.promised.length} reports acknowledged, ${reporters.repeats()} tries repeated; back after: ${told.join(' · ')}`,
    );
  }, 120_000);

  test('every letter leaves, and none has two ids', async () => {
    const waiting = reporters.promised.filter(({ email }) => email !== null);
    await until('all letters', () => waiting.every(({ email }) => mailbox.taken.has(email ?? '')), 60_000);
    for (const { email } of waiting) expect(new Set(mailbox.taken.get(email ?? '')).size).toBe(1);
    expect(mailbox.taken.size).toBe(waiting.length);
    const takenTwice = [...mailbox.taken.values()].filter((ids) => ids.length > 1).length;
    // SMTP knows no "exactly once": a worker killed between the other side's yes and its own commit sends the same
    // message again, under the same id. At most a letter for each connection of a killed worker or database.
    expect(takenTwice).toBeLessThanOrEqual(rounds * 5);
    console.log(
      `crash trial: ${waiting.length} letters, ${takenTwice} of them handed over twice under the same id`,
    );
  }, 70_000);

  test('what was acknowledged is there, once, and nothing else is', async () => {
    const seals = makeSeals(platform.secret);
    const hashes = reporters.promised.map(({ receipt }) => seals.hmac('receipt', receipt));
    const found = await rows<{ n: number }>(
      'select count(*)::int as n from intake_report where receipt_hash = any($1::bytea[])',
      [hashes],
    );
    expect(found[0]?.n).toBe(reporters.promised.length);
    expect(new Set(reporters.promised.map(({ receipt }) => receipt)).size).toBe(reporters.promised.length);
    const all = await rows<{ n: number }>('select count(*)::int as n from intake_report');
    expect(all[0]?.n).toBe(reporters.promised.length);
  });

  test('one dossier a locator, and each counts its reports', async () => {
    const dossiers = await rows<{ locator: string; reports: number }>(
      'select locator, reports from dossier order by locator',
    );
    const expected = new Map<string, number>();
    for (const { locator } of reporters.promised) expected.set(locator, (expected.get(locator) ?? 0) + 1);
    expect(new Map(dossiers.map(({ locator, reports }) => [locator, reports]))).toEqual(
      new Map([...expected].sort()),
    );
  });

  test('each thing was announced once, and everything announced was handed on', async () => {
    const accepted = await rows<{ n: number; distinct: number }>(
      `select count(*)::int as n, count(distinct subject)::int as distinct from ground_event where name = 'intake.report-accepted'`,
    );
    expect(accepted[0]).toEqual({ n: reporters.promised.length, distinct: reporters.promised.length });
    const opened = await rows<{ n: number }>(
      `select count(*)::int as n from ground_event where name = 'dossier.opened' group by subject having count(*) > 1`,
    );
    expect(opened).toEqual([]);
    const moved = await rows<{ subject: string }>(
      `select subject from ground_event where name = 'dossier.moved' group by subject, data->>'from', data->>'to' having count(*) > 1`,
    );
    expect(moved).toEqual([]);
    const sent = await rows<{ subject: string }>(
      `select subject from ground_event where name = 'replies.sent'`,
    );
    expect(new Set(sent.map(({ subject }) => subject)).size).toBe(sent.length);
    expect(sent).toHaveLength(reporters.promised.filter(({ email }) => email !== null).length);
    const letters = await rows<{ n: number }>(
      `select count(*)::int as n from replies_message where state <> 'sent'`,
    );
    expect(letters[0]?.n).toBe(0);
    const outbox = async (): Promise<number> =>
      (await rows<{ n: number }>('select count(*)::int as n from ground_outbox'))[0]?.n ?? -1;
    await until('an empty outbox', async () => (await outbox()) === 0, 10_000);
  });
});
