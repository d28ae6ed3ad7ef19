import sharp, { type Sharp } from 'sharp';
import { draw, type Drawing } from './drawn-pictures.ts';
import { gifOf } from './picture-parts.ts';

/** `exact`: lossless or without shrinking and of a format whose decoders all agree; the others may differ a little. */
export type GoldenFile = { name: string; bytes: Buffer; isExact: boolean };

const file = ({ data, ...raw }: Drawing): Sharp => sharp(data, { raw });
const lossless = async (name: string, picture: Sharp): Promise<GoldenFile> => ({
  name,
  bytes: await picture.toBuffer(),
  isExact: true,
});
const lossy = async (name: string, picture: Sharp): Promise<GoldenFile> => ({
  name,
  bytes: await picture.toBuffer(),
  isExact: false,
});

/** Drawn pictures in the forms in which pictures come, their pixels the same on every machine. */
export async function goldenFiles(): Promise<GoldenFile[]> {
  const shapes = draw('shapes', 640, 480, 1);
  const text = draw('text', 640, 480, 2);
  const large = draw('gradient', 1_280, 960, 3);
  const jpeg = await file(large).jpeg().toBuffer();
  const progressive = await file(large).jpeg({ progressive: true }).toBuffer();
  const png = await file(shapes).png().toBuffer();
  return [
    await lossless('PNG, shapes', file(shapes).png()),
    await lossless('PNG, gradient', file(draw('gradient', 500, 333, 4)).png()),
    await lossless('PNG, text', file(text).png()),
    await lossless('PNG, noise', file(draw('noise', 257, 129, 5)).png()),
    await lossless('PNG, interlaced', file(shapes).png({ progressive: true })),
    await lossless('PNG, 64×64', file(draw('shapes', 64, 64, 6)).png()),
    await lossless('PNG, 5×5', file(draw('noise', 5, 5, 6)).png()),
    await lossless('PNG, 4×600', file(draw('noise', 4, 600, 6)).png()),
    await lossless('PNG, one pixel', file(draw('noise', 1, 1, 6)).png()),
    await lossless(
      'PNG, grey',
      sharp(greyOf(shapes), { raw: { ...sizeOf(shapes), channels: 1 } })
        .toColourspace('b-w')
        .png(),
    ),
    await lossless(
      'PNG, the same grey in three channels',
      sharp(greyThrice(shapes), { raw: { ...sizeOf(shapes), channels: 3 } }).png(),
    ),
    await lossless('PNG, sixteen bits', file(shapes).toColourspace('rgb16').png()),
    await lossless(
      'PNG, transparent over nothing',
      sharp(withAlpha(shapes), { raw: { ...sizeOf(shapes), channels: 4 } }).png(),
    ),
    await lossless(
      'PNG, the same laid on white',
      sharp(withAlpha(shapes), { raw: { ...sizeOf(shapes), channels: 4 } })
        .flatten({ background: '#ffffff' })
        .png(),
    ),
    await lossless('PNG, to be turned by EXIF', file(shapes).withMetadata({ orientation: 6 }).png()),
    await lossless('WebP, lossless', file(shapes).webp({ lossless: true, effort: 0 })),
    await lossless('TIFF, packed', file(shapes).tiff({ compression: 'deflate' })),
    await lossy('GIF, one frame', file(shapes).gif({ effort: 1, dither: 0 })),
    { name: 'GIF, hundreds of frames', bytes: gifOf(100, 80, 300), isExact: true },
    { name: 'PNG, cut short', bytes: png.subarray(0, png.length * 0.6), isExact: true },
    await lossy('JPEG, shrunk by two', file(shapes).jpeg()),
    await lossy('JPEG, shrunk by four', file(large).jpeg()),
    {
      name: 'JPEG, a profile of another colour space',
      bytes: withProfile(jpeg, await file(large).withIccProfile('p3').jpeg().toBuffer()),
      isExact: false,
    },
    await lossy('JPEG, progressive', file(large).jpeg({ progressive: true })),
    await lossy(
      'JPEG, grey',
      sharp(greyOf(large), { raw: { ...sizeOf(large), channels: 1 } })
        .toColourspace('b-w')
        .jpeg(),
    ),
    await lossy('JPEG, CMYK', file(large).toColourspace('cmyk').jpeg()),
    await lossy('JPEG, to be turned by EXIF', file(large).withMetadata({ orientation: 8 }).jpeg()),
    await lossy('JPEG, huge', file(draw('gradient', 6_000, 4_001, 9)).jpeg()),
    { name: 'JPEG, cut short', bytes: jpeg.subarray(0, jpeg.length * 0.6), isExact: false },
    {
      name: 'JPEG, progressive, cut short',
      bytes: progressive.subarray(0, progressive.length * 0.6),
      isExact: false,
    },
    await lossy('WebP', file(shapes).webp()),
    await lossy('WebP, animated', animated(text, shapes).webp()),
    await lossy('AVIF', file(shapes).avif({ effort: 0 })),
  ];
}

const sizeOf = ({ width, height }: Drawing) => ({ width, height });

function greyOf({ data }: Drawing): Buffer {
  return Buffer.from(Uint8Array.from({ length: data.length / 3 }, (_, index) => data[index * 3] ?? 0));
}

function greyThrice({ data }: Drawing): Buffer {
  return Buffer.from(Uint8Array.from(data, (_, index) => data[index - (index % 3)] ?? 0));
}

/** Clear at the left, solid at the right. */
function withAlpha({ data, width, height }: Drawing): Buffer {
  const out = Buffer.alloc(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data.copy(out, pixel * 4, pixel * 3, pixel * 3 + 3);
    out[pixel * 4 + 3] = Math.floor(((pixel % width) * 256) / width);
  }
  return out;
}

/** Two pictures one after the other: only the first is hashed. */
function animated(first: Drawing, second: Drawing): Sharp {
  const both = Buffer.concat([first.data, second.data]);
  return sharp(both, {
    raw: { width: first.width, height: first.height * 2, channels: 3, pageHeight: first.height },
  });
}

/** The colour profile of one JPEG put into another, whose pixels stay as they are. */
function withProfile(jpeg: Buffer, other: Buffer): Buffer {
  const at = other.indexOf('ICC_PROFILE') - 4;
  const profile = other.subarray(at, at + 2 + other.readUInt16BE(at + 2));
  return Buffer.concat([jpeg.subarray(0, 2), profile, jpeg.subarray(2)]);
}
