import type { Clock } from '#ground/clock';
import type { Db } from '#ground/db';
import type { Listener } from '#ground/events';
import { handle, type JobHandler } from '#ground/jobs';
import type { Mailer } from '#ground/mail';
import type { IntakeRoom } from '#hotline/intake';
import { acknowledgeJob, listeners, sendJob, tellOutcomeJob } from './jobs.ts';
import { makeLetterCap } from './letter-cap.ts';
import type { House } from './letters/compose-letter.ts';
import type { Message } from './message.ts';
import { readMessagesOf, readWaiting } from './messages.sql.ts';
import { sendMessage, type PostOffice } from './send-message.ts';
import { answerReport, writeOutcomes } from './write-letters.ts';

/** The use cases of this room. */
export interface RepliesRoom {
  /** Every letter to one reporter, oldest first. */
  messagesOf(reportId: string): Promise<Message[]>;
  /** Letters that have not left, oldest first (a hundred at most), with what stops them. */
  waiting(): Promise<Message[]>;
  jobs: JobHandler[];
  listeners: Listener[];
}

/**
 * `publicUrl` stands in letters, `organisation` signs them; `mailFrom` is the sender, whose domain is also that
 * of the message ids.
 */
export function make(tools: {
  db: Db;
  clock: Clock;
  mailer: Mailer;
  intake: Pick<IntakeRoom, 'addressForReply'>;
  publicUrl: string;
  organisation: string;
  mailFrom: string;
}): RepliesRoom {
  const { db, mailer, intake, publicUrl, organisation } = tools;
  const house: House = { publicUrl, organisation };
  const domain = tools.mailFrom.split('@')[1] ?? 'vigie.example';
  const mayWrite = makeLetterCap();
  const office: PostOffice = { db, mailer, intake, domain, house, mayWrite, onTheWay: new Set() };
  return {
    messagesOf: (reportId) => readMessagesOf(db, reportId),
    waiting: () => readWaiting(db, 100),
    jobs: [
      handle(acknowledgeJob, (report, { now }) => answerReport(office, report, now)),
      handle(tellOutcomeJob, (dossier, { now }) => writeOutcomes(office, dossier, now)),
      handle(sendJob, (letter, context) => sendMessage(office, letter, context)),
    ],
    listeners,
  };
}
