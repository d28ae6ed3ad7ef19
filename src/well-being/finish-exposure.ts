import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import { isId } from '#ground/ids';
import { Problem } from '#ground/problem';
import { exposed } from './events.ts';
import { problems } from './problems.ts';
import { endExposure } from './well-being.sql.ts';

/** A view is a glance under a pressed key: what is told beyond five minutes is a forgotten window. */
const capSeconds = 300;

/** How a view ended. With `staffId`, only that person's own view can be ended. */
export interface ExposureEnd {
  id: string;
  staffId: string | null;
  seconds: number;
  now: Date;
}

/** Ends a view once and announces it. Returns false when it had ended already, or is not that person's. */
export function endAndAnnounce(db: Db, end: ExposureEnd): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const ended = await endExposure(tx, { ...end, cap: capSeconds });
    if (!ended) return false;
    const { dossierId, ...data } = ended;
    await announce(tx, exposed.of(dossierId, data));
    return true;
  });
}

/** The end of a view as its owner's browser tells it. Seconds that are not a number count as none. Throws WEL-002. */
export async function finishExposure(db: Db, end: ExposureEnd): Promise<void> {
  const seconds = Number.isFinite(end.seconds) ? end.seconds : 0;
  if (!isId(end.id) || !(await endAndAnnounce(db, { ...end, seconds })))
    throw new Problem(problems['WEL-002']);
}
