import { FingerprintError } from '../problem.ts';
import { withoutRotation } from './rotation.ts';
import type { Pixels } from '../pdq/index.ts';

export type Canvas = HTMLCanvasElement | OffscreenCanvas;

/** Laid on white, as the server does; a picture without a transparent pixel is handed on uncopied. */
export function pixelsOfImageData({ data, width, height }: ImageData): Pixels {
  let isOpaque = true;
  for (let at = 3; at < data.length && isOpaque; at += 4) isOpaque = data[at] === 255;
  if (isOpaque) return { data, width, height, channels: 4 };
  const laid = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const alpha = data[from + 3]!;
    const white = 255 * (255 - alpha);
    laid[to] = (data[from]! * alpha + white) / 255;
    laid[to + 1] = (data[from + 1]! * alpha + white) / 255;
    laid[to + 2] = (data[from + 2]! * alpha + white) / 255;
  }
  return { data: laid, width, height, channels: 3 };
}

export function pixelsOfCanvas(canvas: Canvas): Pixels {
  const context = canvas.getContext('2d') as Context | null; // the union of both canvases hides that they agree
  if (context === null) {
    throw new FingerprintError('picture-unreadable', 'The canvas is drawn on by something other than 2d.');
  }
  return pixelsOfImageData(context.getImageData(0, 0, canvas.width, canvas.height, { colorSpace: 'srgb' }));
}

/** Draws the picture on a canvas of its own and reads it back. */
export function pixelsOfImageBitmap(bitmap: ImageBitmap): Pixels {
  const canvas = canvasOf(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' }) as Context | null;
  if (context === null) {
    throw new FingerprintError('picture-too-large', 'The browser has no canvas of this size.');
  }
  context.drawImage(bitmap, 0, 0);
  return pixelsOfCanvas(canvas);
}

/** Decodes a picture file as it is stored: no EXIF rotation, no colour profile. Throws `picture-unreadable`. */
export async function pixelsOfBlob(file: Blob): Promise<Pixels> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(await withoutRotation(file), {
      colorSpaceConversion: 'none',
      imageOrientation: 'none',
      premultiplyAlpha: 'none',
    });
  } catch (cause) {
    throw new FingerprintError('picture-unreadable', 'The browser cannot decode this picture.', { cause });
  }
  try {
    return pixelsOfImageBitmap(bitmap);
  } finally {
    bitmap.close();
  }
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

function canvasOf(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}
