import { inTransaction, type Db } from '#ground/db';
import { enqueue, type JobRequest } from '#ground/jobs';
import { describeError, log } from '#ground/log';
import type { Listener } from './event.ts';
import { notifyLive, takeFromOutbox } from './events.sql.ts';

/** What one round did. */
export interface DrainReport {
  events: number;
  jobs: number;
}

/**
 * Hands up to `limit` events to their listeners and writes the jobs they ask for, in one transaction: after a
 * crash either the event is still in the outbox or its jobs exist. One notification a batch, not one a commit
 * (NOTIFY takes a global lock).
 */
export function drainOnce(db: Db, listeners: readonly Listener[], limit = 500): Promise<DrainReport> {
  return inTransaction(db, async (tx) => {
    const events = await takeFromOutbox(tx, limit);
    const requests: JobRequest[] = [];
    for (const event of events) {
      for (const listener of listeners) {
        if (listener.event !== event.name) continue;
        try {
          requests.push(...listener.jobsFor(event));
        } catch (error) {
          // An event that its own room wrote in another shape must not block all that come after it.
          log.error({ event: 'listener.failed', name: event.name, seq: event.seq, ...describeError(error) });
        }
      }
    }
    await enqueue(tx, requests);
    if (events.length > 0) await notifyLive(tx, [...new Set(events.map((event) => event.name))]);
    return { events: events.length, jobs: requests.length };
  });
}
