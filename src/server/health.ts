import { sql, type Db } from '#ground/db';
import { jobCounts, type JobCounts } from '#ground/jobs';
import type { Mailer } from '#ground/mail';

/** How the installation is doing, for the person who runs it. */
export interface Health {
  database: boolean;
  /** how long the database took to answer */
  databaseMilliseconds: number;
  mail: boolean;
  jobs: JobCounts | null;
  /** Data sets of networks and countries, with the day they were made. */
  dataSets: readonly { name: string; builtOn: Date; old: boolean }[];
}

/** Asks each part; one that does not answer is said to be away and delays nothing else. */
export async function askHealth(parts: {
  db: Db;
  mailer: Mailer;
  dataAge(): Promise<readonly { source: string; dataDate: string; isOld: boolean }[]>;
}): Promise<Health> {
  const began = performance.now();
  const timed = async (): Promise<[boolean, number]> => [
    await writable(parts.db),
    Math.round(performance.now() - began),
  ];
  const [[database, databaseMilliseconds], mail, dataSets] = await Promise.all([
    timed(),
    parts.mailer.reachable(),
    parts.dataAge().catch(() => []),
  ]);
  return {
    database,
    databaseMilliseconds,
    mail,
    jobs: database ? await jobCounts(parts.db).catch(() => null) : null,
    dataSets: dataSets.map((set) => ({
      name: set.source,
      builtOn: new Date(set.dataDate),
      old: set.isOld,
    })),
  };
}

/** Readiness asks for a transaction id: a database that only reads gives none, and cannot accept a report. */
export async function writable(db: Db): Promise<boolean> {
  try {
    await sql`select pg_current_xact_id(), 1 from ground_outbox limit 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}
