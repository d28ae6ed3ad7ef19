import type { Preview } from '#ground/fetch';
import { handle, type JobHandler } from '#ground/jobs';
import type { Listener } from '#ground/events';
import { listeners, screen } from './jobs.ts';
import type { Item, Page } from './item.ts';
import { readItems, readPage } from './known-images.sql.ts';
import { screenDossier, type Screening } from './screen-dossier.ts';
import { showItem } from './show-item.ts';

export interface KnownImagesRoom {
  /** What was seen at a dossier's locator, in order of appearance. */
  itemsOf(dossierId: string): Promise<Item[]>;
  /** What was read there; null before the first look. */
  pageOf(dossierId: string): Promise<Page | null>;
  /** The item made unrecognisable: grey, at most 160 px. Throws KNO-001 to KNO-004. */
  veiled(itemId: string): Promise<Preview>;
  /** The item itself, at most 1600 px. The caller records the exposure first. Throws KNO-001 to KNO-004. */
  clear(itemId: string): Promise<Preview>;
  jobs: JobHandler[];
  listeners: Listener[];
}

/** Makes the room's use cases over a database, the guarded fetcher, the fingerprint lists and the case file. */
export function make(tools: Screening): KnownImagesRoom {
  return {
    itemsOf: (dossierId) => readItems(tools.db, dossierId),
    async pageOf(dossierId) {
      const page = await readPage(tools.db, dossierId);
      if (page === undefined) return null;
      return { ...page, online: page.status !== null && page.status >= 200 && page.status < 300 };
    },
    veiled: (itemId) => showItem(tools, itemId, 'veil'),
    clear: (itemId) => showItem(tools, itemId, 'clear'),
    jobs: [handle(screen, ({ dossierId }, { lastAttempt }) => screenDossier(tools, dossierId, lastAttempt))],
    listeners,
  };
}
