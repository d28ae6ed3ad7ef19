import type { Listener } from '#ground/events';
import type { JobHandler } from '#ground/jobs';
import { closeWithout, type ClosingRequest } from './close-without.ts';
import type { QualificationNeeds } from './keep-decision.ts';
import type { Qualification } from './qualification.ts';
import { readCurrent, readHistory } from './qualifications.sql.ts';
import { qualifyDossier, type FirstReading } from './qualify-dossier.ts';
import { readAgain, type SecondReading } from './read-again.ts';

/** The use cases of this room. */
export interface LegalQualificationRoom {
  /** A first reading; moves the dossier on, to a second reader, or closes it. Throws DOS-001, QUA-001 to QUA-010. */
  qualify(asked: FirstReading): Promise<Qualification>;
  /** The second reading, by another person. Throws DOS-001, QUA-001, QUA-002, QUA-003, QUA-008, QUA-010. */
  secondRead(asked: SecondReading): Promise<Qualification>;
  /** Closes without an infraction. Throws DOS-001, DOS-002, QUA-001, QUA-002, QUA-003, QUA-008, QUA-010. */
  closeWithout(asked: ClosingRequest): Promise<Qualification>;
  /** The decision in force, or null. */
  current(dossierId: string): Promise<Qualification | null>;
  /** Every decision, oldest first; each names the one it supersedes. */
  history(dossierId: string): Promise<Qualification[]>;
  jobs: JobHandler[];
  listeners: Listener[];
}

/** Makes the room's use cases. Nothing wakes this room: people come to it. */
export function make(needs: QualificationNeeds): LegalQualificationRoom {
  return {
    qualify: (asked) => qualifyDossier(needs, asked),
    secondRead: (asked) => readAgain(needs, asked),
    closeWithout: (asked) => closeWithout(needs, asked),
    current: (dossierId) => readCurrent(needs.db, dossierId),
    history: (dossierId) => readHistory(needs.db, dossierId),
    jobs: [],
    listeners: [],
  };
}
