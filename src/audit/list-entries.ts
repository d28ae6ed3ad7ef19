import type { Db } from '#ground/db';
import { isId } from '#ground/ids';
import { readEntries } from './audit.sql.ts';
import type { AuditPage } from './entry.ts';

/** What to show of the trail: up to `limit` lines (1 to 200) before the cursor, of one subject or one actor. */
export interface AuditRequest {
  before?: number | null;
  limit?: number;
  subject?: string;
  actor?: string;
}

/** A page of the trail by cursor: adding lines meanwhile neither repeats nor skips one. */
export async function listEntries(db: Db, asked: AuditRequest): Promise<AuditPage> {
  const limit = Math.min(200, Math.max(1, Math.trunc(asked.limit ?? 50) || 50));
  const before = Number.isSafeInteger(asked.before) ? (asked.before ?? null) : null;
  if (asked.actor !== undefined && !isId(asked.actor)) return { entries: [], next: null };
  const found = await readEntries(db, {
    before,
    limit: limit + 1,
    subject: asked.subject ?? null,
    actor: asked.actor ?? null,
  });
  const entries = found.slice(0, limit);
  return { entries, next: found.length > limit ? (entries.at(-1)?.seq ?? null) : null };
}
