import type { Seals } from '#ground/crypto';
import type { Db } from '#ground/db';
import { eventsAbout, type PastEvent } from '#ground/events';
import { isSettled, type DossierRoom, type DossierState } from '#hotline/dossier';
import { hashReceipt } from './accept-report.ts';
import { readDossiersOf, readReportByReceipt } from './intake.sql.ts';
import { normaliseReceipt } from './receipt-code.ts';
import { defang } from './refang.ts';

/** What may be told; the words of the catalogue hang on these. */
export type ReceiptWord =
  | 'reported'
  | 'joined'
  | 'answered'
  | 'checked'
  | 'gone'
  | 'reopened'
  | Exclude<DossierState, 'received'>;

/** One step of a dossier as its reporter may know it: no names, no reasons, no addresses. */
export interface ReceiptStep {
  at: Date;
  what: ReceiptWord;
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

/** From what happened to what may be told. What came before this person's report is part of their story too. */
export function stepsOf(events: readonly PastEvent[], receivedAt: Date): ReceiptStep[] {
  const opened = events[0]?.at ?? receivedAt;
  // The first reporter opened the dossier within the same transaction; later ones joined it.
  const joined = receivedAt.getTime() - opened.getTime() > 1_000;
  const steps: ReceiptStep[] = [{ at: receivedAt, what: 'reported' }];
  if (joined) steps.push({ at: receivedAt, what: 'joined' });
  let lookedAgain: ReceiptStep | undefined;
  for (const event of events) {
    const what = wordOf(event);
    if (!what) continue;
    if (what === 'checked' || what === 'gone') {
      // Looks that found the same are told once, with the hour of the last.
      if (lookedAgain?.what === what) {
        lookedAgain.at = event.at;
        continue;
      }
      lookedAgain = { at: event.at, what };
      steps.push(lookedAgain);
      continue;
    }
    lookedAgain = undefined;
    steps.push({ at: event.at, what });
  }
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function wordOf(event: PastEvent): ReceiptWord | undefined {
  const data = event.data as { to?: DossierState; from?: DossierState; reason?: string; gone?: boolean };
  switch (event.name) {
    case 'removal.answered':
      return 'answered';
    case 'watch.checked':
      return data.gone ? 'gone' : 'checked';
    case 'dossier.moved':
      if (!data.to || !data.from) return undefined;
      if (isSettled(data.from)) return 'reopened';
      return data.to === 'received' ? undefined : data.to;
    default:
      return undefined;
  }
}
