/** How an item stands: see README. Only `unknown` and `duplicate` were really screened and not recognised. */
export type ItemStatus = 'unscreened' | 'unknown' | 'known' | 'duplicate';

export type ItemKind = 'image' | 'video' | 'file';

/** A picture, video or file seen at a locator. `address` is live: show it only through `defang`. */
export type Item = {
  readonly id: string;
  readonly dossierId: string;
  readonly position: number;
  readonly kind: ItemKind;
  readonly address: string;
  readonly status: ItemStatus;
  /** Lower-case hex; null for what could not be fetched whole. */
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** For a known item, the list that vouches for it. */
  readonly listName: string | null;
  /** For a duplicate, the item that was seen first. */
  readonly sameAs: string | null;
  readonly problem: string | null;
  readonly screenedAt: Date | null;
};

export type ScreeningOutcome = 'screened' | 'unscreened' | 'not-found' | 'nothing-to-fetch';

/** What was read at a dossier's locator. `finalLocator` is live: show it only through `defang`. */
export type Page = {
  readonly lookedAt: Date;
  readonly outcome: ScreeningOutcome;
  readonly status: number | null;
  readonly finalLocator: string | null;
  readonly title: string | null;
  readonly excerpt: string | null;
  readonly language: string | null;
  readonly problem: string | null;
  /** Whether something answered with a page when it was looked at. */
  readonly online: boolean;
};

/** An item as screening found it, before it is written. */
export type Finding = Omit<Item, 'id' | 'dossierId' | 'position' | 'sameAs'>;

/** An address of our own for pictures that a page carries inside itself: there is nothing to fetch again. */
export const inlineAddress = (position: number): string => `inline:${position}`;
export const isInline = (item: Pick<Item, 'address'>): boolean => item.address.startsWith('inline:');

export function kindOf(contentType: string | null): ItemKind {
  if (contentType === null || /^image\//i.test(contentType)) return 'image';
  return /^video\//i.test(contentType) ? 'video' : 'file';
}
