import type { Db } from '#ground/db';
import type { Listener } from '#ground/events';
import type { JobHandler } from '#ground/jobs';
import { addEntry } from './audit.sql.ts';
import type { AuditPage, NewAuditEntry } from './entry.ts';
import { listEntries, type AuditRequest } from './list-entries.ts';
import { jobsOver, listeners } from './note-people.ts';

/** The use cases of this room. */
export interface AuditRoom {
  /** Adds one line in the caller's transaction: what was done and that it was noted stand or fall together. */
  record(tx: Db, entry: NewAuditEntry): Promise<void>;
  /** A page of the trail, newest first. */
  list(asked: AuditRequest): Promise<AuditPage>;
  jobs: JobHandler[];
  listeners: Listener[];
}

/** Makes the room over a database. */
export function make({ db }: { db: Db }): AuditRoom {
  return {
    record: (tx, entry) => addEntry(tx, entry),
    list: (asked) => listEntries(db, asked),
    jobs: jobsOver(db),
    listeners,
  };
}
