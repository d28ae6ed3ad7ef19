import type pg from 'pg';
import type { AuditRoom } from '#audit';
import type { Clock } from '#ground/clock';
import type { Seals } from '#ground/crypto';
import type { Db } from '#ground/db';
import { Problem } from '#ground/problem';
import type { DossierRoom } from '#hotline/dossier';
import { acceptReport, type Acceptance, type Submission } from './accept-report.ts';
import { readDossiersOf, readReport, readReportsOf } from './intake.sql.ts';
import { problems } from './problems.ts';
import { statusOfReceipt, type ReceiptStatus } from './receipt-status.ts';
import { makeReportWriter } from './report-writer.ts';
import { defang } from './refang.ts';

/** A report as staff read it; the comment is opened, the contact is not. */
export interface ReadReport {
  id: string;
  channel: string;
  language: 'fr' | 'en';
  category: string | null;
  comment: string | null;
  hasContact: boolean;
  receivedAt: Date;
  /** As the person wrote it, defanged. */
  locator: string;
}

/** The use cases of this room. */
export interface IntakeRoom {
  acceptReport(submission: Submission): Promise<Acceptance>;
  statusOfReceipt(typed: string): Promise<ReceiptStatus | null>;
  /** A live address made harmless to read and impossible to click: the only form in which staff see one. */
  defang(address: string): string;
  /** The reports behind a dossier, oldest first, comments opened. */
  reportsOf(dossierId: string): Promise<ReadReport[]>;
  /** The dossiers that a report touches, in its own order. */
  dossiersOf(reportId: string): Promise<string[]>;
  /** Where to write to a reporter, for a letter the machine sends; null when they left nothing. */
  addressForReply(reportId: string): Promise<{ email: string; language: 'fr' | 'en' } | null>;
  /** Reveals a reporter's contact to a person: audited with the reason. Throws INT-012, INT-013. */
  revealContact(reportId: string, by: string, reason: string): Promise<string | null>;
}

/** Makes the room's use cases. */
export function make(tools: {
  db: Db;
  pool: pg.Pool;
  seals: Seals;
  clock: Clock;
  dossier: DossierRoom;
  audit: Pick<AuditRoom, 'record'>;
}): IntakeRoom {
  const { db, seals } = tools;
  const writer = makeReportWriter(tools.pool);
  const open = (dataKey: Buffer | null, sealed: Buffer | null): string | null =>
    dataKey && sealed ? seals.openWith(seals.unwrap(dataKey), sealed) : null;
  return {
    acceptReport: (submission) => acceptReport({ ...tools, writer }, submission),
    statusOfReceipt: (typed) => statusOfReceipt(tools, typed),
    defang,
    async reportsOf(dossierId) {
      const reports = await readReportsOf(db, dossierId);
      return reports.map((report) => ({
        id: report.id,
        channel: report.channel,
        language: report.language,
        category: report.category,
        comment: open(report.dataKey, report.comment),
        hasContact: report.contact !== null,
        receivedAt: report.receivedAt,
        locator: report.verbatim ? defang(report.verbatim) : '',
      }));
    },
    dossiersOf: async (reportId) => (await readDossiersOf(db, reportId)).map((link) => link.dossierId),
    async addressForReply(reportId) {
      const report = await readReport(db, reportId);
      const email = report && open(report.dataKey, report.contact);
      return report && email ? { email, language: report.language } : null;
    },
    async revealContact(reportId, by, reason) {
      const report = await readReport(db, reportId);
      if (!report) throw new Problem(problems['INT-012']);
      if (reason.trim() === '') throw new Problem(problems['INT-013'], { field: 'reason' });
      await tools.audit.record(db, {
        actor: by,
        action: 'intake.read-contact',
        subject: reportId,
        detail: { reason },
      });
      return open(report.dataKey, report.contact);
    },
  };
}
