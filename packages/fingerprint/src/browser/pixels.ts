import { FingerprintError } from '../problem.ts';
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

const headerBytes = 256 << 10;

/**
 * A JPEG file with its EXIF blocks renamed, so that nothing in them is obeyed. Browsers differ in what
 * `imageOrientation: 'none'` means to them; a file that says nothing about rotation is read by all of them alike.
 */
async function withoutRotation(file: Blob): Promise<Blob> {
  const head = new DataView(await file.slice(0, headerBytes).arrayBuffer());
  if (head.byteLength < 4 || head.getUint16(0) !== 0xffd8) return file;
  let hasExif = false;
  // segments: 0xFF, a marker, two bytes of length that count themselves; pictures' data begin after 0xFFDA
  for (
    let at = 2;
    at + 4 <= head.byteLength && head.getUint8(at) === 0xff && head.getUint8(at + 1) !== 0xda;
  ) {
    const isExif =
      head.getUint8(at + 1) === 0xe1 && at + 8 <= head.byteLength && head.getUint32(at + 4) === 0x45786966;
    if (isExif) {
      head.setUint32(at + 4, 0);
      hasExif = true;
    }
    at += 2 + head.getUint16(at + 2);
  }
  return hasExif ? new Blob([head, file.slice(headerBytes)], { type: file.type }) : file;
}
