import type pg from 'pg';
import { writeReports, type NewReport, type Written } from './intake.sql.ts';

/** Writes reports; resolves when the report is durable. */
export interface ReportWriter {
  write(report: NewReport): Promise<Written>;
}

/** While one batch waits for the disk, the next one is written: a third would only wait with them (measured). */
const mostInFlight = 2;
const largestBatch = 64;

/**
 * Errors that need not befall each report of a batch (SQLSTATE classes): what was handed in does not fit or breaks a
 * constraint (22, 23), or somebody who moves several dossiers at once and the batch locked each other out (40).
 */
const mayPassAlone = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(?:2[23]|40)/u.test(error.code);

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
      const written = await writeReports(
        pool,
        batch.map(({ report }) => report),
      );
      for (const [place, { done }] of batch.entries()) done(written[place]!);
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1) only?.failed(error);
      else if (mayPassAlone(error)) for (const one of batch) await writeTogether([one]);
      else for (const { failed } of batch) failed(error);
    }
  }

  function next(): void {
    while (inFlight < mostInFlight && waiting.length > 0) {
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
