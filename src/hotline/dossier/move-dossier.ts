import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import { Problem } from '#ground/problem';
import type { Dossier } from './dossier.ts';
import { allowed, isSettled, type DossierState } from './dossier-state.ts';
import { dropClaim, readDossier, writeState } from './dossier.sql.ts';
import { dossierMoved, dossierReleased } from './events.ts';
import { problems } from './problems.ts';

/** Why and by whom; `by` is missing when the machine moves it. */
export interface MoveOptions {
  reason?: string;
  by?: string;
  infraction?: string;
}

/**
 * Moves a dossier: checks the table, writes the state and the event in the caller's transaction. A task that no
 * longer needs its reader goes off that reader's desk. Throws DOS-001, DOS-002, DOS-004, DOS-005.
 */
export function moveDossier(
  db: Db,
  id: string,
  to: DossierState,
  options: MoveOptions = {},
): Promise<Dossier> {
  return inTransaction(db, async (tx) => {
    const dossier = await readDossier(tx, id, { lock: true });
    if (!dossier) throw new Problem(problems['DOS-001']);
    if (!allowed(dossier.state, to)) throw new Problem(problems['DOS-002']);
    if (isSettled(dossier.state) && options.by && !options.reason?.trim()) {
      throw new Problem(problems['DOS-004'], { field: 'reason' });
    }
    if (to === 'closed-passed-on' && options.by && !options.reason?.trim()) {
      throw new Problem(problems['DOS-005'], { field: 'reason' });
    }
    await writeState(tx, id, to, options.by ?? null);
    await announce(tx, dossierMoved.of(id, { from: dossier.state, to, ...options }));
    if (to !== 'awaiting-qualification') {
      const holder = await dropClaim(tx, id);
      if (holder) await announce(tx, dossierReleased.of(id, { by: holder, reason: to }));
    }
    return { ...dossier, state: to, movedBy: options.by ?? null };
  });
}

/**
 * A person opens a settled dossier again. One that is still on its way is not theirs to call back: not from the
 * machine's screening, not from under its second reader, not from the watch. Throws DOS-001, DOS-002, DOS-004.
 */
export function reopenDossier(db: Db, id: string, why: { by: string; reason: string }): Promise<Dossier> {
  return inTransaction(db, async (tx) => {
    const dossier = await readDossier(tx, id, { lock: true });
    if (!dossier) throw new Problem(problems['DOS-001']);
    if (!isSettled(dossier.state)) throw new Problem(problems['DOS-002']);
    return moveDossier(tx, id, 'awaiting-qualification', why);
  });
}
