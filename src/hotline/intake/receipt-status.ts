import type { Seals } from '#ground/crypto';
import type { Db } from '#ground/db';
import { eventsAbout, type PastEvent } from '#ground/events';
import type { DossierRoom, DossierState } from '#hotline/dossier';
import { hashReceipt } from './accept-report.ts';
import { readDossiersOf, readReportByReceipt } from './intake.sql.ts';
import { normaliseReceipt } from './receipt-code.ts';
import { defang } from './refang.ts';

/** One step of a dossier as its reporter may know it: no names, no reasons, no addresses. */
export interface ReceiptStep {
  at: Date;
  what:
    | 'received'
    | 'screened'
    | 'read'
    | 'second-reading'
    | 'qualified'
    | 'located'
    | 'notified'
    | 'reminded'
    | 'answered'
    | 'still-online'
    | 'seen-gone'
    | 'removed'
    | 'closed'
    | 'reopened';
}

/** What the person who holds a receipt may know about one locator. */
export interface ReceiptDossier {
  /** Defanged, as we understood it; empty for a report of words only. */
  locator: string;
  state: DossierState;
  since: Date;
  steps: ReceiptStep[];
  /** From the first report to the first look that found it gone; only for `removed`. */
  removedAfterSeconds: number | null;
}

export interface ReceiptStatus {
  receivedAt: Date;
  language: 'fr' | 'en';
  hasContact: boolean;
  dossiers: ReceiptDossier[];
}

/**
 * What is known under a receipt, however it was typed; null when there is no such report. A wrong code, an
 * unknown one and a word that no receipt has cost the same: one keyed hash and one look in one index.
 */
export async function statusOfReceipt(
  tools: { db: Db; seals: Seals; dossier: Pick<DossierRoom, 'find'> },
  typed: string,
): Promise<ReceiptStatus | null> {
  const read = normaliseReceipt(typed);
  const report = await readReportByReceipt(tools.db, hashReceipt(tools.seals, 'code' in read ? read.code : ''));
  if (!report) return null;
  const links = await readDossiersOf(tools.db, report.id);
  const dossiers: ReceiptDossier[] = [];
  for (const link of links) {
    const dossier = await tools.dossier.find(link.dossierId);
    const events = await eventsAbout(tools.db, link.dossierId);
    const removal = events.findLast((event) => event.name === 'watch.removal-confirmed');
    const seconds = (removal?.data as { seconds?: number } | undefined)?.seconds;
    dossiers.push({
      locator: dossier.locator ? defang(dossier.locator) : '',
      state: dossier.state,
      since: dossier.stateSince,
      steps: stepsOf(events, report.receivedAt),
      removedAfterSeconds: dossier.state === 'removed' && seconds !== undefined ? seconds : null,
    });
  }
  return { receivedAt: report.receivedAt, language: report.language, hasContact: report.contact !== null, dossiers };
}

/** From what happened to what may be told. What came before this person's report is told in short. */
export function stepsOf(events: readonly PastEvent[], receivedAt: Date): ReceiptStep[] {
  const steps: ReceiptStep[] = [{ at: receivedAt, what: 'received' }];
  let stillOnline: ReceiptStep | undefined;
  for (const event of events) {
    const step = stepOf(event);
    if (!step) continue;
    if (step.what === 'still-online') {
      // Looks that found it still there are told once, with the time of the last.
      if (stillOnline) {
        stillOnline.at = step.at;
        continue;
      }
      stillOnline = step;
    } else stillOnline = undefined;
    steps.push(step);
  }
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function stepOf(event: PastEvent): ReceiptStep | undefined {
  const data = event.data as { to?: string; from?: string; reminder?: boolean; gone?: boolean };
  const told = (what: ReceiptStep['what']): ReceiptStep => ({ at: event.at, what });
  switch (event.name) {
    case 'known-images.screened':
      return told('screened');
    case 'location.located':
      return told('located');
    case 'removal.answered':
      return told('answered');
    case 'watch.checked':
      return told(data.gone ? 'seen-gone' : 'still-online');
    case 'dossier.moved':
      if (data.to === 'second-reading') return told('second-reading');
      if (data.to === 'qualified') return told('qualified');
      if (data.to === 'watching') return told('notified');
      if (data.to === 'removed') return told('removed');
      if (data.to?.startsWith('closed-')) return told('closed');
      if (data.from?.startsWith('closed-') || data.from === 'removed') return told('reopened');
      return undefined;
    default:
      return undefined;
  }
}
