import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOfFrequencies, lowerMedian } from './bits.ts';
import { bitOf, popcount } from './index.ts';

const frequencies = fc
  .oneof(
    fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 256, maxLength: 256 }),
    fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 256, maxLength: 256 }), // ties in plenty
  )
  .map((values) => Float64Array.from(values));

test('the median is element 127 of the sorted 256, ties or none', () => {
  fc.assert(
    fc.property(frequencies, (values) => {
      const before = [...values];
      expect(lowerMedian(values) === values.toSorted()[127]).toBe(true); // 0 and −0 are one
      expect([...values]).toEqual(before);
    }),
  );
});

test('a bit is set strictly above the median', () => {
  fc.assert(
    fc.property(frequencies, (values) => {
      const median = values.toSorted()[127]!;
      const hash = hashOfFrequencies(values);
      values.forEach((value, k) => expect(bitOf(hash, k)).toBe(value > median));
      expect(popcount(hash)).toBeLessThanOrEqual(128);
    }),
    { numRuns: 50 },
  );
});

test('values all alike set no bit; values all different set 128', () => {
  expect(popcount(hashOfFrequencies(new Float64Array(256).fill(7)))).toBe(0);
  const different = Float64Array.from({ length: 256 }, (_, k) => (k * 37) % 256);
  expect(popcount(hashOfFrequencies(different))).toBe(128);
});
