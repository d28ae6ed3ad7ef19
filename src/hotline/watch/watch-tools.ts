import type { Clock } from '#ground/clock';
import type { Db } from '#ground/db';
import type { Fetcher } from '#ground/fetch';
import type { DossierRoom } from '#hotline/dossier';
import type { Rules } from './confirm-removal.ts';

/** How often to look, and when to believe. */
export type Schedule = Rules & {
  readonly everySeconds: number;
  /** For dossiers of priority 1. */
  readonly urgentEverySeconds: number;
};

/** At least daily, urgent every two hours; silence is believed after 3 looks over 48 hours. */
export const defaultSchedule: Schedule = {
  everySeconds: 24 * 3600,
  urgentEverySeconds: 2 * 3600,
  confirmations: 3,
  spacingSeconds: 3600,
  silentLooks: 3,
  silentSeconds: 48 * 3600,
};

/** What the room needs from others. */
export type WatchTools = {
  readonly db: Db;
  readonly fetcher: Fetcher;
  readonly dossier: Pick<DossierRoom, 'find' | 'lock' | 'move'>;
  readonly clock: Clock;
  readonly schedule: Schedule;
  /** Tells which network an address belongs to; null when nobody knows. Without it nothing is ever `moved`. */
  readonly networkOf?: ((ip: string) => Promise<string | null> | string | null) | undefined;
  /** A word that no site has chosen as a path. */
  readonly random: () => string;
};
