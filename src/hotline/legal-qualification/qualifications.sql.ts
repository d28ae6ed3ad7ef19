import { sql, type Db } from '#ground/db';
import { isId } from '#ground/ids';
import type { Qualification } from './qualification.ts';

// Days travel as text: a date parsed into a Date would move with the server's time zone.
const columns = sql.raw(`
  q.id, q.dossier_id as "dossierId", q.reading, q.verdict, q.infraction, q.article,
  q.article_from::text as "articleFrom", q.pack, q.law_date::text as "lawDate", q.answers, q.reasons,
  q.decided_by as "decidedBy", q.decided_at as "decidedAt", q.supersedes`);

export async function insertQualification(tx: Db, made: Qualification): Promise<void> {
  await sql`
    insert into legal_qualification (id, dossier_id, reading, verdict, infraction, article, article_from, pack,
      law_date, answers, reasons, decided_by, decided_at, supersedes)
    values (${made.id}, ${made.dossierId}, ${made.reading}, ${made.verdict}, ${made.infraction}, ${made.article},
      ${made.articleFrom}, ${made.pack}, ${made.lawDate}, ${JSON.stringify(made.answers)}, ${made.reasons},
      ${made.decidedBy}, ${made.decidedAt}, ${made.supersedes})`.execute(tx);
}

/** The one that nothing supersedes. */
export async function readCurrent(db: Db, dossierId: string): Promise<Qualification | null> {
  if (!isId(dossierId)) return null;
  const { rows } = await sql<Qualification>`
    select ${columns} from legal_qualification q
    where q.dossier_id = ${dossierId}
      and not exists (select 1 from legal_qualification later where later.supersedes = q.id)
    order by q.decided_at desc, q.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function readHistory(db: Db, dossierId: string): Promise<Qualification[]> {
  if (!isId(dossierId)) return [];
  const { rows } = await sql<Qualification>`
    select ${columns} from legal_qualification q
    where q.dossier_id = ${dossierId} order by q.decided_at, q.id`.execute(db);
  return rows;
}
