import type { Clock } from '#ground/clock';
import type { Db } from '#ground/db';
import { announce } from '#ground/events';
import { newId } from '#ground/ids';
import type { DossierRoom, DossierState } from '#hotline/dossier';
import { minutesAllowed, priorityOf, type AssessedVerdict } from '#taxonomy';
import { qualificationDecided } from './events.ts';
import type { Finding, Qualification } from './qualification.ts';
import { insertQualification } from './qualifications.sql.ts';

/** What this room needs of the audit trail. */
export interface Trail {
  record(
    tx: Db,
    entry: { actor: string | null; action: string; subject: string; detail: Record<string, unknown> },
  ): Promise<unknown>;
}

/** What the room leans on. */
export interface QualificationNeeds {
  db: Db;
  clock: Clock;
  dossier: DossierRoom;
  audit: Trail;
}

const assessed: Record<Finding, AssessedVerdict> = {
  illegal: 'manifest',
  doubtful: 'doubtful',
  'not-illegal': 'not_illegal',
  'out-of-scope': 'not_illegal',
  'not-found': 'not_illegal',
};

/**
 * Writes one decision and everything that follows from it in the caller's transaction: the row, the event, the
 * dossier's note and move, the trail. All of it is kept or nothing is.
 */
export async function keepDecision(
  tx: Db,
  needs: QualificationNeeds,
  decision: { made: Omit<Qualification, 'id' | 'decidedAt'>; to: DossierState; why?: string },
): Promise<Qualification> {
  const now = needs.clock.now();
  const made: Qualification = { ...decision.made, id: newId(), decidedAt: now };
  const { dossierId, verdict, infraction, article, reading, decidedBy: by, answers } = made;
  await insertQualification(tx, made);
  await announce(
    tx,
    qualificationDecided.of(dossierId, {
      qualificationId: made.id,
      verdict,
      infraction,
      article,
      reading,
      by,
    }),
  );
  const found = verdict === 'illegal' || verdict === 'doubtful' ? infraction : null;
  const priority = found ? priorityOf(found, { answers, verdict: assessed[verdict] }) : undefined;
  await needs.dossier.note(tx, dossierId, {
    infraction: found,
    ...(priority ? { priority, dueAt: new Date(now.getTime() + minutesAllowed(priority) * 60_000) } : {}),
  });
  await needs.dossier.move(tx, dossierId, decision.to, {
    by,
    ...(decision.why ? { reason: decision.why } : {}),
    ...(found ? { infraction: found } : {}),
  });
  await needs.audit.record(tx, {
    actor: by,
    action: reading === 'first' ? 'legal-qualification.qualify' : 'legal-qualification.second-read',
    subject: dossierId,
    detail: { qualificationId: made.id, verdict, infraction, supersedes: made.supersedes },
  });
  return made;
}
