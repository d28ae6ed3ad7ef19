import type { Db } from '#ground/db';
import { algorithms, checkedEntry, type Algorithm } from './entry.ts';
import { findEntries, type FoundEntry } from './hashing.sql.ts';

/** Digests of one body, in hexadecimal; any one of them is enough to ask. */
export type Digests = { readonly [Key in Algorithm]?: string };

/** Who vouches for this body, by its strongest digest; null when no list knows it. */
export async function lookUp(db: Db, digests: Digests): Promise<FoundEntry | null> {
  const asked = algorithms.flatMap((algorithm) => {
    const digest = digests[algorithm];
    return digest === undefined ? [] : [checkedEntry({ algorithm, digest })];
  });
  if (asked.length === 0) return null;
  const found = await findEntries(db, asked);
  const strength = (entry: FoundEntry): number => algorithms.indexOf(entry.algorithm);
  return found.toSorted((one, other) => strength(one) - strength(other))[0] ?? null;
}
