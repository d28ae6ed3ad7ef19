import { FingerprintError } from '../problem.ts';

/** 32 bytes, the 64 hex digits read from left to right: bit 255 first, as the reference prints it. */
export type PdqHash = Uint8Array;

/** The reference's thresholds: pictures are alike at a distance of at most this, out of 256… */
export const matchRadius = 31;
/** …and a hash of lower quality than this is too poor in detail to be compared at all. */
export const leastQuality = 50;

/** Whether a picture holds enough detail for its hash to mean anything. */
export function isTrustworthy(print: { quality: number }): boolean {
  return print.quality >= leastQuality;
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const ones = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
});
const shape = /^[0-9a-f]{64}$/i;

/** 64 lower-case hex digits. Throws `hash-malformed` for anything but 32 bytes. */
export function hexOfPdq(hash: PdqHash): string {
  mustBeWhole(hash);
  let text = '';
  for (const byte of hash) text += digits[byte];
  return text;
}

/** Reads 64 hex digits of either case. Throws `hash-malformed`. */
export function pdqFromHex(text: string): PdqHash {
  if (!shape.test(text)) throw new FingerprintError('hash-malformed', 'A PDQ hash is 64 hex digits.');
  return Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** In how many of the 256 bits two hashes differ. Even whenever both hold 128 one-bits, as all but flat pictures' do. */
export function distance(a: PdqHash, b: PdqHash): number {
  mustBeWhole(a);
  mustBeWhole(b);
  let count = 0;
  for (let i = 0; i < 32; i++) count += ones[(a[i] ?? 0) ^ (b[i] ?? 0)] ?? 0;
  return count;
}

/** How many of the 256 bits are one: 128 unless values tie, 0 for a picture too small to hash. */
export function popcount(hash: PdqHash): number {
  mustBeWhole(hash);
  let count = 0;
  for (const byte of hash) count += ones[byte] ?? 0;
  return count;
}

/** Bit `k` (0…255) in the reference's numbering: row `k >> 4` and column `k & 15` of the 16×16 frequencies. */
export function bitOf(hash: PdqHash, k: number): boolean {
  return (((hash[(255 - k) >> 3] ?? 0) >> (k & 7)) & 1) === 1;
}

function mustBeWhole(hash: PdqHash): void {
  if (hash.length !== 32) {
    throw new FingerprintError('hash-malformed', `A PDQ hash is 32 bytes, not ${String(hash.length)}.`);
  }
}
