import { expect, test } from 'vitest';
import { bandRadii, chainLimit, choose, layoutFor, layoutNames, layouts, masksOf } from './layout.ts';
import { effectiveRadius } from './plan.ts';

test('every layout cuts all 256 bits, and its radii add up to exactly what exactness needs', () => {
  for (const name of layoutNames.filter((name) => name !== 'scan')) {
    const widths = layouts[name];
    expect(widths.reduce((sum, width) => sum + width)).toBe(256);
    for (let radius = 0; radius <= 256; radius += 1) {
      const radii = bandRadii(widths, 1_000_000, radius);
      if (radius <= 31) expect(radii).not.toBeNull();
      if (radii) expect(radii.reduce((sum, each) => sum + each + 1, 0)).toBe(radius + 1);
    }
  }
  expect(bandRadii(layouts.m16, 1e6, 31)).toEqual(Array.from({ length: 16 }, () => 1));
});

test('16 bits after a band may differ by the allowances of all the bands they touch', () => {
  const ones = Array.from({ length: 16 }, () => 1);
  expect(chainLimit(layouts.m16, ones, 15)).toBe(3);
  expect(
    chainLimit(
      layouts.m32,
      Array.from({ length: 32 }, () => 0),
      31,
    ),
  ).toBe(2);
});

test('masks are every word with so few one-bits, ascending', () => {
  for (const width of [8, 16, 21]) {
    for (const [ones, group] of masksOf(width).entries()) {
      expect(group.length).toBe(choose(width, ones));
      expect(new Set(group).size).toBe(group.length);
      expect(group.every((word, at) => at === 0 || word > group[at - 1]!)).toBe(true);
      expect(
        group.every((word) => word < 2 ** width && word.toString(2).replaceAll('0', '').length === ones),
      ).toBe(true);
    }
  }
});

test('few hashes are scanned, more have narrow bands, most have wider ones', () => {
  const chosen = [0, 1_499, 1_500, 79_999, 80_000, 1e6, 1e7, 2 ** 24].map(layoutFor);
  expect(chosen).toEqual(['scan', 'scan', 'm32', 'm32', 'm16', 'm16', 'm16', 'm16']);
});

test('between equal parities a search within 31 is one within 30', () => {
  expect(effectiveRadius(1, 0, 31)).toBe(30);
  expect(effectiveRadius(1, 1, 31)).toBe(31);
  expect(effectiveRadius(2, 0, 31)).toBe(31);
  expect(effectiveRadius(2, 1, 31)).toBe(30);
  expect(effectiveRadius(1, 0, 30)).toBe(30);
  expect(effectiveRadius(1, 1, 30)).toBe(29);
  expect(effectiveRadius(3, 0, 31)).toBe(31);
  expect(effectiveRadius(1, 1, 0)).toBe(0);
});
