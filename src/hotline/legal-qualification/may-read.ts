import { Problem } from '#ground/problem';
import type { Db } from '#ground/db';
import { isId } from '#ground/ids';
import { problems as dossierProblems, type Dossier, type DossierRoom } from '#hotline/dossier';
import { permissions } from './permissions.ts';
import { problems } from './problems.ts';
import type { Qualification, Reader } from './qualification.ts';
import { readCurrent } from './qualifications.sql.ts';

export type Reading = {
  dossier: Dossier;
  reading: 'first' | 'second';
  before: Qualification | null;
};

function requireRole(staff: Reader, action: keyof typeof permissions): void {
  const allowed: readonly string[] = permissions[action];
  if (!staff.roles.some((role) => allowed.includes(role))) throw new Problem(problems['QUA-003']);
}

/**
 * Locks a dossier for one reading and makes sure that this person may make it: the role, nobody else's claim,
 * and never the same person twice. Which reading it is follows from the dossier's state.
 */
export async function beginReading(
  tx: Db,
  room: DossierRoom,
  asked: { dossierId: string; staff: Reader; now: Date },
): Promise<Reading> {
  const { dossierId, staff, now } = asked;
  if (!isId(dossierId)) throw new Problem(dossierProblems['DOS-001']);
  const dossier = await room.lock(tx, dossierId);
  const claim = await room.claimOn(dossierId, tx);
  if (claim && claim.staffId !== staff.id && claim.expiresAt > now) throw new Problem(problems['QUA-010']);
  const before = await readCurrent(tx, dossierId);
  if (dossier.state === 'awaiting-qualification') {
    requireRole(staff, 'legal-qualification.qualify');
    return { dossier, reading: 'first', before };
  }
  if (dossier.state === 'second-reading') {
    requireRole(staff, 'legal-qualification.second-read');
    if (before?.decidedBy === staff.id) throw new Problem(problems['QUA-002']);
    return { dossier, reading: 'second', before };
  }
  throw new Problem(problems['QUA-001']);
}
