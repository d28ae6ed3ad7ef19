import { sql, type Db } from '#ground/db';

/** What a program may do with its key. */
export const scopes = ['fingerprints'] as const;
export type Scope = (typeof scopes)[number];

/** One key as administration sees it: everything but the key, which nobody has. */
export interface ProgramKey {
  id: string;
  name: string;
  scope: Scope;
  issuedAt: Date;
  /** Name of who issued it; null when that account is gone. */
  issuedBy: string | null;
  /** To the minute; null for never. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** Keeps a new key; null when a living one has this name. */
export async function addProgramKey(
  tx: Db,
  key: { name: string; scope: Scope; hash: Buffer; by: string; now: Date },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into people_program_key (name, scope, hash, issued_at, issued_by)
    values (${key.name}, ${key.scope}, ${key.hash}, ${key.now}, ${key.by})
    on conflict do nothing returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Revokes a living key; false when there is none of this id. */
export async function endProgramKey(tx: Db, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update people_program_key set revoked_at = ${now} where id = ${id} and revoked_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** Living keys first, each half newest first. */
export async function programKeys(db: Db): Promise<ProgramKey[]> {
  const { rows } = await sql<ProgramKey>`
    select k.id, k.name, k.scope, k.issued_at as "issuedAt", u.name as "issuedBy",
      k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
    from people_program_key k left join people_user u on u.id = k.issued_by
    order by k.revoked_at is not null, k.id desc`.execute(db);
  return rows;
}

/** Whose living key has this hash. */
export async function programByHash(
  db: Db,
  hash: Buffer,
  scope: Scope,
): Promise<{ id: string; name: string; lastUsedAt: Date | null } | undefined> {
  const { rows } = await sql<{ id: string; name: string; lastUsedAt: Date | null }>`
    select id, name, last_used_at as "lastUsedAt" from people_program_key
    where hash = ${hash} and scope = ${scope} and revoked_at is null`.execute(db);
  return rows[0];
}

export async function noteProgramUse(db: Db, id: string, at: Date): Promise<void> {
  await sql`
    update people_program_key set last_used_at = ${at}
    where id = ${id} and (last_used_at is null or last_used_at < ${at})`.execute(db);
}
