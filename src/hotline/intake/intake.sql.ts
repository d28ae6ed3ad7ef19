import type pg from 'pg';
import { sql, type Db } from '#ground/db';
import { newId } from '#ground/ids';

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
export interface NewReport {
  report: ReportRow;
  locators: readonly LocatorRow[];
}
/** `repeated`: its idempotency key is known already; nothing was written, and this is what was. */
export type Written =
  { outcome: 'accepted' } | { outcome: 'repeated'; reportId: string; bodyHash: Buffer | null };

const acceptBatch = `select given_id as "givenId", report_id as "reportId", body_hash as "bodyHash"
  from intake_accept_batch($1, $2)`;

const bytea = (bytes: Buffer | null): string | null => (bytes ? `\\x${bytes.toString('hex')}` : null);

const reportForBatch = ({ report }: NewReport): object => ({
  id: report.id,
  receipt: bytea(report.receiptHash),
  idempotency: bytea(report.idempotencyHash),
  body: bytea(report.bodyHash),
  channel: report.channel,
  language: report.language,
  category: report.category,
  key: bytea(report.dataKey),
  comment: bytea(report.comment),
  contact: bytea(report.contact),
  lane: report.lane,
});

/** Half a surrogate pair has no place in JSON as PostgreSQL reads it; nor has it in any address. */
const locatorsForBatch = ({ report, locators }: NewReport): object[] =>
  locators.map((locator, position) => ({
    id: newId(),
    report: report.id,
    position,
    key: bytea(locator.key),
    kind: locator.kind,
    locator: locator.canonical.toWellFormed(),
    host: locator.host,
    tld: locator.tld,
    verbatim: locator.verbatim.toWellFormed(),
    category: report.category,
    priority: report.priority,
    lane: report.lane,
    due: report.dueAt,
    channel: report.channel,
  }));

/** Writes reports in one transaction and one round trip: all of them, or none. Answers in their order. */
export async function writeReports(pool: pg.Pool, reports: readonly NewReport[]): Promise<Written[]> {
  const { rows } = await pool.query<{ givenId: string; reportId: string; bodyHash: Buffer | null }>({
    name: 'intake_accept_batch',
    text: acceptBatch,
    values: [JSON.stringify(reports.map(reportForBatch)), JSON.stringify(reports.flatMap(locatorsForBatch))],
  });
  if (rows.length === 0) return reports.map(() => ({ outcome: 'accepted' }));
  const repeated = new Map(rows.map((row) => [row.givenId, row]));
  return reports.map(({ report }) => {
    const row = repeated.get(report.id);
    return row
      ? { outcome: 'repeated', reportId: row.reportId, bodyHash: row.bodyHash }
      : { outcome: 'accepted' };
  });
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
