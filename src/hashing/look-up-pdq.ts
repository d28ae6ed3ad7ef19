import { matchRadius, pdqFromHex } from '@vigie/fingerprint';
import type { Db } from '#ground/db';
import { Problem } from '#ground/problem';
import { checkedEntry, type Algorithm } from './entry.ts';
import { entriesOf, nameEntries, type NamedEntry } from './pdq.sql.ts';
import type { PdqIndex } from './pdq-index.ts';
import { problems } from './problems.ts';

/** One entry that is near enough: which, of which list, with whose label, at how many of 256 bits. */
export type KnownEntry = NamedEntry & { readonly distance: number };

/** A list of thousands of near copies must not make an answer of megabytes: the nearest say enough. */
const mostAnswers = 1_000;

/**
 * The entries of all lists within `radius` bits (0 to 256, usually 31) of a PDQ of 64 hex digits, nearest first, at
 * most 1,000. A match is a reason for a person to look, never to act. HAS-002 for another form, HAS-008 for a radius
 * that is none. Throws whatever the database throws: not found and not asked are not the same.
 */
export async function lookUpPdq(
  { db, index }: { db: Db; index: PdqIndex },
  hash: string,
  radius: number = matchRadius,
): Promise<KnownEntry[]> {
  const digest = hash.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Problem(problems['HAS-002'], { field: 'signal' });
  if (!Number.isInteger(radius) || radius < 0 || radius > 256)
    throw new Problem(problems['HAS-008'], { field: 'radius' });
  const matches = (await index.search(pdqFromHex(digest), radius)).slice(0, mostAnswers);
  const named = await nameEntries(
    db,
    matches.map(({ id }) => id),
  );
  return matches.flatMap(({ id, distance }) => {
    const entry = named.get(id);
    return entry ? [{ ...entry, distance }] : [];
  });
}

/** The entries of all lists with exactly this digest (distance 0), oldest first. HAS-002 for another form. */
export async function lookUpDigest(db: Db, algorithm: Algorithm, digest: string): Promise<KnownEntry[]> {
  const checked = checkedEntry({ algorithm, digest });
  return (await entriesOf(db, algorithm, checked.digest)).map((entry) => ({ ...entry, distance: 0 }));
}
