import { inTransaction } from '#ground/db';
import { isId } from '#ground/ids';
import { enqueue } from '#ground/jobs';
import { Problem } from '#ground/problem';
import { reference } from '#hotline/dossier';
import { readAnswersOf } from './answer.sql.ts';
import { sendJob, sendKey } from './jobs.ts';
import type { RemovalNeeds } from './needs.ts';
import { referenceOf, type Answer, type Notice } from './notice.ts';
import { readNoticesOf, readUnsent, readUnsentOf, requeueFailed } from './notice.sql.ts';
import { problems } from './problems.ts';
import { whyNobody, type NobodyBecause } from './recipient.ts';

/** A notice as staff see it. */
export interface NoticeView extends Notice {
  reference: string;
  hosterName: string;
  isReminder: boolean;
}

/** A notice about one dossier, with what the hoster answered about it, newest first. */
export interface NoticeOfDossier extends NoticeView {
  answers: Answer[];
}

/** A dossier that nobody can be written to about, and why. */
export interface StuckDossier {
  dossierId: string;
  reference: string;
  since: Date;
  priority: number;
  hosterId: string | null;
  hosterName: string | null;
  network: string | null;
  because: NobodyBecause;
}

/** What has not left: notices (queued or refused), and dossiers without a recipient. */
export interface Waiting {
  notices: NoticeView[];
  dossiers: StuckDossier[];
}

const mostShown = 200;

const view = async (needs: RemovalNeeds, notice: Notice): Promise<NoticeView> => ({
  ...notice,
  reference: referenceOf(notice.reminderOf ?? notice.id),
  hosterName: (await needs.location.hoster(notice.hosterId))?.name ?? '',
  isReminder: notice.reminderOf !== null,
});

/** What waits, the oldest first, at most 200 of each. */
export async function waiting(needs: RemovalNeeds): Promise<Waiting> {
  const notices: NoticeView[] = [];
  for (const notice of await readUnsent(needs.db, mostShown)) notices.push(await view(needs, notice));
  const acting = await needs.dossier.queue({ states: ['acting'], order: 'oldest', limit: mostShown });
  const dossiers: StuckDossier[] = [];
  for (const dossier of acting.rows) {
    if ((await readUnsentOf(needs.db, dossier.id)).length > 0) continue;
    const answer = await needs.location.hosterOf(dossier.id);
    const because = whyNobody(answer);
    if (because === null) continue; // its notice is about to be written
    dossiers.push({
      dossierId: dossier.id,
      reference: reference(dossier),
      since: dossier.stateSince,
      priority: dossier.priority,
      hosterId: answer.hoster?.id ?? null,
      hosterName: answer.hoster?.name ?? null,
      network: answer.hosting?.network ?? null,
      because,
    });
  }
  return { notices, dossiers };
}

/** Every notice about a dossier, newest first. */
export async function noticesOf(needs: RemovalNeeds, dossierId: string): Promise<NoticeOfDossier[]> {
  const answers = await readAnswersOf(needs.db, dossierId);
  const views: NoticeOfDossier[] = [];
  for (const notice of await readNoticesOf(needs.db, dossierId)) {
    views.push({
      ...(await view(needs, notice)),
      answers: answers.filter((answer) => answer.noticeId === (notice.reminderOf ?? notice.id)),
    });
  }
  return views;
}

/** Sends a refused notice again, after its cause was mended. Throws REM-005 when it has not failed. */
export async function sendAgain(needs: RemovalNeeds, noticeId: string, by: string): Promise<void> {
  if (!isId(noticeId)) throw new Problem(problems['REM-005']);
  await inTransaction(needs.db, async (tx) => {
    if (!(await requeueFailed(tx, noticeId, needs.clock.now()))) throw new Problem(problems['REM-005']);
    await needs.audit.record(tx, { actor: by, action: 'removal.send-again', subject: noticeId, detail: {} });
    await enqueue(tx, [sendJob.request({ noticeId }, { key: sendKey(noticeId) })]);
  });
}
