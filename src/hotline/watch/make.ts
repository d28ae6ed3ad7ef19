import { randomBytes } from 'node:crypto';
import { handle, type JobHandler } from '#ground/jobs';
import type { Listener } from '#ground/events';
import type { Check } from './check.ts';
import { checkDossier, takeBaselineOf } from './check-dossier.ts';
import { check, listeners, takeBaseline } from './jobs.ts';
import { countDue, readChecks, readWatch, type Watch } from './watch.sql.ts';
import { defaultSchedule, type Schedule, type WatchTools } from './watch-tools.ts';

export interface WatchRoom {
  /** Every look at a dossier, newest first. */
  checksOf(dossierId: string): Promise<Check[]>;
  /** How its watch stands, and how many looks in a row a removal needs; null before the first. */
  watchOf(dossierId: string): Promise<(Watch & { readonly confirmations: number }) | null>;
  /** Open watches, those whose hour has passed, and the hour of the one that waits longest. */
  due(): Promise<{ open: number; due: number; oldest: Date | null }>;
  jobs: JobHandler[];
  listeners: Listener[];
}

export type MakeWatch = Omit<WatchTools, 'schedule' | 'random'> & {
  readonly schedule?: Partial<Schedule>;
  readonly random?: () => string;
};

/** Makes the room's use cases. `schedule` in seconds; what is not given is as in `defaultSchedule`. */
export function make({
  schedule = {},
  random = () => randomBytes(8).toString('hex'),
  ...rest
}: MakeWatch): WatchRoom {
  const tools: WatchTools = { ...rest, random, schedule: { ...defaultSchedule, ...schedule } };
  return {
    checksOf: (dossierId) => readChecks(tools.db, dossierId),
    async watchOf(dossierId) {
      const watch = await readWatch(tools.db, dossierId);
      return watch === undefined ? null : { ...watch, confirmations: tools.schedule.confirmations };
    },
    due: () => countDue(tools.db, tools.clock.now()),
    jobs: [
      handle(check, ({ dossierId }) => checkDossier(tools, dossierId)),
      handle(takeBaseline, ({ dossierId }) => takeBaselineOf(tools, dossierId)),
    ],
    listeners,
  };
}
