import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import { Problem } from '#ground/problem';
import type { Dossier } from './dossier.ts';
import type { DossierState } from './dossier-state.ts';
import { dropClaim, lockNext, readClaimOf, readDossier, writeClaim } from './dossier.sql.ts';
import { dossierClaimed, dossierReleased } from './events.ts';
import { problems } from './problems.ts';

/** A lease lasts ten minutes unless the reader's page renews it; a closed browser frees the task. */
export const leaseSeconds = 600;

/** States from which tasks are taken, the first one first. */
export const taskStates: readonly DossierState[] = ['second-reading', 'awaiting-qualification'];

/**
 * The next task: the one already on this person's desk, otherwise the first unclaimed one by priority, lane and
 * due date. `states` lists what this person may read. Undefined when nothing waits.
 */
export function claimNext(
  db: Db,
  staffId: string,
  states: readonly DossierState[] = taskStates,
): Promise<Dossier | undefined> {
  return inTransaction(db, async (tx) => {
    const held = await readClaimOf(tx, staffId);
    if (held) {
      const dossier = await readDossier(tx, held.dossierId);
      if (dossier && states.includes(dossier.state)) return dossier;
      await release(tx, held.dossierId, staffId, 'no longer a task');
    }
    for (const state of states) {
      let dossier = await lockNext(tx, state, staffId);
      // Somebody may have taken it between our reading and our lock: the database says so, and we look again.
      while (dossier && !(await tryToTake(tx, dossier.id, staffId)))
        dossier = await lockNext(tx, state, staffId);
      if (dossier) return dossier;
    }
    return undefined;
  });
}

/** Takes one given dossier. Throws DOS-001, or DOS-003 when somebody else holds it. */
export function claimDossier(db: Db, id: string, staffId: string): Promise<Dossier> {
  return inTransaction(db, async (tx) => {
    const dossier = await readDossier(tx, id, { lock: true });
    if (!dossier) throw new Problem(problems['DOS-001']);
    if (!(await tryToTake(tx, id, staffId))) throw new Problem(problems['DOS-003']);
    return dossier;
  });
}

async function tryToTake(tx: Db, dossierId: string, staffId: string): Promise<boolean> {
  const { taken, lapsed } = await writeClaim(tx, { dossierId, staffId, seconds: leaseSeconds });
  if (!taken) return false;
  await announce(
    tx,
    ...lapsed.map((old) => dossierReleased.of(old.dossierId, { by: old.staffId, reason: 'lapsed' })),
    dossierClaimed.of(dossierId, { by: staffId }),
  );
  return true;
}

/** Gives a task back to the queue; nothing happens when it was not held. */
export function release(db: Db, dossierId: string, staffId: string, reason: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const holder = await dropClaim(tx, dossierId, staffId);
    if (!holder) return false;
    await announce(tx, dossierReleased.of(dossierId, { by: holder, reason }));
    return true;
  });
}
