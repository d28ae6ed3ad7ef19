import { Problem } from '#ground/problem';
import { problems } from './problems.ts';

/** Strongest first: the order in which a match is believed. */
export const algorithms = ['sha256', 'sha1', 'md5'] as const;
export type Algorithm = (typeof algorithms)[number];

/** One fingerprint as lists carry it; `digest` in hexadecimal, either case. */
export type NewEntry = { readonly algorithm: Algorithm; readonly digest: string; readonly label?: string };

const length = { sha256: 64, sha1: 40, md5: 32 } satisfies Record<Algorithm, number>;

/** The same entry in the one form that is stored: lower-case hex of the right length, or HAS-002. */
export function checkedEntry(entry: NewEntry): Required<NewEntry> {
  const digest = entry.digest.trim().toLowerCase();
  if (!/^[0-9a-f]+$/.test(digest) || digest.length !== length[entry.algorithm]) {
    throw new Problem(problems['HAS-002'], { field: 'digest' });
  }
  return { algorithm: entry.algorithm, digest, label: entry.label ?? '' };
}
