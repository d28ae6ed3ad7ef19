import { sql, type Db } from '#ground/db';
import type { Message } from './message.ts';

const columns = sql`id, report_id as "reportId", dossier_id as "dossierId", kind, language, state,
  message_id as "messageId", queued_at as "queuedAt", sent_at as "sentAt", attempts, last_problem as "lastProblem"`;

export type NewMessage = Pick<
  Message,
  'id' | 'reportId' | 'dossierId' | 'kind' | 'language' | 'messageId' | 'queuedAt'
>;

/** Writes a letter down; false when the same one has been written before. */
export async function insertMessage(tx: Db, message: NewMessage): Promise<boolean> {
  const { rows } = await sql`
    insert into replies_message (id, report_id, dossier_id, kind, language, message_id, queued_at)
    values (${message.id}, ${message.reportId}, ${message.dossierId}, ${message.kind}, ${message.language},
            ${message.messageId}, ${message.queuedAt})
    on conflict (message_id) do nothing returning id`.execute(tx);
  return rows.length === 1;
}

export async function readMessage(db: Db, id: string): Promise<Message | undefined> {
  const { rows } = await sql<Message>`select ${columns} from replies_message where id = ${id}`.execute(db);
  return rows[0];
}

/** Counts an attempt; false when the letter is no longer waiting. */
export async function beginAttempt(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`
    update replies_message set attempts = attempts + 1 where id = ${id} and state = 'queued' returning id`.execute(
    db,
  );
  return rows.length === 1;
}

export async function noteProblem(db: Db, id: string, problem: string): Promise<void> {
  await sql`update replies_message set last_problem = ${problem} where id = ${id} and state = 'queued'`.execute(
    db,
  );
}

/** True for the one caller that turned it from queued to sent. */
export async function markSent(tx: Db, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update replies_message set state = 'sent', sent_at = ${at}, last_problem = null
    where id = ${id} and state = 'queued' returning id`.execute(tx);
  return rows.length === 1;
}

export async function markFailed(db: Db, id: string, problem: string): Promise<void> {
  await sql`
    update replies_message set state = 'failed', last_problem = ${problem}
    where id = ${id} and state = 'queued'`.execute(db);
}

/** All letters to one reporter, oldest first. */
export async function readMessagesOf(db: Db, reportId: string): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select ${columns} from replies_message where report_id = ${reportId} order by queued_at, id`.execute(db);
  return rows;
}

/** Letters that have not left, the oldest first. */
export async function readWaiting(db: Db, limit: number): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select ${columns} from replies_message where state in ('queued', 'failed')
    order by queued_at, id limit ${limit}`.execute(db);
  return rows;
}
