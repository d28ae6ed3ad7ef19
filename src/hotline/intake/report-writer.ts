import type pg from 'pg';
import { keyIsKnown, readRepeated, writeReports, type NewReport, type Repeated } from './intake.sql.ts';

/** What became of a report. */
export type Written = { outcome: 'accepted' } | ({ outcome: 'repeated' } & Repeated);

/** Writes reports; resolves when the report is durable. */
export interface ReportWriter {
  write(report: NewReport): Promise<Written>;
}

/**
 * One batch is written while the next one gathers. A second goes beside it only for many: two small ones cost more than
 * one (measured), but a batch that waits for somebody's lock must not stop the house.
 */
const mostInFlight = 2;
const manyWaiting = 16;
const largestBatch = 64;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * Errors that need not befall each report of a batch (SQLSTATE classes): what was handed in does not fit or breaks a
 * constraint (22, 23), or somebody who moves several dossiers at once and the batch locked each other out (40).
 */
const maySpareSome = (error: unknown): boolean => /^(?:2[23]|40)/u.test(codeOf(error));

/**
 * Reports that arrive while others are being written are written together: a commit costs more than a report. An
 * only report is written at once, so that nobody waits for company. One that cannot be written does not take the
 * others of its batch with it.
 */
export function makeReportWriter(pool: pg.Pool): ReportWriter {
  type Waiting = { report: NewReport; done: (written: Written) => void; failed: (error: unknown) => void };
  const waiting: Waiting[] = [];
  let inFlight = 0;

  async function writeTogether(batch: readonly Waiting[]): Promise<void> {
    try {
      await writeReports(
        pool,
        batch.map(({ report }) => report),
      );
      for (const { done } of batch) done({ outcome: 'accepted' });
    } catch (error) {
      if (codeOf(error) === keyIsKnown) await writeWithoutRepeated(batch, error);
      else if (batch.length > 1 && maySpareSome(error)) await writeInHalves(batch);
      else for (const { failed } of batch) failed(error);
    }
  }

  /** One by one would cost a commit each; by halves, one bad report among 64 costs its neighbours six. */
  async function writeInHalves(batch: readonly Waiting[]): Promise<void> {
    const half = Math.ceil(batch.length / 2);
    await writeTogether(batch.slice(0, half));
    await writeTogether(batch.slice(half));
  }

  /** A key that is not in the database is in the batch twice: its halves are tried. */
  async function writeWithoutRepeated(batch: readonly Waiting[], reason: unknown): Promise<void> {
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
    if (others.length < batch.length) await writeTogether(others);
    else if (batch.length > 1) await writeInHalves(batch);
    else for (const { failed } of batch) failed(reason);
  }

  function next(): void {
    while (waiting.length >= (inFlight === 0 ? 1 : manyWaiting) && inFlight < mostInFlight) {
      inFlight += 1;
      void writeTogether(waiting.splice(0, largestBatch)).finally(() => {
        inFlight -= 1;
        next();
      });
    }
  }

  return {
    write: (report) =>
      new Promise((done, failed) => {
        waiting.push({ report, done, failed });
        next();
      }),
  };
}
