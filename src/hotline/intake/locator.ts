import { createHash } from 'node:crypto';
import type { LocatorKind } from '#hotline/dossier';

/** Where content is said to be. `key`: SHA-256 of what identifies it, equal for two spellings of one address. */
export interface Locator {
  kind: Exclude<LocatorKind, 'text'>;
  verbatim: string;
  /** One spelling for all: what machines fetch and compare. Never shown to people as it is. */
  canonical: string;
  key: Buffer;
  host: string | null;
  tld: string | null;
}

/** Why a text is no locator: the words of a field error hang on it. */
export type LocatorFault =
  | 'empty'
  | 'too-long'
  | 'no-address'
  | 'end-missing'
  | 'scheme-refused'
  | 'onion-incomplete'
  | 'magnet-incomplete';

export type ParsedLocator = { locator: Locator } | { fault: LocatorFault };

/** Longer addresses exist, but no page needs one; the cap keeps hostile input cheap. */
export const longestLocator = 4096;

/** How many locators one report may name. */
export const mostLocators = 50;

/** The key under which two spellings meet. http and https are one page for us (decision 0015). */
export const keyOf = (identity: string): Buffer => createHash('sha256').update(identity).digest();
