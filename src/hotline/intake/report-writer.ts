import type pg from 'pg';
import { keyIsKnown, readRepeated, writeReports, type NewReport, type Repeated } from './intake.sql.ts';

/** What became of a report. */
export type Written = { outcome: 'accepted' } | ({ outcome: 'repeated' } & Repeated);

/** Writes reports; resolves when the report is durable. */
export interface ReportWriter {
  write(report: NewReport): Promise<Written>;
}

/**
 * One batch is written while the next one gathers. A second goes beside it for many: two small ones cost more than one
 * (measured). A batch that takes longer than `patienceMs` waits for somebody's lock and no longer counts, so that it
 * does not stop the house.
 */
const mostYoung = 2;
const manyWaiting = 16;
const patienceMs = 50;
const mostInFlight = 10;
const largestBatch = 64;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * What PostgreSQL refuses need not befall each report of a batch: what one of them brings does not fit, or somebody who
 * moves several dossiers at once and the batch locked each other out. Only a lost connection, a lack of room, a
 * shutdown and a defect (SQLSTATE classes 08, 53, 57, 58, XX) befall all of them, and what has no SQLSTATE at all.
 */
const maySpareSome = (code: string): boolean => /^(?!08|53|57|58|XX)[\dA-Z]{5}$/u.test(code);

/** 23505: the first attempt of the same key was just being written, and its receipt is the same. */
const mayBeRepeated = (code: string): boolean => code === keyIsKnown || code === '23505';

/**
 * Reports that arrive while others are being written are written together: a commit costs more than a report. An
 * only report is written at once, so that nobody waits for company. One that cannot be written does not take the
 * others of its batch with it.
 */
export function makeReportWriter(pool: pg.Pool): ReportWriter {
  type Waiting = { report: NewReport; done: (written: Written) => void; failed: (error: unknown) => void };
  const waiting: Waiting[] = [];
  const begun = new Set<{ at: number }>();
  let alarm: NodeJS.Timeout | undefined;

  async function writeTogether(all: readonly Waiting[]): Promise<void> {
    const { batch, again } = onceEachKey(all);
    try {
      await writeReports(
        pool,
        batch.map(({ report }) => report),
      );
      for (const { done } of batch) done({ outcome: 'accepted' });
    } catch (error) {
      const code = codeOf(error);
      if (mayBeRepeated(code)) await writeWithoutRepeated(batch, error);
      else if (batch.length > 1 && maySpareSome(code)) await writeInHalves(batch);
      else for (const { failed } of batch) failed(error);
    }
    if (again.length > 0) await writeWithoutRepeated(again);
  }

  /** One by one would cost a commit each; by halves, one bad report among 64 costs its neighbours six. */
  async function writeInHalves(batch: readonly Waiting[]): Promise<void> {
    const half = Math.ceil(batch.length / 2);
    await writeTogether(batch.slice(0, half));
    await writeTogether(batch.slice(half));
  }

  /**
   * Tells those whose key is in the database what was written, and writes the others. `reason`: why they were not
   * written together a moment ago, if that was tried.
   */
  async function writeWithoutRepeated(batch: readonly Waiting[], reason?: unknown): Promise<void> {
    let repeated: Map<string, Repeated>;
    try {
      repeated = await readRepeated(
        pool,
        batch.map(({ report }) => report),
      );
    } catch (error) {
      for (const { failed } of batch) failed(error);
      return;
    }
    const others = batch.filter(({ report, done }) => {
      const was = repeated.get(report.report.id);
      if (was) done({ outcome: 'repeated', ...was });
      return !was;
    });
    if (others.length === 0) return;
    if (others.length < batch.length || reason === undefined) await writeTogether(others);
    else if (batch.length > 1) await writeInHalves(batch);
    else for (const { failed } of batch) failed(reason);
  }

  function next(): void {
    const now = performance.now();
    let young = [...begun].filter(({ at }) => now - at < patienceMs).length;
    while (
      waiting.length >= (young === 0 ? 1 : manyWaiting) &&
      young < mostYoung &&
      begun.size < mostInFlight
    ) {
      const one = { at: now };
      begun.add(one);
      young += 1;
      void writeTogether(waiting.splice(0, largestBatch)).finally(() => {
        begun.delete(one);
        next();
      });
    }
    if (waiting.length === 0) return;
    alarm ??= setTimeout(() => {
      alarm = undefined;
      next();
    }, patienceMs);
  }

  return {
    write: (report) =>
      new Promise((done, failed) => {
        waiting.push({ report, done, failed });
        next();
      }),
  };

  /** A batch with one key twice would not be written at all: the second has its answer from the database, afterwards. */
  function onceEachKey(all: readonly Waiting[]): { batch: Waiting[]; again: Waiting[] } {
    const keys = new Set<string>();
    const batch: Waiting[] = [];
    const again: Waiting[] = [];
    for (const one of all) {
      const key = one.report.report.idempotencyHash?.toString('latin1');
      if (key !== undefined && keys.has(key)) again.push(one);
      else batch.push(one);
      if (key !== undefined) keys.add(key);
    }
    return { batch, again };
  }
}
