// Everything the world shows is drawn from names, so that two runs show the same thing and a fingerprint
// learned in one run is found again in the next.
import { createHash } from 'node:crypto';

/** A source of numbers in [0, 1) that depends on the name alone. */
export function seeded(name: string): () => number {
  let state = createHash('sha256').update(name).digest().readUInt32LE(0);
  // mulberry32: 32 bits of state are plenty for shapes and words.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from `low` to `high`, both included. */
export function between(next: () => number, low: number, high: number): number {
  return low + Math.floor(next() * (high - low + 1));
}

/** One of the given things. */
export function oneOf<T>(next: () => number, things: readonly [T, ...T[]]): T {
  return things[Math.floor(next() * things.length)] ?? things[0];
}
