/**
 * PDQ in a page or an extension: the picture stays on the device, only its fingerprint needs to leave it. One ES
 * module without dependencies, as `dist/browser.js`; the hashes are those of the server, to the last bit where both
 * have the same pixels. Under a policy without `'wasm-unsafe-eval'` it works on plain JavaScript, a few times slower.
 *
 * A browser that disturbs what pages read from a canvas, to hinder recognition, disturbs the hash a little as well.
 */
export { FingerprintError, type ProblemCode } from '../problem.ts';
export {
  distance,
  hexOfPdq,
  isAccelerated,
  isTrustworthy,
  leastQuality,
  matchRadius,
  pdqFormsOfPixels,
  pdqFromHex,
  pdqOfPixels,
  type Pdq,
  type PdqForms,
  type PdqHash,
  type PdqOptions,
  type Pixels,
} from '../pdq/index.ts';
export {
  pixelsOfBlob,
  pixelsOfCanvas,
  pixelsOfImageBitmap,
  pixelsOfImageData,
  type Canvas,
} from './pixels.ts';
export { sha256OfBlob } from './exact.ts';

import { pdqOfPixels, type Pdq } from '../pdq/index.ts';
import {
  pixelsOfBlob,
  pixelsOfCanvas,
  pixelsOfImageBitmap,
  pixelsOfImageData,
  type Canvas,
} from './pixels.ts';

/** The hash of what was read from a canvas; transparent pixels count as laid on white. */
export const pdqOfImageData = (image: ImageData): Pdq => pdqOfPixels(pixelsOfImageData(image));

/** The hash of what a canvas shows. Throws the browser's `SecurityError` when the canvas holds another site's picture. */
export const pdqOfCanvas = (canvas: Canvas): Pdq => pdqOfPixels(pixelsOfCanvas(canvas));

/** The hash of a decoded picture, which stays open. */
export const pdqOfImageBitmap = (bitmap: ImageBitmap): Pdq => pdqOfPixels(pixelsOfImageBitmap(bitmap));

/**
 * The hash of a picture file, in whatever formats the browser reads: not turned by its EXIF, its colours as stored,
 * transparency laid on white. Throws `picture-unreadable` for what the browser cannot decode.
 */
export const pdqOfBlob = async (file: Blob): Promise<Pdq> => pdqOfPixels(await pixelsOfBlob(file));
