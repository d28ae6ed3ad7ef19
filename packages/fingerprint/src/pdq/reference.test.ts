import { expect, test } from 'vitest';
import { naivePdq } from '../../tests/naive-pdq.ts';
import { kinds, picture } from '../../tests/pictures.ts';
import { hexOfPdq, isTrustworthy, pdqOfPixels } from './index.ts';

const sizes = [
  ...[5, 6, 63, 64, 65, 127, 128, 129, 130, 192, 255, 256, 257, 384, 512, 513].map((n) => [n, n] as const),
  [5, 700],
  [900, 6],
  [64, 1000],
  [3000, 40],
  [640, 480],
  [321, 777],
] as const;

test.each(kinds)('whole numbers and the published steps in floats give the same hash: %s', (kind) => {
  let compared = 0;
  for (const [width, height] of sizes) {
    const pixels = picture(kind, width, height, { seed: 5 });
    const naive = naivePdq(pixels);
    if (!isTrustworthy(naive)) continue; // too flat: its bits hang on roundings
    const { hash, quality } = pdqOfPixels(pixels);
    expect({ width, height, hex: hexOfPdq(hash), quality }).toEqual({
      width,
      height,
      hex: naive.hex,
      quality: naive.quality,
    });
    compared++;
  }
  expect(compared).toBeGreaterThan(15);
});
