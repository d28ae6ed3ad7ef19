import { pdqFromHex, popcount } from '@vigie/fingerprint';
import { Problem } from '#ground/problem';
import { problems } from './problems.ts';

/** Digests of exact bytes, strongest first: the order in which a match is believed. */
export const algorithms = ['sha256', 'sha1', 'md5'] as const;
export type Algorithm = (typeof algorithms)[number];

/** What lists carry: digests of exact bytes, and PDQ, which says what a picture looks like. */
export type ListedAlgorithm = Algorithm | 'pdq';

/** One fingerprint as lists carry it; `digest` in hexadecimal, either case. */
export type NewEntry = {
  readonly algorithm: ListedAlgorithm;
  readonly digest: string;
  readonly label?: string;
};

const length = { sha256: 64, sha1: 40, md5: 32, pdq: 64 } satisfies Record<ListedAlgorithm, number>;

/**
 * The same entry in the one form that is stored: lower-case hex of the right length, or HAS-002. A PDQ of zeroes only
 * says that a picture was too small or too flat to say anything: HAS-007.
 */
export function checkedEntry(entry: NewEntry): Required<NewEntry> {
  const digest = entry.digest.trim().toLowerCase();
  if (!/^[0-9a-f]+$/.test(digest) || digest.length !== length[entry.algorithm]) {
    throw new Problem(problems['HAS-002'], { field: 'digest' });
  }
  if (entry.algorithm === 'pdq' && /^0+$/.test(digest))
    throw new Problem(problems['HAS-007'], { field: 'digest' });
  return { algorithm: entry.algorithm, digest, label: entry.label ?? '' };
}

/**
 * Whether a PDQ has as many ones as zeroes, as nearly every one has: its bits say which coefficients are above their
 * own median. Another count comes of a synthetic picture, or of a digit that was changed on the way: worth a word to
 * whoever brings the list, no reason to refuse it.
 */
export const isBalanced = (digest: string): boolean => popcount(pdqFromHex(digest)) === 128;
