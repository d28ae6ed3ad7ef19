import { sql, type Db } from '#ground/db';

/** Keeps the keyed hash of a key that opens once. `userId` null: the set-up code. */
export async function addOneTimeKey(
  tx: Db,
  key: { hash: Buffer; userId: string | null; now: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into people_one_time_key (hash, user_id, made_at, expires_at)
    values (${key.hash}, ${key.userId}, ${key.now}, ${key.expiresAt})`.execute(tx);
}

/** Drops what was handed out before and not used: the newest key is the only one. */
export async function dropUnusedKeys(tx: Db, userId: string | null): Promise<void> {
  await sql`
    delete from people_one_time_key
    where used_at is null and user_id is not distinct from ${userId}`.execute(tx);
}

/** Whose key this is, while it still opens; undefined when it never did or no longer does. */
export async function keyHolder(
  db: Db,
  hash: Buffer,
  now: Date,
): Promise<{ userId: string | null } | undefined> {
  const { rows } = await sql<{ userId: string | null }>`
    select user_id as "userId" from people_one_time_key
    where hash = ${hash} and used_at is null and expires_at > ${now}`.execute(db);
  return rows[0];
}

/** Uses a key up. Of two who try at once the database lets one through. */
export async function useKey(
  tx: Db,
  hash: Buffer,
  now: Date,
): Promise<{ userId: string | null } | undefined> {
  const { rows } = await sql<{ userId: string | null }>`
    update people_one_time_key set used_at = ${now}
    where hash = ${hash} and used_at is null and expires_at > ${now}
    returning user_id as "userId"`.execute(tx);
  return rows[0];
}

/** Marks an authenticator code as used by this person; false when it had been used already. */
export async function useTotpCode(db: Db, userId: string, hash: Buffer, now: Date): Promise<boolean> {
  // A code is valid for 90 seconds; ten minutes leave room for clocks that disagree.
  const before = new Date(now.getTime() - 10 * 60_000);
  await sql`delete from people_totp_use where at < ${before}`.execute(db);
  const { numAffectedRows } = await sql`
    insert into people_totp_use (user_id, hash, at) values (${userId}, ${hash}, ${now})
    on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/** Failed sign-ins for this e-mail since the given time. */
export async function failedSignIns(db: Db, emailHash: Buffer, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from people_failed_sign_in
    where email_hash = ${emailHash} and at > ${since}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Counts one failed sign-in and forgets those older than a day. */
export async function addFailedSignIn(db: Db, emailHash: Buffer, now: Date): Promise<void> {
  await sql`delete from people_failed_sign_in where at < ${new Date(now.getTime() - 86_400_000)}`.execute(db);
  await sql`insert into people_failed_sign_in (email_hash, at) values (${emailHash}, ${now})`.execute(db);
}

export async function forgetFailedSignIns(db: Db, emailHash: Buffer): Promise<void> {
  await sql`delete from people_failed_sign_in where email_hash = ${emailHash}`.execute(db);
}
