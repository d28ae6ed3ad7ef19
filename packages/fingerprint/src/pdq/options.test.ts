import { describe, expect, test } from 'vitest';
import { naivePdq } from '../../tests/naive-pdq.ts';
import { kinds, picture } from '../../tests/pictures.ts';
import { distance, hexOfPdq, pdqOfPixels, type Pixels } from './index.ts';

/** Means of cells of `by`×`by`, rounded: what a shrinking decoder gives. */
function shrunk({ data, width, height, channels }: Pixels, by: number): Pixels {
  const [w, h] = [Math.ceil(width / by), Math.ceil(height / by)];
  const result = new Uint8Array(w * h * channels);
  for (let at = 0; at < result.length; at++) {
    const channel = at % channels;
    const x = Math.floor(at / channels) % w;
    const y = Math.floor(at / channels / w);
    let [sum, count] = [0, 0];
    for (let v = y * by; v < Math.min(height, (y + 1) * by); v++) {
      for (let u = x * by; u < Math.min(width, (x + 1) * by); u++, count++) {
        sum += data[(v * width + u) * channels + channel] ?? 0;
      }
    }
    result[at] = Math.round(sum / count);
  }
  return { data: result, width: w, height: h, channels };
}

describe('the command line’s semantics', () => {
  test.each([
    [512, 512],
    [300, 200],
    [512, 6],
  ])('change nothing up to 512 (%d×%d)', (width, height) => {
    const pixels = picture('scene', width, height);
    expect(pdqOfPixels(pixels, { semantics: 'cli' })).toEqual(pdqOfPixels(pixels));
  });

  test.each([
    [1024, 768],
    [513, 100],
    [40, 2000],
  ])('first take the nearest samples, 512×512, of %d×%d', (width, height) => {
    const pixels = picture('scene', width, height);
    const nearest = new Uint8Array(512 * 512 * 3);
    for (let at = 0; at < nearest.length; at++) {
      const x = Math.floor(((Math.floor(at / 3) % 512) * width) / 512);
      const y = Math.floor((Math.floor(at / 1536) * height) / 512);
      nearest[at] = pixels.data[(y * width + x) * 3 + (at % 3)] ?? 0;
    }
    const { hex, quality } = naivePdq({ data: nearest, width: 512, height: 512, channels: 3 });
    const print = pdqOfPixels(pixels, { semantics: 'cli' });
    expect({ hex: hexOfPdq(print.hash), quality: print.quality }).toEqual({ hex, quality });
  });

  test('cannot be had from a shrunk decode', () => {
    const pixels = picture('scene', 256, 192);
    const options = { semantics: 'cli', shrunkFrom: { width: 1024, height: 768, by: 4 } } as const;
    expect(() => pdqOfPixels(pixels, options)).toThrow(expect.objectContaining({ code: 'pixels-malformed' }));
  });
});

describe('a shrunk decode with the operator of the whole size', () => {
  const hashes = (pixels: Pixels, by: 1 | 2 | 4 | 8) =>
    pdqOfPixels(shrunk(pixels, by), { shrunkFrom: { width: pixels.width, height: pixels.height, by } });

  test.each(kinds.filter((kind) => kind !== 'noise'))('stays near the whole picture’s hash: %s', (kind) => {
    for (const [width, height, by] of [
      [1024, 768, 2],
      [1024, 768, 4],
      [801, 773, 4],
      [1601, 1537, 8],
    ] as const) {
      const pixels = picture(kind, width, height, { channels: 1 });
      const [whole, small] = [pdqOfPixels(pixels), hashes(pixels, by)];
      // finer print than a cell costs most: text up to 8, all else up to 6 of the published tolerance of 10
      expect(distance(whole.hash, small.hash)).toBeLessThanOrEqual(kind === 'glyphs' ? 8 : 6);
      expect(Math.abs(whole.quality - small.quality)).toBeLessThanOrEqual(1);
    }
  });

  test('by 1 is the whole picture', () => {
    const pixels = picture('scene', 333, 222);
    expect(hashes(pixels, 1)).toEqual(pdqOfPixels(pixels));
  });

  test('of a picture under 5 originally is too small, of a larger one that shrank below is not', () => {
    const strip = picture('noise', 100, 1, { channels: 1 });
    expect(pdqOfPixels(strip, { shrunkFrom: { width: 400, height: 4, by: 4 } }).quality).toBe(0);
    expect(pdqOfPixels(strip, { shrunkFrom: { width: 800, height: 5, by: 8 } }).quality).toBeGreaterThan(0);
  });
});
