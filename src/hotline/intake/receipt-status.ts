import type { Seals } from '#ground/crypto';
import type { Db } from '#ground/db';
import { eventsAbout, type PastEvent } from '#ground/events';
import { isSettled, type DossierRoom, type DossierState } from '#hotline/dossier';
import { hashReceipt } from './accept-report.ts';
import { readDossiersOf, readReportByReceipt } from './intake.sql.ts';
import { ownDelay } from './own-delay.ts';
import { normaliseReceipt } from './receipt-code.ts';
import { defang } from './refang.ts';

/** What may be told; the words of the catalogue hang on these. */
export type ReceiptWord =
  | 'received'
  | 'screened'
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
  /** From this report to the first look that found it gone; only for `removed`, null when it was gone before. */
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
  const report = await readReportByReceipt(
    tools.db,
    hashReceipt(tools.seals, 'code' in read ? read.code : ''),
  );
  if (!report) return null;
  const links = await readDossiersOf(tools.db, report.id);
  const dossiers: ReceiptDossier[] = [];
  for (const link of links) {
    const dossier = await tools.dossier.find(link.dossierId);
    const events = await eventsAbout(tools.db, link.dossierId);
    dossiers.push({
      locator: dossier.locator ? defang(dossier.locator) : '',
      state: dossier.state,
      since: dossier.stateSince,
      steps: stepsOf(events, report.receivedAt),
      removedAfterSeconds: dossier.state === 'removed' ? ownDelay(events, report.receivedAt) : null,
    });
  }
  return {
    receivedAt: report.receivedAt,
    language: report.language,
    hasContact: report.contact !== null,
    dossiers,
  };
}

/**
 * From what happened to what may be told, oldest first: only what came after this person's own report. Otherwise
 * whoever puts something online could report it to learn since when we know of it.
 */
export function stepsOf(events: readonly PastEvent[], receivedAt: Date): ReceiptStep[] {
  const steps: ReceiptStep[] = [{ at: receivedAt, what: 'received' }];
  let lastLook: ReceiptStep | undefined;
  for (const event of events) {
    const what = event.at < receivedAt ? undefined : wordOf(event);
    if (!what) continue;
    const isLook = what === 'still-online' || what === 'seen-gone';
    if (isLook && lastLook?.what === what) {
      // Looks that found the same are told once: still there at the hour of the last, gone from the first.
      if (what === 'still-online') lastLook.at = event.at;
      continue;
    }
    const step = { at: event.at, what };
    lastLook = isLook ? step : undefined;
    steps.push(step);
  }
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function wordOf(event: PastEvent): ReceiptWord | undefined {
  const data = event.data as { to?: DossierState; from?: DossierState; gone?: boolean; verdict?: string };
  switch (event.name) {
    case 'known-images.screened':
      return 'screened';
    case 'location.located':
      return 'located';
    case 'removal.answered':
      return 'answered';
    case 'watch.checked':
      // A look that was refused, walled off or failed on our side says nothing that a reporter could use.
      if (data.gone) return 'seen-gone';
      return data.verdict === 'online' || data.verdict === 'changed' ? 'still-online' : undefined;
    case 'dossier.moved':
      if (!data.to || !data.from) return undefined;
      if (isSettled(data.from)) return 'reopened';
      if (data.to === 'second-reading' || data.to === 'qualified' || data.to === 'removed') return data.to;
      if (data.to === 'watching') return 'notified';
      return isSettled(data.to) ? 'closed' : undefined;
    default:
      return undefined;
  }
}
