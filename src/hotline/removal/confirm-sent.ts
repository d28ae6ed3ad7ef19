import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import { enqueue } from '#ground/jobs';
import { noticeSent } from './events.ts';
import { remindJob } from './jobs.ts';
import type { RemovalNeeds } from './needs.ts';
import { markSent, readNotice } from './notice.sql.ts';

/** What the other side said may be long or odd: kept for people, cut to a line. */
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 500);

/**
 * The other side has it: in one transaction the notice is sent, its dossiers are watched, the event is told and
 * the one reminder is set. Does nothing when somebody else has confirmed it before.
 */
export function confirmSent(
  needs: RemovalNeeds,
  db: Db,
  noticeId: string,
  acceptedAs: string,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const now = needs.clock.now();
    if (!(await markSent(tx, noticeId, { at: now, acceptedAs: inOneLine(acceptedAs) }))) return;
    const notice = await readNotice(tx, noticeId);
    if (!notice) return;
    const reminder = notice.reminderOf !== null;
    for (const dossierId of reminder ? [] : notice.dossierIds) {
      const { state } = await needs.dossier.lock(tx, dossierId);
      if (state === 'acting') await needs.dossier.move(tx, dossierId, 'watching');
    }
    const { dossierIds, hosterId } = notice;
    await announce(tx, noticeSent.of(noticeId, { dossierIds, hosterId, reminder }));
    if (reminder) return;
    const runAt = new Date(now.getTime() + needs.reminderAfterSeconds * 1000);
    await enqueue(tx, [remindJob.request({ noticeId }, { key: `removal.remind ${noticeId}`, runAt })]);
  });
}
