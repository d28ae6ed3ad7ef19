import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import { MailRefused, MailUnavailable, type Letter } from '#ground/mail';
import type { Hoster } from '#hotline/location';
import { confirmSent } from './confirm-sent.ts';
import { noticeFailed } from './events.ts';
import type { RemovalNeeds } from './needs.ts';
import type { Notice } from './notice.ts';
import {
  beginAttempt,
  endUnsent,
  noteProblem,
  readNotice,
  unlinkDossier,
  withSendLock,
} from './notice.sql.ts';
import { writeNotice, type Entry } from './write-notice.ts';

/**
 * Sends one notice. It counts as sent only after the other side's 250; a repeated job finds it sent and stops; a
 * crash between the 250 and our commit sends the same Message-ID once more. Throws when the mail server is away,
 * so that the job is tried again later.
 */
export async function sendNotice(needs: RemovalNeeds, noticeId: string, lastAttempt: boolean): Promise<void> {
  await withSendLock(needs.db, noticeId, async (db) => {
    const notice = await readNotice(db, noticeId);
    if (notice?.state !== 'queued' || !(await beginAttempt(db, noticeId))) return;
    const hoster = await needs.location.hoster(notice.hosterId);
    if (hoster === null || hoster.abuseEmail === null || hoster.approvedAt === null) {
      await endUnsent(db, noticeId, 'closed', 'contact-not-approved');
      return;
    }
    const entries = await gather(needs, db, notice);
    if (entries.length === 0) {
      await endUnsent(db, noticeId, 'closed', 'nothing-left');
      return;
    }
    const first = notice.reminderOf === null ? null : ((await readNotice(db, notice.reminderOf)) ?? null);
    await hand(needs, db, {
      notice,
      hoster,
      letter: writeNotice(needs, { notice, first, hoster, entries }),
      lastAttempt,
    });
  });
}

/** Looks again at every dossier: what has left the hoster, or our hands, leaves the notice. */
async function gather(needs: RemovalNeeds, db: Db, notice: Notice): Promise<Entry[]> {
  const expected = notice.reminderOf === null ? 'acting' : 'watching';
  const entries: Entry[] = [];
  for (const dossierId of notice.dossierIds) {
    const dossier = await needs.dossier.find(dossierId);
    const finding = await needs.qualification.current(dossierId);
    if (dossier.state !== expected || finding === null) {
      await unlinkDossier(db, notice.id, dossierId);
      continue;
    }
    const { hoster, hosting } = await needs.location.recheck(dossierId);
    const unknown = hosting?.problem === 'dns-gone' || hosting?.problem === 'dns-failed';
    // A name that does not answer may come back at the same place: the notice still stands. Another host does not.
    if (hoster?.id !== notice.hosterId && !(hoster === null && unknown)) {
      await inTransaction(db, async (tx) => {
        await unlinkDossier(tx, notice.id, dossierId);
        const { state } = await needs.dossier.lock(tx, dossierId);
        if (state === expected)
          await needs.dossier.move(tx, dossierId, 'locating', { reason: 'moved before the notice left' });
      });
      continue;
    }
    const known = (await needs.knownFingerprintsOf?.(dossierId)) ?? [];
    entries.push({ dossier, hosting, finding, knownSha256: known[0] ?? null });
  }
  return entries;
}

async function hand(
  needs: RemovalNeeds,
  db: Db,
  sending: { notice: Notice; hoster: Hoster; letter: Letter; lastAttempt: boolean },
): Promise<void> {
  const { notice, letter } = sending;
  try {
    const { response } = await needs.mailer.send(letter);
    await confirmSent(needs, db, notice.id, response);
  } catch (error) {
    if (error instanceof MailRefused) {
      await fail(db, notice, `mail-refused ${error.message}`);
      return;
    }
    if (error instanceof MailUnavailable) {
      const problem = `mail-unavailable ${error.message.replaceAll(' ', '-')}`;
      if (sending.lastAttempt) {
        await fail(db, notice, problem);
        return;
      }
      await noteProblem(db, notice.id, problem);
    }
    throw error;
  }
}

function fail(db: Db, notice: Notice, problem: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    if (!(await endUnsent(tx, notice.id, 'failed', problem))) return;
    const { dossierIds = [] } = (await readNotice(tx, notice.id)) ?? {};
    await announce(
      tx,
      noticeFailed.of(notice.id, {
        dossierIds,
        hosterId: notice.hosterId,
        reminder: notice.reminderOf !== null,
        problem,
      }),
    );
  });
}
