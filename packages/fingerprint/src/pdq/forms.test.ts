import { describe, expect, test } from 'vitest';
import { kinds, picture, turned, type Kind } from '../../tests/pictures.ts';
import { distance, hexOfPdq, pdqFormsOfPixels, pdqOfPixels } from './index.ts';

const positions = [0, 1, 2, 3, 4, 5, 6, 7];

function distancesToTurned(kind: Kind, width: number, height: number): number[] {
  const pixels = picture(kind, width, height, { channels: 1 });
  const { forms, quality } = pdqFormsOfPixels(pixels);
  expect(quality).toBeGreaterThanOrEqual(80);
  return positions.map((position) =>
    distance(forms[position] ?? new Uint8Array(32), pdqOfPixels(turned(pixels, position)).hash),
  );
}

test('the first form is the hash; the eight differ', () => {
  const pixels = picture('scene', 200, 150);
  const { forms } = pdqFormsOfPixels(pixels);
  expect(forms[0]).toEqual(pdqOfPixels(pixels).hash);
  expect(new Set(forms.map(hexOfPdq)).size).toBe(8);
});

describe('the forms against the hashes of really turned pixels', () => {
  // windows of odd width are symmetric, and so are centres unless the side divides by 128
  test.each(kinds)('are the same where windows and centres are symmetric: %s', (kind) => {
    expect(distancesToTurned(kind, 300, 300)).toEqual(positions.map(() => 0));
    expect(distancesToTurned(kind, 64, 64)).toEqual(positions.map(() => 0));
    expect(distancesToTurned(kind, 380, 600)).toEqual(positions.map(() => 0));
  });

  test.each(['gradient', 'shapes', 'scene'] as const)(
    'lie within the published tolerance of 10 elsewhere, when there is more to see than grain: %s',
    (kind) => {
      for (const [width, height] of [
        [640, 480],
        [1000, 700],
        [1600, 1004],
      ] as const) {
        for (const d of distancesToTurned(kind, width, height)) expect(d).toBeLessThanOrEqual(10);
      }
    },
  );

  test('and may pass it where both sides divide by 128, the least symmetric case', () => {
    const worst = Math.max(
      ...(['gradient', 'shapes', 'scene'] as const).flatMap((kind) => distancesToTurned(kind, 1024, 768)),
    );
    expect(worst).toBe(12);
  });
});
