import { sql, type Db } from '#ground/db';
import type { Notice } from './notice.ts';

const columns = sql`n.id, n.hoster_id as "hosterId", n.language, n.state, n.reminder_of as "reminderOf",
  n.message_id as "messageId", n.queued_at as "queuedAt", n.send_after as "sendAfter", n.sent_at as "sentAt",
  n.accepted_as as "acceptedAs", n.attempts, n.last_problem as "lastProblem", n.answered_at as "answeredAt",
  array(select dossier_id::text from removal_notice_dossier where notice_id = n.id order by dossier_id) as "dossierIds"`;

/** One queue for one hoster: two dossiers that arrive at once meet in one notice. Held until the commit. */
export async function lockHosterWindow(tx: Db, hosterId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`removal window ${hosterId}`}, 0))`.execute(tx);
}

/** The notice of a hoster that still takes dossiers: queued, never tried, its window open. Locked. */
export async function findOpenWindow(tx: Db, hosterId: string, now: Date): Promise<Notice | undefined> {
  const { rows } = await sql<Notice>`
    select ${columns} from removal_notice n
    where n.hoster_id = ${hosterId} and n.state = 'queued' and n.reminder_of is null
      and n.attempts = 0 and n.send_after > ${now}
    order by n.queued_at limit 1 for update`.execute(tx);
  return rows[0];
}

export type NewNotice = Pick<
  Notice,
  'id' | 'hosterId' | 'language' | 'reminderOf' | 'messageId' | 'queuedAt' | 'sendAfter'
>;

/** Writes a notice down; false when its reminder exists already (there is never a second one). */
export async function insertNotice(tx: Db, notice: NewNotice): Promise<boolean> {
  const { rows } = await sql`
    insert into removal_notice (id, hoster_id, language, reminder_of, message_id, queued_at, send_after)
    values (${notice.id}, ${notice.hosterId}, ${notice.language}, ${notice.reminderOf}, ${notice.messageId},
      ${notice.queuedAt}, ${notice.sendAfter})
    on conflict (reminder_of) do nothing returning id`.execute(tx);
  return rows.length === 1;
}

export async function linkDossier(tx: Db, noticeId: string, dossierId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into removal_notice_dossier (notice_id, dossier_id) values (${noticeId}, ${dossierId})
    on conflict do nothing returning dossier_id`.execute(tx);
  return rows.length === 1;
}

/** Takes a dossier out of a notice that has not left; what has left stays as it was. */
export async function unlinkDossier(tx: Db, noticeId: string, dossierId: string): Promise<void> {
  await sql`
    delete from removal_notice_dossier d using removal_notice n
    where n.id = d.notice_id and n.state in ('queued', 'failed')
      and d.notice_id = ${noticeId} and d.dossier_id = ${dossierId}`.execute(tx);
}

export async function readNotice(db: Db, id: string, { lock = false } = {}): Promise<Notice | undefined> {
  const { rows } = await sql<Notice>`
    select ${columns} from removal_notice n where n.id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

/** Counts an attempt and closes the window; false when the notice is no longer queued. */
export async function beginAttempt(tx: Db, id: string): Promise<boolean> {
  const { rows } = await sql`
    update removal_notice set attempts = attempts + 1 where id = ${id} and state = 'queued' returning id`.execute(
    tx,
  );
  return rows.length === 1;
}

export async function noteProblem(tx: Db, id: string, problem: string): Promise<void> {
  await sql`update removal_notice set last_problem = ${problem} where id = ${id} and state = 'queued'`.execute(
    tx,
  );
}

/** True for the one caller that turned it from queued to sent. */
export async function markSent(tx: Db, id: string, sent: { at: Date; acceptedAs: string }): Promise<boolean> {
  const { rows } = await sql`
    update removal_notice set state = 'sent', sent_at = ${sent.at}, accepted_as = ${sent.acceptedAs}, last_problem = null
    where id = ${id} and state = 'queued' returning id`.execute(tx);
  return rows.length === 1;
}

/** Ends a notice that has not left: refused for good, or nothing left to say. */
export async function endUnsent(
  tx: Db,
  id: string,
  state: 'failed' | 'closed',
  problem: string,
): Promise<boolean> {
  const { rows } = await sql`
    update removal_notice set state = ${state}, last_problem = ${problem}
    where id = ${id} and state in ('queued', 'failed') returning id`.execute(tx);
  return rows.length === 1;
}

/** Puts a failed notice back; false when it has not failed. */
export async function requeueFailed(tx: Db, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update removal_notice set state = 'queued', send_after = ${now} where id = ${id} and state = 'failed'
    returning id`.execute(tx);
  return rows.length === 1;
}

export async function markAnswered(tx: Db, id: string, now: Date): Promise<void> {
  await sql`
    update removal_notice set state = 'answered', answered_at = ${now}
    where (id = ${id} or reminder_of = ${id}) and state = 'sent'`.execute(tx);
}

/** All notices about a dossier, newest first. */
export async function readNoticesOf(db: Db, dossierId: string): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select ${columns} from removal_notice n
    where exists (select 1 from removal_notice_dossier d where d.notice_id = n.id and d.dossier_id = ${dossierId})
    order by n.queued_at desc, n.id desc`.execute(db);
  return rows;
}

/** What has not left yet, the oldest first, at most `limit`. */
export async function readUnsent(db: Db, limit: number): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select ${columns} from removal_notice n where n.state in ('queued', 'failed')
    order by n.queued_at, n.id limit ${limit}`.execute(db);
  return rows;
}

/** First notices that have not left and hold this dossier. */
export async function readUnsentOf(
  db: Db,
  dossierId: string,
): Promise<{ id: string; state: 'queued' | 'failed' }[]> {
  const { rows } = await sql<{ id: string; state: 'queued' | 'failed' }>`
    select n.id, n.state from removal_notice n join removal_notice_dossier d on d.notice_id = n.id
    where d.dossier_id = ${dossierId} and n.state in ('queued', 'failed') and n.reminder_of is null`.execute(
    db,
  );
  return rows;
}

/**
 * Keeps two workers from sending one notice at the same moment. A session lock on one connection: it falls by
 * itself when the process dies, and holds no transaction open while the mail server is spoken to.
 */
export async function withSendLock(
  db: Db,
  noticeId: string,
  work: (connection: Db) => Promise<void>,
): Promise<boolean> {
  const key = sql`hashtextextended(${`removal send ${noticeId}`}, 0)`;
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${key}) as mine`.execute(
      connection,
    );
    if (!rows[0]?.mine) return false;
    try {
      await work(connection);
      return true;
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
  });
}
