import type { AuditRoom } from '#audit';
import type { Clock } from '#ground/clock';
import type { Seals } from '#ground/crypto';
import type { Db } from '#ground/db';
import type { Mailer } from '#ground/mail';
import type { DossierRoom } from '#hotline/dossier';
import type { LegalQualificationRoom } from '#hotline/legal-qualification';
import type { LocationRoom } from '#hotline/location';

/** What the room needs from outside. */
export interface RemovalNeeds {
  db: Db;
  clock: Clock;
  dossier: Pick<DossierRoom, 'find' | 'lock' | 'move' | 'queue'>;
  location: Pick<LocationRoom, 'hosterOf' | 'hoster' | 'recheck' | 'hostingsOf'>;
  qualification: Pick<LegalQualificationRoom, 'current'>;
  audit: Pick<AuditRoom, 'record'>;
  mailer: Mailer;
  seals: Seals;
  /** Who notifies: the service, never a person. `email` is where replies go; `domain` ends every Message-ID. */
  organisation: { name: string; email: string; domain: string };
  /** Where this house is reached from outside, without a slash at the end. */
  publicUrl: string;
  /** How long a notice waits for others to the same hoster. */
  groupSeconds: number;
  /** When one reminder leaves if nothing was answered and nothing removed. */
  reminderAfterSeconds: number;
  /** SHA-256 (hex) of items of a dossier that a list knows; for machines that compare. */
  knownFingerprintsOf?(dossierId: string): Promise<readonly string[]>;
}

/** How long an answer link works, counted from the hour the notice was written down. */
export const answerDays = 30;
