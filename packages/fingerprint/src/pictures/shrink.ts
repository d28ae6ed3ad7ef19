import type { PictureHeader } from './header.ts';

export type Shrink = 1 | 2 | 4 | 8;

/**
 * Least side of a shrunk picture, and least area. At 192×192 a hash in a few hundred strays by 10 bits, at 256×192 by
 * 8; where only a half is saved, as in small pictures, the risk is not worth it before 240.
 */
export const leastShrunkSide = { 2: 240, 4: 192, 8: 192 } as const;
const leastShrunkArea = 256 * 192;

/** A quality near the limit of 50, where the shrunk picture might fall on the other side. */
export const isBorderlineQuality = (quality: number): boolean => quality >= 45 && quality <= 55;

/**
 * A distance near the limit of 31: hash again with `{ exact: true }` before you say match or no match. Search
 * shrunk hashes within 36, or true matches at 26 to 31 are lost.
 */
export const isBorderlineDistance = (distance: number): boolean => distance >= 26 && distance <= 36;

/** By how much libjpeg may shrink while decoding, so that the hash stays within the reference's own tolerance. */
export function shrinkFor({ width, height, canShrink, isSlow }: Measure): Shrink {
  if (!canShrink) return 1;
  // The way from CMYK is no straight line: shrunk before it, a hash strays twice as far (12 at 250×300).
  const room = isSlow ? 2 : 1;
  const keepsEnough = (by: keyof typeof leastShrunkSide): boolean =>
    Math.min(width, height) >= by * room * leastShrunkSide[by] &&
    width * height >= (by * room) ** 2 * leastShrunkArea;
  return ([8, 4, 2] as const).find(keepsEnough) ?? 1;
}

type Measure = Pick<PictureHeader, 'width' | 'height' | 'canShrink' | 'isSlow'>;

/** Bytes of the pixels that the decoder hands out, with a tenth for its rows in work. */
export function pixelBytes({ width, height, isGrey }: PictureHeader, shrink: Shrink): number {
  return Math.ceil(width / shrink) * Math.ceil(height / shrink) * (isGrey ? 1 : 3) * 1.1;
}
