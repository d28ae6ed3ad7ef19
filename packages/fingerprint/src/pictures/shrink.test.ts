import { closeSync, constants, ftruncateSync, openSync, writeSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { draw, drawingKinds } from '../../tests/drawn-pictures.ts';
import { distance, pdqOfPixels } from '../pdq/index.ts';
import { decode } from './decode.ts';
import { pictureHeader } from './header.ts';
import { padded } from './pad.ts';
import { shrinkFor } from './shrink.ts';

it('a picture keeps enough samples a side and enough in all, or it is shrunk less', () => {
  const by = (width: number, height: number) => shrinkFor({ width, height, canShrink: true });
  expect([by(479, 4_000), by(384, 512), by(480, 480)]).toEqual([1, 1, 2]);
  expect([by(767, 9_000), by(768, 768), by(1_024, 768), by(1_023, 768)]).toEqual([2, 2, 4, 2]);
  expect([by(1_536, 1_536), by(1_536, 2_048), by(9_000, 9_000)]).toEqual([4, 8, 8]);
  expect(shrinkFor({ width: 9_000, height: 9_000 })).toBe(1);
  expect(shrinkFor({ width: 1_280, height: 960, canShrink: true, isSlow: true })).toBe(2);
});

/** The smallest and oddest sizes that are shrunk, both orientations, and the one of the bench. */
const sizes: [number, number][] = [
  [481, 480],
  [503, 491],
  [3_001, 483],
  [485, 2_303],
  [640, 481],
  [887, 889],
  [1_024, 768],
  [769, 1_601],
  [1_777, 1_773],
];
const ways = {
  'half colour': { quality: 85 },
  'full colour': { quality: 70, chromaSubsampling: '4:4:4' },
  progressive: { quality: 85, progressive: true },
};
const withoutName = 0o20000000 | constants.O_DIRECTORY | constants.O_RDWR;

describe.runIf(process.platform === 'linux')(
  'shrunk while decoding, the hash stays within the tolerance',
  () => {
    it.each(sizes)('%d×%d', async (width, height) => {
      const file = openSync('/dev/shm', withoutName, 0o600);
      const path = `/proc/self/fd/${String(file)}`;
      const by = shrinkFor({ width, height, canShrink: true });
      const [across, down] = [Math.ceil(width / by), Math.ceil(height / by)];
      try {
        for (const kind of drawingKinds) {
          const { data, ...raw } = draw(kind, width, height, width + height);
          for (const way of Object.values(ways)) {
            const bytes = await sharp(data, { raw }).jpeg(way).toBuffer();
            ftruncateSync(file, bytes.length);
            writeSync(file, bytes, 0, bytes.length, 0);
            const header = pictureHeader(bytes);
            if (!header) throw new Error('no header');
            const whole = await decode({ bytes, path }, header, 1, 1e9);
            const shrunk = await decode({ bytes, path }, header, by, 1e9);
            // The decoder shrank by exactly that and resampled nothing: its own rounding down is all that differs.
            expect([shrunk.pixels.width, shrunk.pixels.height]).toEqual([
              Math.floor(width / by),
              Math.floor(height / by),
            ]);
            const exact = pdqOfPixels(whole.pixels);
            const quick = pdqOfPixels(padded(shrunk.pixels, across, down), {
              shrunkFrom: { width, height, by },
            });
            expect(Math.abs(exact.quality - quick.quality)).toBeLessThanOrEqual(3);
            if (exact.quality >= 50) expect(distance(exact.hash, quick.hash)).toBeLessThanOrEqual(10);
            whole.release();
            shrunk.release();
          }
        }
      } finally {
        closeSync(file);
      }
    });
  },
);
