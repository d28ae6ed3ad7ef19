import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import { newId } from '#ground/ids';
import { enqueue } from '#ground/jobs';
import { noticeQueued } from './events.ts';
import { sendJob, sendKey } from './jobs.ts';
import type { RemovalNeeds } from './needs.ts';
import { messageIdOf } from './notice.ts';
import {
  endUnsent,
  findOpenWindow,
  insertNotice,
  linkDossier,
  lockHosterWindow,
  readNotice,
  readUnsentOf,
  unlinkDossier,
} from './notice.sql.ts';
import { whyNobody } from './recipient.ts';

/**
 * Puts a dossier into the next notice of its hoster: the one whose window is open, or a new one. Without anybody
 * to write to, the dossier stays where it is and `waiting()` says why. May be repeated.
 */
export async function queueNotice(needs: RemovalNeeds, dossierId: string): Promise<void> {
  const answer = await needs.location.hosterOf(dossierId);
  const { hoster } = answer;
  if (hoster === null || whyNobody(answer) !== null) return;
  if ((await needs.qualification.current(dossierId)) === null) return;
  await inTransaction(needs.db, async (tx) => {
    const { state, priority } = await needs.dossier.lock(tx, dossierId);
    if (state !== 'acting') return;
    const unsent = await readUnsentOf(tx, dossierId);
    if (unsent.some((notice) => notice.state === 'queued')) return;
    for (const failed of unsent) await leaveFailed(tx, failed.id, dossierId);
    await lockHosterWindow(tx, hoster.id);
    const now = needs.clock.now();
    // What is urgent neither waits for others nor for its own window.
    const open = priority === 1 ? undefined : await findOpenWindow(tx, hoster.id, now);
    if (open) {
      await linkDossier(tx, open.id, dossierId);
      return;
    }
    const id = newId();
    const sendAfter = new Date(now.getTime() + (priority === 1 ? 0 : needs.groupSeconds) * 1000);
    const domain = needs.organisation.domain;
    await insertNotice(tx, {
      id,
      hosterId: hoster.id,
      language: hoster.language,
      reminderOf: null,
      messageId: messageIdOf(id, domain),
      queuedAt: now,
      sendAfter,
    });
    await linkDossier(tx, id, dossierId);
    await announce(
      tx,
      noticeQueued.of(id, { dossierIds: [dossierId], hosterId: hoster.id, reminder: false }),
    );
    await enqueue(tx, [sendJob.request({ noticeId: id }, { key: sendKey(id), runAt: sendAfter })]);
  });
}

/** A new notice takes the place of one that was refused: what is empty then is closed. */
async function leaveFailed(tx: Db, noticeId: string, dossierId: string): Promise<void> {
  await unlinkDossier(tx, noticeId, dossierId);
  const left = await readNotice(tx, noticeId, { lock: true });
  if (left?.dossierIds.length === 0) await endUnsent(tx, noticeId, 'closed', 'replaced');
}
