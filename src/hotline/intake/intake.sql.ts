import type pg from 'pg';
import { sql, type Db } from '#ground/db';

/** One report as it is written: everything that needs it is sealed or hashed already. */
export interface ReportRow {
  id: string;
  receiptHash: Buffer;
  idempotencyHash: Buffer | null;
  bodyHash: Buffer | null;
  channel: string;
  language: string;
  category: string | null;
  dataKey: Buffer | null;
  comment: Buffer | null;
  contact: Buffer | null;
  priority: number;
  lane: number;
  dueAt: Date;
}
/** One locator of a report; `key` is null for a report of words only. */
export interface LocatorRow {
  key: Buffer | null;
  kind: string;
  canonical: string;
  host: string | null;
  tld: string | null;
  verbatim: string;
}

const accept = `select outcome, report_id as "reportId", body_hash as "bodyHash" from intake_accept(
  $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`;

/** Writes a report in one round trip; `repeated` when its idempotency key is known already. */
export async function writeReport(
  pool: pg.Pool,
  report: ReportRow,
  locators: readonly LocatorRow[],
): Promise<{ outcome: 'accepted' | 'repeated'; reportId: string; bodyHash: Buffer | null }> {
  const inOrder = locators
    .map((locator, position) => ({ ...locator, position }))
    .sort((a, b) => (a.key && b.key ? Buffer.compare(a.key, b.key) : 0));
  const { rows } = await pool.query({
    name: 'intake_accept',
    text: accept,
    values: [
      report.id,
      report.receiptHash,
      report.idempotencyHash,
      report.bodyHash,
      report.channel,
      report.language,
      report.category,
      report.dataKey,
      report.comment,
      report.contact,
      report.priority,
      report.lane,
      report.dueAt,
      inOrder.map((locator) => locator.position),
      inOrder.map((locator) => locator.key),
      inOrder.map((locator) => locator.kind),
      inOrder.map((locator) => locator.canonical),
      inOrder.map((locator) => locator.host),
      inOrder.map((locator) => locator.tld),
      inOrder.map((locator) => locator.verbatim),
    ],
  });
  return rows[0];
}

export interface StoredReport {
  id: string;
  channel: string;
  language: 'fr' | 'en';
  category: string | null;
  dataKey: Buffer | null;
  comment: Buffer | null;
  contact: Buffer | null;
  receivedAt: Date;
}
const columns =
  sql.raw(`r.id, r.channel, r.language, r.category, r.data_key as "dataKey", r.comment_sealed as comment,
  r.contact_sealed as contact, r.received_at as "receivedAt"`);

export async function readReport(db: Db, id: string): Promise<StoredReport | undefined> {
  const { rows } = await sql<StoredReport>`select ${columns} from intake_report r where r.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

export async function readReportByReceipt(db: Db, hash: Buffer): Promise<StoredReport | undefined> {
  const { rows } =
    await sql<StoredReport>`select ${columns} from intake_report r where r.receipt_hash = ${hash}`.execute(
      db,
    );
  return rows[0];
}

/** All reports that name a dossier, oldest first, with the locator as each of them wrote it. */
export async function readReportsOf(
  db: Db,
  dossierId: string,
): Promise<(StoredReport & { verbatim: string })[]> {
  const { rows } = await sql<StoredReport & { verbatim: string }>`
    select ${columns}, l.verbatim from intake_report_locator l join intake_report r on r.id = l.report_id
    where l.dossier_id = ${dossierId} order by r.received_at, r.id`.execute(db);
  return rows;
}

/** The dossiers that a report touches, in the order in which it named them. */
export async function readDossiersOf(
  db: Db,
  reportId: string,
): Promise<{ dossierId: string; verbatim: string }[]> {
  const { rows } = await sql<{ dossierId: string; verbatim: string }>`
    select dossier_id as "dossierId", verbatim from intake_report_locator
    where report_id = ${reportId} order by position`.execute(db);
  return rows;
}
