import { inTransaction } from '#ground/db';
import { announce } from '#ground/events';
import { newId } from '#ground/ids';
import { enqueue } from '#ground/jobs';
import { readAnswers } from './answer.sql.ts';
import { noticeQueued } from './events.ts';
import { sendJob, sendKey } from './jobs.ts';
import type { RemovalNeeds } from './needs.ts';
import { messageIdOf } from './notice.ts';
import { insertNotice, linkDossier, readNotice } from './notice.sql.ts';

/**
 * Writes the one reminder of a notice about what is neither answered nor gone. The database itself forbids a
 * second one.
 */
export function remind(needs: RemovalNeeds, noticeId: string): Promise<void> {
  return inTransaction(needs.db, async (tx) => {
    const notice = await readNotice(tx, noticeId, { lock: true });
    if (notice?.state !== 'sent' || notice.reminderOf !== null) return;
    const answered = new Set((await readAnswers(tx, noticeId)).map((answer) => answer.dossierId));
    const open: string[] = [];
    for (const dossierId of notice.dossierIds) {
      if (answered.has(dossierId)) continue;
      if ((await needs.dossier.find(dossierId, tx)).state === 'watching') open.push(dossierId);
    }
    if (open.length === 0) return;
    const id = newId();
    const now = needs.clock.now();
    const domain = needs.organisation.domain;
    const { hosterId, language } = notice;
    const reminder = { id, hosterId, language, reminderOf: noticeId, messageId: messageIdOf(id, domain) };
    if (!(await insertNotice(tx, { ...reminder, queuedAt: now, sendAfter: now }))) return;
    for (const dossierId of open) await linkDossier(tx, id, dossierId);
    await announce(tx, noticeQueued.of(id, { dossierIds: open, hosterId, reminder: true }));
    await enqueue(tx, [sendJob.request({ noticeId: id }, { key: sendKey(id) })]);
  });
}
