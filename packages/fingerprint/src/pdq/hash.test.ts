import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitOf, distance, hexOfPdq, isTrustworthy, pdqFromHex, popcount } from './index.ts';

const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const halfOnes = fc
  .shuffledSubarray(
    Array.from({ length: 256 }, (_, k) => k),
    { minLength: 128, maxLength: 128 },
  )
  .map((bits) => {
    const hash = new Uint8Array(32);
    for (const k of bits) hash[(255 - k) >> 3]! |= 1 << (k & 7);
    return hash;
  });

describe('hex', () => {
  test('there and back', () => {
    fc.assert(
      fc.property(hashes, (hash) => {
        expect(hexOfPdq(hash)).toMatch(/^[0-9a-f]{64}$/);
        expect(pdqFromHex(hexOfPdq(hash))).toEqual(hash);
        expect(pdqFromHex(hexOfPdq(hash).toUpperCase())).toEqual(hash);
      }),
    );
  });

  test('bit 255 comes first, bit 0 last', () => {
    const text = `8${'0'.repeat(62)}1`;
    const set = Array.from({ length: 256 }, (_, k) => k).filter((k) => bitOf(pdqFromHex(text), k));
    expect(set).toEqual([0, 255]);
  });

  test.each([
    '',
    'f'.repeat(63),
    'f'.repeat(65),
    'g'.repeat(64),
    ` ${'f'.repeat(63)}`,
    `${'f'.repeat(64)}\n`,
  ])('anything else is refused: %j', (text) => {
    expect(() => pdqFromHex(text)).toThrow(expect.objectContaining({ code: 'hash-malformed' }));
  });
});

describe('distance', () => {
  test('is a metric, and counts bits', () => {
    fc.assert(
      fc.property(hashes, hashes, hashes, (a, b, c) => {
        const differing = BigInt(`0x${hexOfPdq(a)}`) ^ BigInt(`0x${hexOfPdq(b)}`);
        expect(distance(a, b)).toBe(differing.toString(2).replaceAll('0', '').length);
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, a)).toBe(0);
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c));
        expect(popcount(a)).toBe(distance(a, new Uint8Array(32)));
      }),
    );
  });

  test('is even between hashes of 128 one-bits, so that 31 means 30', () => {
    fc.assert(fc.property(halfOnes, halfOnes, (a, b) => distance(a, b) % 2 === 0));
  });

  test('what is not 32 bytes is refused', () => {
    expect(() => distance(new Uint8Array(32), new Uint8Array(31))).toThrow(
      expect.objectContaining({ code: 'hash-malformed' }),
    );
  });
});

test('a quality of 50 is the least to be trusted', () => {
  expect([49, 50, 100].map((quality) => isTrustworthy({ quality }))).toEqual([false, true, true]);
});
