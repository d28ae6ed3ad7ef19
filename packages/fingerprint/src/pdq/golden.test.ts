import { describe, expect, test } from 'vitest';
import { golden } from '../../tests/golden.ts';
import { picture, uniform } from '../../tests/pictures.ts';
import { hexOfPdq, pdqFormsOfPixels, pdqOfPixels, popcount, type Pixels } from './index.ts';

const zeros = '0'.repeat(64);

describe('constants', () => {
  test.each(golden)('%s %d×%d in %d channels', (kind, width, height, channels, hex, quality) => {
    const print = pdqOfPixels(picture(kind, width, height, { channels }));
    expect({ hex: hexOfPdq(print.hash), quality: print.quality }).toEqual({ hex, quality });
    expect(popcount(print.hash)).toBe(128);
  });

  test.each([
    [1, 1],
    [4, 4],
    [4, 900],
    [900, 4],
  ])('a picture of %d×%d is too small: all zeros, quality 0', (width, height) => {
    const pixels = picture('noise', width, height);
    expect(pdqOfPixels(pixels)).toEqual({ hash: new Uint8Array(32), quality: 0 });
    expect(pdqFormsOfPixels(pixels).forms.map(hexOfPdq)).toEqual(Array.from({ length: 8 }, () => zeros));
  });

  test('one colour everywhere has quality 0, whatever its hash', () => {
    for (const value of [0, 1, 128, 255]) expect(pdqOfPixels(uniform(value, 300, 200)).quality).toBe(0);
  });
});

describe('channels', () => {
  const grey = picture('scene', 321, 203, { channels: 1 });
  const spread = (channels: 3 | 4): Pixels => {
    const data = new Uint8Array(321 * 203 * channels);
    grey.data.forEach((value, at) => data.fill(value, at * channels, at * channels + 3));
    return { ...grey, data, channels };
  };

  test('grey is the colour picture of equal channels', () => {
    expect(pdqOfPixels(spread(3))).toEqual(pdqOfPixels(grey));
  });

  test('alpha is not looked at', () => {
    expect(pdqOfPixels(spread(4))).toEqual(pdqOfPixels(grey));
  });

  test('clamped arrays and views into larger buffers count as well', () => {
    const room = new Uint8ClampedArray(grey.data.length + 7);
    room.set(grey.data, 7);
    expect(pdqOfPixels({ ...grey, data: room.subarray(7) })).toEqual(pdqOfPixels(grey));
  });

  test('sizes that contradict the data are refused', () => {
    const refused = { code: 'pixels-malformed' };
    expect(() => pdqOfPixels({ ...grey, width: 320 })).toThrow(expect.objectContaining(refused));
    expect(() => pdqOfPixels({ ...grey, width: -321, height: -203 })).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => pdqOfPixels({ ...grey, width: Number.NaN })).toThrow(expect.objectContaining(refused));
    expect(() => pdqOfPixels(grey, { shrunkFrom: { width: 1200, height: 800, by: 4 } })).toThrow(
      expect.objectContaining(refused),
    );
  });
});
