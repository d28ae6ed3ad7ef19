import { describe, expect, it } from 'vitest';
import type { ReceiptDossier, ReceiptStatus, ReceiptStep } from '#hotline/intake';
import { viewOfReceipt } from './receipt-view.ts';

const start = new Date('2026-11-20T20:04:00Z');
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const dossier = (some: Partial<ReceiptDossier>): ReceiptDossier => ({
  locator: 'hxxps://galerie[.]example[.]org/salon',
  state: 'received',
  since: start,
  steps: [{ at: start, what: 'received' }],
  removedAfterSeconds: null,
  ...some,
});
const status = (...dossiers: ReceiptDossier[]): ReceiptStatus => ({
  receivedAt: start,
  language: 'fr',
  hasContact: false,
  dossiers,
});
const spaced = (text: string): string => text.replaceAll(/[\u00A0\u202F]/gu, ' ');
const view = (...dossiers: ReceiptDossier[]) => viewOfReceipt(status(...dossiers), 'fr', after(500));

describe('the page of a receipt', () => {
  it('says how long it took, first', () => {
    const page = view(dossier({ state: 'removed', removedAfterSeconds: 192 }));
    expect(spaced(`${page.head} ${page.delay}`)).toBe('Retiré après 3 min 12 s');
  });
  it('counts what is gone among several addresses', () => {
    const page = view(dossier({ state: 'removed', removedAfterSeconds: 60 }), dossier({ state: 'watching' }));
    expect(page.head).toBe('1 sur 2 retirées');
    expect(page.delay).toBeNull();
  });
  it('gives the longest delay when all of it is gone', () => {
    const page = view(
      dossier({ state: 'removed', removedAfterSeconds: 60 }),
      dossier({ state: 'removed', removedAfterSeconds: 3600 }),
    );
    expect(spaced(page.delay ?? '')).toBe('1 h');
  });
  it('speaks of the slowest address', () => {
    expect(view(dossier({ state: 'closed-not-illegal' }), dossier({ state: 'screening' })).head).toBe(
      'Bien reçu',
    );
  });
  it('is kind when nothing is illegal', () => {
    const page = view(dossier({ state: 'closed-not-illegal' }));
    expect(page.head).toBe('Ce n’est pas illégal');
    expect(page.lead).toContain('bien fait de demander');
  });
  it('draws no night before the host is told', () => {
    expect(view(dossier({ state: 'qualified' })).night).toBeNull();
  });
  it('ends the night at the first look that found nothing', () => {
    const steps: ReceiptStep[] = [
      { at: start, what: 'received' },
      { at: after(10), what: 'notified' },
      { at: after(20), what: 'still-online' },
      { at: after(25), what: 'answered' },
      { at: after(30), what: 'seen-gone' },
      { at: after(60), what: 'seen-gone' },
      { at: after(90), what: 'removed' },
    ];
    const page = view(dossier({ state: 'removed', steps, removedAfterSeconds: 1800 }));
    expect(page.night?.marks.at(-1)).toMatchObject({ kind: 'removed', at: after(30) });
    expect(page.night?.summary).toContain('Hébergeur prévenu');
    expect(page.dossiers[0]?.log.at(-1)).toMatchObject({ kind: 'done', title: 'Retiré' });
  });
  it('names the day only when it changes', () => {
    const steps: ReceiptStep[] = [
      { at: start, what: 'received' },
      { at: after(1), what: 'screened' },
      { at: after(300), what: 'qualified' },
    ];
    expect(view(dossier({ steps })).dossiers[0]?.log.map((entry) => entry.day && spaced(entry.day))).toEqual([
      'ven. 20',
      undefined,
      'sam. 21',
    ]);
  });
});
