import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { draw } from '../../tests/drawn-pictures.ts';
import { naivePdq } from '../../tests/naive-pdq.ts';
import { decode, tameDecoder } from './decode.ts';
import { hashPicture } from './hash-picture.ts';
import { pictureHeader } from './header.ts';
import { pngEssence } from './png-essence.ts';

const { data, ...raw } = draw('shapes', 300, 200, 1);
const picture = sharp(data, { raw });
const formats = {
  jpeg: await picture.clone().jpeg().toBuffer(),
  png: await picture.clone().png().toBuffer(),
  gif: await picture.clone().gif({ effort: 1 }).toBuffer(),
  webp: await picture.clone().webp().toBuffer(),
  tiff: await picture.clone().tiff().toBuffer(),
  avif: await picture.clone().avif({ effort: 0 }).toBuffer(),
};
const drawn = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="5"/></svg>',
);
const limits = { maxPixels: 1e6, memoryMb: 64 };

describe('a tamed decoder', () => {
  it('takes an SVG before it is tamed, and none of the shut formats afterwards', async () => {
    expect((await sharp(drawn).metadata()).format).toBe('svg');
    tameDecoder();
    await expect(sharp(drawn).metadata()).rejects.toThrow('unsupported image format');
    const header = { kind: 'png', width: 9, height: 9, isGrey: false, workingBytes: 0 } as const;
    await expect(decode({ bytes: drawn, path: null }, header, 1, 1e6)).rejects.toMatchObject({
      code: 'picture-unreadable',
    });
  });

  it.each(Object.entries(formats))(
    'reads the size of a %s without decoding it, and decodes it',
    async (kind, bytes) => {
      tameDecoder();
      expect(pictureHeader(bytes)).toMatchObject({ kind, width: 300, height: 200 });
      expect(await hashPicture({ bytes, path: null }, {}, limits)).toMatchObject({
        quality: 100,
        width: 300,
      });
    },
  );

  it('hands out the pixels that were drawn, and their hash is the slow transcription’s', async () => {
    const header = pictureHeader(formats.png);
    if (!header) throw new Error('no header');
    const { pixels } = await decode({ bytes: formats.png, path: null }, header, 1, 1e6);
    expect(Buffer.compare(Buffer.from(pixels.data), data)).toBe(0);
    const slow = naivePdq({ data, width: 300, height: 200, channels: 3 });
    const { hashes, quality } = await hashPicture({ bytes: formats.png, path: null }, {}, limits);
    expect([hashes, quality]).toEqual([[slow.hex], slow.quality]);
  });

  it('holds the pixel limit itself, whatever the header said', async () => {
    const header = pictureHeader(formats.webp);
    if (!header) throw new Error('no header');
    await expect(decode({ bytes: formats.webp, path: null }, header, 1, 50_000)).rejects.toMatchObject({
      code: 'picture-too-large',
    });
  });

  it('gets a PNG without its side chunks', async () => {
    const withText = await picture
      .clone()
      .withExif({ IFD0: { Copyright: 'example.org' } })
      .png()
      .toBuffer();
    const essence = pngEssence(Buffer.concat([withText, Buffer.from('behind the end')]));
    expect(essence.includes('example.org')).toBe(false);
    expect(essence.subarray(-8, -4).toString('latin1')).toBe('IEND');
    const plain = formats.png.subarray(0, 33);
    expect(pngEssence(plain)).toBe(plain);
  });
});
