import { simhashDistance } from '#ground/fetch';

/** What two pages are compared by. */
export type Fingerprint = {
  readonly sha256: string | null;
  readonly headSha256: string | null;
  readonly textHash: string | null;
  readonly simhash: string | null;
  readonly wordCount: number | null;
};

/** Bits of 64 up to which two pages of some length say the same (measured: adverts and counters change at most 7). */
export const sameWithinBits = 7;
const wordsForSimhash = 50;

/** Whether two pages say the same: by their bytes, else by their words, else by the start of a large body. */
export function looksAlike(one: Fingerprint, other: Fingerprint): boolean {
  if (one.sha256 !== null && one.sha256 === other.sha256) return true;
  if (one.textHash !== null && other.textHash !== null) {
    if (one.textHash === other.textHash) return true;
    const short = Math.min(one.wordCount ?? 0, other.wordCount ?? 0) < wordsForSimhash;
    if (short || one.simhash === null || other.simhash === null) return false;
    return simhashDistance(one.simhash, other.simhash) <= sameWithinBits;
  }
  const bothWhole = one.sha256 !== null && other.sha256 !== null;
  return !bothWhole && one.headSha256 !== null && one.headSha256 === other.headSha256;
}
