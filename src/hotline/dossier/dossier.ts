import type { Id } from '#ground/ids';
import type { DossierState } from './dossier-state.ts';

/** What kind of thing a locator names. `text`: nothing that can be looked up, a person reads it. */
export type LocatorKind = 'web' | 'onion' | 'ftp' | 'magnet' | 'messenger' | 'text';

/** The case file. `locator` is canonical and live: show it only through `defang`, never as a link. Times in UTC. */
export interface Dossier {
  id: Id<'Dossier'>;
  number: number;
  locatorKind: LocatorKind;
  locator: string;
  host: string | null;
  state: DossierState;
  stateSince: Date;
  movedBy: string | null;
  priority: 1 | 2 | 3 | 4;
  lane: 0 | 1;
  category: string | null;
  infraction: string | null;
  country: string | null;
  hosterName: string | null;
  reports: number;
  openedAt: Date;
  dueAt: Date;
}

/** A person's lease on a dossier. */
export interface Claim {
  dossierId: string;
  staffId: string;
  claimedAt: Date;
  expiresAt: Date;
}

/** The reference that people say: `V-2026-004187`. */
export const reference = (dossier: Pick<Dossier, 'number' | 'openedAt'>): string =>
  `V-${dossier.openedAt.getUTCFullYear()}-${String(dossier.number).padStart(6, '0')}`;
