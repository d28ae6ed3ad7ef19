import { expect, it } from 'vitest';
import { countOf, sizeOf } from './figures.ts';

it('a size is told in the unit it fills', () => {
  expect([1, 192, 1024, 1536, 2 ** 20, 1.13 * 2 ** 30].map(sizeOf)).toEqual([
    '1 byte',
    '192 bytes',
    '1 KiB',
    '1.5 KiB',
    '1 MiB',
    '1,157.1 MiB',
  ]);
});

it('a count agrees with its noun', () => {
  expect([countOf(1, 'line'), countOf(2, 'line'), countOf(1, 'hash', 'hashes')]).toEqual([
    '1 line',
    '2 lines',
    '1 hash',
  ]);
  expect(countOf(12_345, 'hash', 'hashes')).toBe('12,345 hashes');
});
