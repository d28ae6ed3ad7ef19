import sharp, { type Sharp } from 'sharp';
import { FingerprintError } from '../problem.ts';
import type { Pixels } from '../pdq/index.ts';
import type { PictureHeader } from './header.ts';
import type { Shrink } from './shrink.ts';

/** The loaders that stay open; each other one (SVG, PDF, text, matrices, raw, …) is shut in the child. */
const openLoaders = ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Tiff', 'Heif'].map((name) => `VipsForeignLoad${name}`);

/** One thread, no cache (files at the same address change), and only the loaders of our six formats. */
export function tameDecoder(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: openLoaders });
}

/** Compressed bytes, and where libvips finds the same bytes as a file, if anywhere. */
export type Source = { bytes: Buffer; path: string | null };
export type Decoded = { pixels: Pixels; damaged: boolean; release: () => void };

/**
 * Decodes the first picture of a file into 8-bit grey or sRGB, alpha laid over white, not turned by EXIF, colour
 * profiles not applied (the reference hashes stored values; only CMYK needs a conversion, by libvips' own profile).
 * A file cut short or damaged is decoded as far as it goes and said to be `damaged`.
 * Throws `picture-unreadable`, `picture-too-large`, `picture-memory`.
 */
export async function decode(
  source: Source,
  header: PictureHeader,
  shrink: Shrink,
  maxPixels: number,
): Promise<Decoded> {
  const started = performance.now();
  try {
    return await pixelsOf(pipeline(source, header, shrink, maxPixels, 'truncated'), false);
  } catch (error) {
    const problem = problemOf(error);
    const isLong = performance.now() - started > longestFirstTryMs;
    if (problem.code !== 'picture-unreadable' || isLong) throw problem;
  }
  try {
    return await pixelsOf(pipeline(source, header, shrink, maxPixels, 'none'), true);
  } catch (error) {
    throw problemOf(error);
  }
}

/** A damaged file is worth a second try, a laborious one is not. */
const longestFirstTryMs = 60;

function pipeline(
  { bytes, path }: Source,
  { isGrey }: PictureHeader,
  shrink: Shrink,
  maxPixels: number,
  failOn: 'truncated' | 'none',
): Sharp {
  // libvips takes loader options behind a file's name, and only there: by its resize options sharp would halve the
  // shrink that libjpeg is asked for and resample the rest.
  const input = shrink > 1 && path !== null ? `${path}[shrink=${String(shrink)}]` : bytes;
  const picture = sharp(input, { failOn, limitInputPixels: maxPixels, ignoreIcc: true, pages: 1 })
    .flatten({ background: '#ffffff' })
    .raw({ depth: 'uchar' });
  return isGrey ? picture.toColourspace('b-w') : picture;
}

async function pixelsOf(picture: Sharp, damaged: boolean): Promise<Decoded> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 2) throw new FingerprintError('picture-unreadable', 'Its channels are no colours.');
  return { pixels: { data, width, height, channels }, damaged, release: () => releaseNow(data) };
}

/**
 * Gives pixels or bytes back at once instead of at the next garbage collection: the allocator then hands out the same
 * warm pages for the next picture (a quarter of the time of a decode), and memory stays level.
 */
export function releaseNow({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && 'transfer' in buffer) buffer.transfer(0);
}

function problemOf(error: unknown): FingerprintError {
  if (error instanceof FingerprintError) return error;
  const said = error instanceof Error ? error.message : String(error);
  if (/exceeds pixel limit/iu.test(said)) {
    return new FingerprintError('picture-too-large', 'The picture holds more pixels than allowed.');
  }
  if (/out of memory|memory allocation|allocate/iu.test(said)) {
    return new FingerprintError('picture-memory', 'Decoding the picture takes more memory than allowed.');
  }
  return new FingerprintError(
    'picture-unreadable',
    'The picture cannot be decoded: it is damaged or a fake.',
  );
}
