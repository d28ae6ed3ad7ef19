import { inTransaction, type Db } from '#ground/db';
import type { Clock } from '#ground/clock';
import { newId } from '#ground/ids';
import { enqueue } from '#ground/jobs';
import { Problem } from '#ground/problem';
import { closeExposure } from './jobs.ts';
import { problems } from './problems.ts';
import { addExposure, lastReason, sumOfDay, takeTurn } from './well-being.sql.ts';

/** What somebody is about to see. `reason` may be left out after the first view of a dossier. */
export interface ExposureRequest {
  staffId: string;
  dossierId: string;
  itemId?: string | null;
  infraction?: string | null;
  reason?: string;
}

/** How the day of one person is measured. */
export interface Measure {
  clock: Clock;
  /** Views a day. */
  budget: number;
  timeZone: string;
}

/** After this long a view has ended, whether anybody told or not. */
export const closedAfterMinutes = 10;

/**
 * Notes a view before its first byte leaves. Throws WEL-001 when the day's budget is used up and WEL-003 when
 * nobody said why: then nothing may be shown.
 */
export function recordExposure(db: Db, measure: Measure, view: ExposureRequest): Promise<{ id: string }> {
  const now = measure.clock.now();
  return inTransaction(db, async (tx) => {
    await takeTurn(tx, view.staffId);
    const { views } = await sumOfDay(tx, { staffId: view.staffId, now, timeZone: measure.timeZone });
    if (views >= measure.budget) throw new Problem(problems['WEL-001']);
    const reason = view.reason?.trim().slice(0, 500) || (await lastReason(tx, view.staffId, view.dossierId));
    if (!reason) throw new Problem(problems['WEL-003'], { field: 'reason' });
    const id = newId<'Exposure'>();
    await addExposure(tx, {
      id,
      staffId: view.staffId,
      dossierId: view.dossierId,
      itemId: view.itemId ?? null,
      infraction: view.infraction ?? null,
      reason,
      startedAt: now,
    });
    const runAt = new Date(now.getTime() + closedAfterMinutes * 60_000);
    await enqueue(tx, [closeExposure.request({ id }, { runAt, key: `well-being.close-exposure ${id}` })]);
    return { id };
  });
}
