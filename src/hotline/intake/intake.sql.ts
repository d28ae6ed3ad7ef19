import pg from 'pg';
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
/** What is known of a report whose idempotency key was used before: nothing was written. */
export interface Repeated {
  reportId: string;
  bodyHash: Buffer | null;
}

/** SQLSTATE of a batch that was not written because it carries an idempotency key that is known already. */
export const keyIsKnown = 'VI001';

/** A locator of a batch: one row, however many of its reports name it. */
interface LocatorOfBatch {
  id: string;
  locator: LocatorRow;
  category: string | null;
  priority: number;
  lane: number;
  dueAt: Date;
  reports: number;
}
/** One report that names one locator. */
interface Naming {
  report: ReportRow;
  of: LocatorOfBatch;
  isFirst: boolean;
  position: number;
  verbatim: string;
}

/**
 * Groups what the reports name. The most urgent report decides the urgency, the one that came in no flood the lane.
 * Words without a locator have no key and are a dossier of their own. In the order of the keys, so that two batches
 * cannot lock each other out.
 */
function groupLocators(reports: readonly NewReport[]): { locators: LocatorOfBatch[]; namings: Naming[] } {
  const known = new Map<string, LocatorOfBatch>();
  const namings: Naming[] = [];
  for (const { report, locators } of reports) {
    for (const [position, locator] of locators.entries()) {
      const { category, priority, lane, dueAt } = report;
      const key = locator.key?.toString('latin1') ?? `${report.id} ${position}`;
      let of = known.get(key);
      const isFirst = !of;
      if (of) {
        of.reports += 1;
        of.priority = Math.min(of.priority, priority);
        of.lane = Math.min(of.lane, lane);
        if (dueAt < of.dueAt) of.dueAt = dueAt;
      } else {
        of = { id: newId(), locator, category, priority, lane, dueAt, reports: 1 };
        known.set(key, of);
      }
      namings.push({ report, of, isFirst, position, verbatim: locator.verbatim.toWellFormed() });
    }
  }
  const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  return { locators: sorted.map(([, locator]) => locator), namings };
}

/** One array a column, as `unnest` takes them. */
const inColumns = <Row>(rows: readonly Row[], columns: readonly ((row: Row) => unknown)[]): unknown[][] =>
  columns.map((column) => rows.map(column));

const columnsOfReport: ((row: NewReport) => unknown)[] = [
  ({ report }) => report.id,
  ({ report }) => report.receiptHash,
  ({ report }) => report.idempotencyHash,
  ({ report }) => report.bodyHash,
  ({ report }) => report.channel,
  ({ report }) => report.language,
  ({ report }) => report.category,
  ({ report }) => report.dataKey,
  ({ report }) => report.comment,
  ({ report }) => report.contact,
  ({ report }) => report.lane,
  ({ locators }) => locators.length,
];
const columnsOfLocator: ((row: LocatorOfBatch) => unknown)[] = [
  ({ id }) => id,
  ({ locator }) => locator.key,
  ({ locator }) => locator.kind,
  // Half a surrogate pair has no place in PostgreSQL's text; nor has it in any address.
  ({ locator }) => locator.canonical.toWellFormed(),
  ({ locator }) => locator.host,
  ({ locator }) => locator.tld,
  ({ category }) => category,
  ({ priority }) => priority,
  ({ lane }) => lane,
  ({ dueAt }) => dueAt.toISOString(),
  ({ reports }) => reports,
];
const columnsOfNaming = (places: ReadonlyMap<LocatorOfBatch, number>): ((row: Naming) => unknown)[] => [
  ({ of }) => places.get(of),
  ({ isFirst }) => isFirst,
  ({ report }) => report.id,
  ({ report }) => report.channel,
  ({ position }) => position,
  ({ verbatim }) => verbatim,
];
const marks = Array.from({ length: 29 }, (_, i) => `$${i + 1}`).join(', ');

/**
 * Writes reports in one transaction and one round trip: all of them, or none. Throws `keyIsKnown` when one of them
 * carries an idempotency key that is known already.
 */
export async function writeReports(pool: pg.Pool, reports: readonly NewReport[]): Promise<void> {
  const { locators, namings } = groupLocators(reports);
  const places = new Map(locators.map((locator, i) => [locator, i + 1]));
  const client = await pool.connect();
  try {
    await client.query({
      name: 'intake_accept_reports',
      text: `select intake_accept_reports(${marks})`,
      values: [
        ...inColumns(reports, columnsOfReport),
        ...inColumns(locators, columnsOfLocator),
        ...inColumns(namings, columnsOfNaming(places)),
      ],
    });
    client.release();
  } catch (error) {
    // The pool would throw the connection away at any error; one that PostgreSQL answered leaves it whole, with its plans.
    const isWhole = error instanceof pg.DatabaseError && error.severity === 'ERROR';
    client.release(!isWhole);
    throw error;
  }
}

/** Those of the reports whose idempotency key is known already, by their id. */
export async function readRepeated(
  pool: pg.Pool,
  reports: readonly NewReport[],
): Promise<Map<string, Repeated>> {
  const { rows } = await pool.query<{ id: string } & Repeated>({
    text: `select g.id, r.id as "reportId", r.body_hash as "bodyHash"
           from unnest($1::uuid[], $2::bytea[]) as g(id, key) join intake_report r on r.idempotency_hash = g.key`,
    values: inColumns(reports, [({ report }) => report.id, ({ report }) => report.idempotencyHash]),
  });
  return new Map(rows.map(({ id, ...repeated }) => [id, repeated]));
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
