import { sql, type Db } from '#ground/db';
import type { AuditEntry, NewAuditEntry } from './entry.ts';

/** Adds one line. `at` null: now. A line that repeats a noted event is left out (unique index on detail.event). */
export async function addEntry(tx: Db, entry: NewAuditEntry & { at?: Date }): Promise<void> {
  await sql`
    insert into audit_entry (at, actor, action, subject, detail)
    values (coalesce(${entry.at ?? null}, now()), ${entry.actor}, ${entry.action}, ${entry.subject},
      ${JSON.stringify(entry.detail ?? {})}::jsonb)
    on conflict do nothing`.execute(tx);
}

/** Lines before `before` (exclusive), newest first. */
export async function readEntries(
  db: Db,
  wanted: { before: number | null; limit: number; subject: string | null; actor: string | null },
): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    select seq, at, actor, action, subject, detail from audit_entry
    where (${wanted.before}::bigint is null or seq < ${wanted.before})
      and (${wanted.subject}::text is null or subject = ${wanted.subject})
      and (${wanted.actor}::uuid is null or actor = ${wanted.actor})
    order by seq desc limit ${wanted.limit}`.execute(db);
  return rows;
}
