import { distance, matchRadius, pdqFromHex } from '@vigie/fingerprint';
import { Problem } from '#ground/problem';
import type { KnownEntry } from '#hashing';
import { problems } from './problems.ts';
import { isSignal, signalType } from './signals.ts';

/** One match as HMA says it. */
export type Match = { bank_content_id: number; distance: string };
export type ByList = Record<string, Match[]>;

/** Only matches of the named lists, where lists were named; HMA calls them banks. */
export function within(banks: string | undefined): (entry: KnownEntry) => boolean {
  if (!banks) return () => true;
  const names = new Set(banks.split(',').map((name) => name.trim()));
  return ({ listName }) => names.has(listName);
}

export const inShape = ({ number, distance: bits }: KnownEntry): Match => ({
  bank_content_id: number,
  distance: String(bits),
});

export function byList(entries: readonly KnownEntry[]): ByList {
  const lists = Map.groupBy(entries, ({ listName }) => listName);
  return Object.fromEntries([...lists].map(([name, found]) => [name, found.map(inShape)]));
}

export type Comparison = [boolean, { distance: number }];

/** Compares two fingerprints of each named type: `{"pdq": [A, B]}`. HMA-002, HMA-003. */
export function compareAll(asked: unknown): Record<string, Comparison> {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked))
    throw new Problem(problems['HMA-002']);
  return Object.fromEntries(Object.entries(asked).map(([type, pair]) => [type, comparison(type, pair)]));
}

function comparison(named: string, pair: unknown): Comparison {
  const type = signalType(named);
  const [one, other, ...more] = Array.isArray(pair) ? pair.map(normal) : [];
  if (more.length > 0 || !isSignal(type, one) || !isSignal(type, other))
    throw new Problem(problems['HMA-002'], { field: type });
  if (type !== 'pdq') return [one === other, { distance: one === other ? 0 : 1 }];
  const bits = distance(pdqFromHex(one), pdqFromHex(other));
  return [bits <= matchRadius, { distance: bits }];
}

const normal = (value: unknown): unknown => (typeof value === 'string' ? value.trim().toLowerCase() : value);
