import { on, type Listener } from '#ground/events';
import { handle, type JobHandler, type JobRequest } from '#ground/jobs';
import { dossierMoved } from '#hotline/dossier';
import { hosterApproved, hosterCorrected } from '#hotline/location';
import { answerNotice, readAnswerLink, type AnswerPage } from './answer-notice.ts';
import { queueJob, queueWaitingJob, remindJob, sendJob } from './jobs.ts';
import type { RemovalNeeds } from './needs.ts';
import { queueNotice } from './queue-notice.ts';
import { remind } from './remind.ts';
import { sendNotice } from './send-notice.ts';
import { noticesOf, sendAgain, waiting, type NoticeOfDossier, type Waiting } from './waiting.ts';

/** The use cases of this room. */
export interface RemovalRoom {
  /** What a hoster's signed link opens; throws REM-001. */
  readAnswerLink(token: string): Promise<AnswerPage>;
  /** Takes a hoster's answers (dossier id → answer) and a note; may be repeated. Throws REM-001 to REM-004. */
  answer(token: string, answers: Record<string, string>, note: string): Promise<void>;
  /** All notices about a dossier, newest first, with the answers. */
  noticesOf(dossierId: string): Promise<NoticeOfDossier[]>;
  /** What has not left: notices queued or refused, dossiers without anybody to write to. */
  waiting(): Promise<Waiting>;
  /** Sends a refused notice again; throws REM-005. */
  sendAgain(noticeId: string, by: string): Promise<void>;
  jobs: JobHandler[];
  listeners: Listener[];
}

/** Every dossier that waits for a recipient is looked at again; those that have one now get their notice. */
async function queueWaiting(needs: RemovalNeeds): Promise<void> {
  for (let cursor: string | null = null; ;) {
    const page = await needs.dossier.queue({ states: ['acting'], order: 'oldest', limit: 200, cursor });
    for (const dossier of page.rows) await queueNotice(needs, dossier.id);
    cursor = page.next;
    if (cursor === null) return;
  }
}

const lookAgain = (hosterId: string): JobRequest[] => [
  queueWaitingJob.request({ hosterId }, { key: `removal.queue-waiting ${hosterId}` }),
];

/** Makes the room's use cases. */
export function make(needs: RemovalNeeds): RemovalRoom {
  return {
    readAnswerLink: (token) => readAnswerLink(needs, token),
    answer: (token, answers, note) => answerNotice(needs, token, { answers, note }),
    noticesOf: (dossierId) => noticesOf(needs, dossierId),
    waiting: () => waiting(needs),
    sendAgain: (noticeId, by) => sendAgain(needs, noticeId, by),
    jobs: [
      handle(queueJob, ({ dossierId }) => queueNotice(needs, dossierId)),
      handle(queueWaitingJob, () => queueWaiting(needs)),
      handle(sendJob, ({ noticeId }, { lastAttempt }) => sendNotice(needs, noticeId, lastAttempt)),
      handle(remindJob, ({ noticeId }) => remind(needs, noticeId)),
    ],
    listeners: [
      on(dossierMoved, ({ subject, data }) =>
        data.to === 'acting'
          ? [queueJob.request({ dossierId: subject }, { key: `removal.queue ${subject}` })]
          : [],
      ),
      on(hosterApproved, ({ subject }) => lookAgain(subject)),
      on(hosterCorrected, ({ subject }) => lookAgain(subject)),
    ],
  };
}
