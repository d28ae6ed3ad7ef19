import { sql, type Db } from '#ground/db';
import type { Answer } from './notice.ts';

/** The newest answer about each dossier of a notice. What was answered before stays in the table. */
export async function readAnswers(db: Db, noticeId: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select distinct on (dossier_id) notice_id as "noticeId", dossier_id as "dossierId", answer, note,
      answered_at as "answeredAt"
    from removal_answer where notice_id = ${noticeId} order by dossier_id, answered_at desc, id desc`.execute(
    db,
  );
  return rows;
}

/** All answers about one dossier, newest first. */
export async function readAnswersOf(db: Db, dossierId: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select notice_id as "noticeId", dossier_id as "dossierId", answer, note, answered_at as "answeredAt"
    from removal_answer where dossier_id = ${dossierId} order by answered_at desc, id desc`.execute(db);
  return rows;
}

export async function insertAnswer(tx: Db, id: string, answer: Answer): Promise<void> {
  await sql`
    insert into removal_answer (id, notice_id, dossier_id, answer, note, answered_at)
    values (${id}, ${answer.noticeId}, ${answer.dossierId}, ${answer.answer}, ${answer.note}, ${answer.answeredAt})`.execute(
    tx,
  );
}
