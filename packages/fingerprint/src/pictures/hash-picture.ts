import { FingerprintError } from '../problem.ts';
import { hexOfPdq, pdqFormsOfPixels, pdqOfPixels } from '../pdq/index.ts';
import { decode, type Source } from './decode.ts';
import { padded } from './pad.ts';
import { pngEssence } from './png-essence.ts';
import { refusalOf } from './refusal.ts';
import { pictureHeader, type PictureHeader } from './header.ts';
import type { HashedPicture, HashOptions, PictureLimits } from './protocol.ts';
import { isBorderlineQuality, pixelBytes, shrinkFor, type Shrink } from './shrink.ts';

const mebibyte = 1024 * 1024;
/** Rows in work, tables, buffers of the system. */
const ownMb = 10;
/** Of what is converted by way of another colour space: a fifth of a second. */
const mostSlowPixels = 3_500_000;

/**
 * Hashes one picture inside the child. A shrunk hash of borderline quality is made again from every pixel, where
 * memory allows it. Throws FingerprintError.
 */
export async function hashPicture(
  source: Source,
  options: HashOptions,
  limits: PictureLimits,
): Promise<HashedPicture> {
  const header = pictureHeader(source.bytes);
  if (!header) throw refusalOf(source.bytes);
  if (!(header.width > 0 && header.height > 0)) {
    throw new FingerprintError('picture-unreadable', 'The picture has no pixels.');
  }
  if (header.width * header.height > limits.maxPixels) {
    throw new FingerprintError(
      'picture-too-large',
      `${String(header.width)}×${String(header.height)} are more than ${String(limits.maxPixels)} pixels (maxPixels).`,
    );
  }
  const mayShrink = source.path !== null && options.exact !== true && options.semantics !== 'cli';
  const shrink = mayShrink ? shrinkFor(header) : 1;
  if (header.isSlow === true && header.width * header.height > shrink * shrink * mostSlowPixels) {
    throw new FingerprintError(
      'picture-too-large',
      'CMYK or CIELAB of so many pixels takes too long to convert.',
    );
  }
  const safe = header.kind === 'png' ? { ...source, bytes: pngEssence(source.bytes) } : source;
  const held = source.bytes.length + (safe.bytes === source.bytes ? 0 : safe.bytes.length);
  const neededMb = (by: Shrink): number =>
    Math.ceil((held + header.workingBytes + pixelBytes(header, by)) / mebibyte) + ownMb;
  if (neededMb(shrink) > limits.memoryMb) {
    throw new FingerprintError(
      'picture-memory',
      `Decoding takes about ${String(neededMb(shrink))} MiB, over the limit of ${String(limits.memoryMb)} (memoryMb).`,
    );
  }
  const hashed = await hashAt(shrink, safe, header, options, limits);
  if (shrink === 1) return hashed;
  const isOff = hashed.width !== header.width || hashed.height !== header.height;
  const again = isOff || isBorderlineQuality(hashed.quality);
  const isAffordable = neededMb(1) <= limits.memoryMb && header.isSlow !== true;
  return again && isAffordable ? await hashAt(1, safe, header, options, limits) : hashed;
}

async function hashAt(
  shrink: Shrink,
  source: Source,
  header: PictureHeader,
  { forms, semantics = 'library' }: HashOptions,
  { maxPixels }: PictureLimits,
): Promise<HashedPicture> {
  const { pixels: decoded, damaged, release } = await decode(source, header, shrink, maxPixels);
  try {
    // The header named a size; where the decoder found another one (a container that turns its picture, a lie), the
    // decoder is right. A shrunk picture must be exactly as large as its header and the shrink say.
    const [across, down] = [Math.ceil(header.width / shrink), Math.ceil(header.height / shrink)];
    const pixels = shrink > 1 ? padded(decoded, across, down) : decoded;
    if (shrink > 1 && (pixels.width !== across || pixels.height !== down)) {
      return { hashes: [], quality: 0, width: 0, height: 0, shrunkBy: shrink, damaged };
    }
    const { width, height } = shrink > 1 ? header : pixels;
    const pdqOptions = shrink > 1 ? { shrunkFrom: { width, height, by: shrink } } : { semantics };
    const { hashes, quality } = forms
      ? formsAsHashes(pdqFormsOfPixels(pixels, pdqOptions))
      : hashAsHashes(pdqOfPixels(pixels, pdqOptions));
    return { hashes: hashes.map(hexOfPdq), quality, width, height, shrunkBy: shrink, damaged };
  } finally {
    release();
  }
}

const formsAsHashes = ({ forms, quality }: ReturnType<typeof pdqFormsOfPixels>) => ({
  hashes: forms,
  quality,
});
const hashAsHashes = ({ hash, quality }: ReturnType<typeof pdqOfPixels>) => ({ hashes: [hash], quality });
