import type { Match } from './match.ts';

/** For tests and the bench: the plainest possible truth, with nothing in common with the kernels. */
export type Entry = { id: number; hash: Uint8Array };

const onesOf = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

export function bitsApart(a: Uint8Array, b: Uint8Array): number {
  let bits = 0;
  for (let at = 0; at < 32; at += 1) bits += onesOf[a[at]! ^ b[at]!]!;
  return bits;
}

/** Every id with its least distance to any of the queries: ascending distance, then id. */
export function allByDistance(entries: readonly Entry[], queries: readonly Uint8Array[]): Match[] {
  const least = new Map<number, number>();
  for (const { id, hash } of entries) {
    for (const query of queries) {
      const distance = bitsApart(hash, query);
      if (distance < (least.get(id) ?? Infinity)) least.set(id, distance);
    }
  }
  return [...least]
    .map(([id, distance]) => ({ id, distance }))
    .sort((a, b) => a.distance - b.distance || a.id - b.id);
}

export const within = (entries: readonly Entry[], query: Uint8Array, radius: number): Match[] =>
  allByDistance(entries, [query]).filter(({ distance }) => distance <= radius);

/** Numbers from 0 to 2^32 - 1, the same for the same seed. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/** A hash whose bit `at` is one with probability `bias(at)`. */
export function hashOf(next: () => number, bias: (at: number) => number = () => 0.5): Uint8Array {
  const hash = new Uint8Array(32);
  for (let at = 0; at < 256; at += 1) if (next() < bias(at) * 2 ** 32) hash[at >> 3]! |= 1 << (at & 7);
  return hash;
}

/** The hash with these bits turned. */
export function flipped(hash: Uint8Array, bits: Iterable<number>): Uint8Array {
  const other = hash.slice();
  for (const at of bits) other[at >> 3]! ^= 1 << (at & 7);
  return other;
}

/** So many different numbers below the limit. */
export function someOf(next: () => number, count: number, limit: number, from = 0): number[] {
  const taken = new Set<number>();
  while (taken.size < count) taken.add(from + (next() % limit));
  return [...taken];
}

/** Hashes one after the other. */
export function flatOf(hashes: readonly Uint8Array[]): Uint8Array {
  const flat = new Uint8Array(hashes.length * 32);
  for (const [at, hash] of hashes.entries()) flat.set(hash, at * 32);
  return flat;
}
