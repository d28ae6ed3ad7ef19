import type { Clock } from '#ground/clock';
import type { Db } from '#ground/db';
import type { Listener } from '#ground/events';
import { handle, type JobHandler } from '#ground/jobs';
import { endAndAnnounce, finishExposure } from './finish-exposure.ts';
import { closeExposure } from './jobs.ts';
import { recordExposure, type ExposureRequest } from './record-exposure.ts';
import { lastReason, sumOfDay } from './well-being.sql.ts';

/** One person's day: clear views, seconds of them, and how many views a day are bearable. */
export interface Day {
  views: number;
  seconds: number;
  budget: number;
}

/** The use cases of this room. */
export interface WellBeing {
  /** Notes a view before it is shown and gives its id. Throws WEL-001 (budget), WEL-003 (no reason). */
  recordExposure(view: ExposureRequest): Promise<{ id: string }>;
  /** Ends a view; the first to tell is believed, up to the time that went by. Throws WEL-002. */
  finishExposure(id: string, seconds: number, staffId?: string): Promise<void>;
  today(staffId: string): Promise<Day>;
  /** The reason that this person gave last on this dossier; null when they have given none yet. */
  reasonFor(staffId: string, dossierId: string): Promise<string | null>;
  jobs: JobHandler[];
  listeners: Listener[];
}

/** Makes the room. `budget`: clear views a day for one person. The day begins at midnight of `timeZone`. */
export function make(ports: { db: Db; clock: Clock; budget?: number; timeZone?: string }): WellBeing {
  const { db, clock, budget = 40, timeZone = 'Europe/Paris' } = ports;
  return {
    recordExposure: (view) => recordExposure(db, { clock, budget, timeZone }, view),
    finishExposure: (id, seconds, staffId) =>
      finishExposure(db, { id, seconds, staffId: staffId ?? null, now: clock.now() }),
    today: async (staffId) => ({ ...(await sumOfDay(db, { staffId, now: clock.now(), timeZone })), budget }),
    reasonFor: async (staffId, dossierId) => (await lastReason(db, staffId, dossierId)) || null,
    jobs: [
      handle(closeExposure, async ({ id }, { now }) => {
        await endAndAnnounce(db, { id, staffId: null, seconds: 0, now });
      }),
    ],
    listeners: [],
  };
}
