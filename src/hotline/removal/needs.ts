import type { Clock } from '#ground/clock';
import type { Seals } from '#ground/crypto';
import type { Db } from '#ground/db';
import type { Mailer } from '#ground/mail';
import type { DossierRoom } from '#hotline/dossier';
import type { LocationRoom } from '#hotline/location';
import type { Answers } from '#taxonomy';

/** What a notice says of the decision behind it; the qualification room answers with more. */
export interface Finding {
  infraction: string | null;
  article: string | null;
  reasons: string;
  answers: Answers;
  /** ISO day, or a date, of the law that was applied. */
  lawDate: Date | string;
  decidedAt: Date;
  reading: 'first' | 'second';
}

/** What the room needs from outside. */
export interface RemovalNeeds {
  db: Db;
  clock: Clock;
  dossier: Pick<DossierRoom, 'find' | 'lock' | 'move' | 'queue'>;
  location: Pick<LocationRoom, 'hosterOf' | 'hoster' | 'recheck' | 'hostingsOf'>;
  /** The decision in force on a dossier, or null. */
  qualification: { current(dossierId: string): Promise<Finding | null> };
  audit: {
    record(
      tx: Db,
      entry: { actor: string | null; action: string; subject: string; detail: Record<string, unknown> },
    ): Promise<unknown>;
  };
  mailer: Mailer;
  seals: Seals;
  /** Who notifies: the service, never a person. `email` is where replies go. */
  service: { name: string; email: string };
  /** Where this house is reached from outside, without a slash at the end. */
  baseUrl: string;
  /** How long a notice waits for others to the same hoster. */
  groupSeconds: number;
  /** When one reminder leaves if nothing was answered and nothing removed. */
  reminderAfterSeconds: number;
  /** SHA-256 (hex) of items of a dossier that a list knows; for machines that compare. */
  knownFingerprintsOf?(dossierId: string): Promise<readonly string[]>;
}

/** How long an answer link works, counted from the hour the notice was written down. */
export const answerDays = 30;
