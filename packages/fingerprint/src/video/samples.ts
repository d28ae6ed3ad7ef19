import type { VideoFrame } from './frame.ts';

/** A hash that differs from another seed's in about half of its bits. */
export function hashOf(seed: number): Uint8Array {
  let state = (seed + 1) * 0x9e3779b9;
  return Uint8Array.from({ length: 32 }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5;
    return (state ^ (state >>> 13)) >>> 8;
  });
}

/** The same hash with that many bits turned over. */
export function turned(hash: Uint8Array, bits: number): Uint8Array {
  const other = hash.slice();
  for (let bit = 0; bit < bits; bit++) other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return other;
}

export function frames(...hashes: Uint8Array[]): VideoFrame[] {
  return hashes.map((hash, frame) => ({ frame, hash, quality: 100, timestamp: frame }));
}
