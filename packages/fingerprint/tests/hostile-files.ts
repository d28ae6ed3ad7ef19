import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { draw, randomFrom } from './drawn-pictures.ts';
import { avi, box, chunk, gifOf, jpegSegment, pngOf, tiffOf } from './picture-parts.ts';

/** `refused`: no hash may come of it. `handled`: a hash or a refusal, as the decoder likes; it must only be quick. */
export type HostileFile = { name: string; bytes: Buffer; expect: 'refused' | 'handled' };

const refused = (name: string, bytes: Buffer | string): HostileFile => ({
  name,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  expect: 'refused',
});
const handled = (name: string, bytes: Buffer): HostileFile => ({ name, bytes, expect: 'handled' });

/** Files as an attacker would make them, drawn and benign: more than sixty. */
export async function hostileFiles(): Promise<HostileFile[]> {
  const good = await goodPictures();
  return [
    ...cutShort(good),
    ...damaged(good),
    ...giants(good),
    ...(await bombs()),
    ...jpegTricks(good['jpeg'] ?? Buffer.alloc(0)),
    ...polyglots(good),
    ...noPictures(),
  ];
}

async function goodPictures(): Promise<Record<string, Buffer>> {
  const { data, ...raw } = draw('shapes', 320, 240, 7);
  const picture = sharp(data, { raw });
  return {
    jpeg: await picture.clone().jpeg().toBuffer(),
    progressive: await picture.clone().jpeg({ progressive: true }).toBuffer(),
    png: await picture.clone().png().toBuffer(),
    gif: await picture.clone().gif({ effort: 1 }).toBuffer(),
    webp: await picture.clone().webp().toBuffer(),
    lossless: await picture.clone().webp({ lossless: true, effort: 0 }).toBuffer(),
    tiff: await picture.clone().tiff({ compression: 'deflate' }).toBuffer(),
    avif: await picture.clone().avif({ effort: 0 }).toBuffer(),
  };
}

const cutShort = (good: Record<string, Buffer>): HostileFile[] =>
  Object.entries(good).flatMap(([kind, bytes]) =>
    [0.02, 0.4, 0.95].map((share) =>
      handled(`${kind} cut at ${String(share * 100)} %`, bytes.subarray(0, Math.ceil(bytes.length * share))),
    ),
  );

/** Some bytes after the first 64 changed at random. */
const damaged = (good: Record<string, Buffer>): HostileFile[] =>
  Object.entries(good).flatMap(([kind, bytes]) =>
    [1, 2].map((seed) => {
      const random = randomFrom(seed * 977);
      const hurt = Buffer.from(bytes);
      for (let count = 0; count < 40; count += 1) {
        hurt[64 + Math.floor(random() * (hurt.length - 64))] = Math.floor(random() * 256);
      }
      return handled(`${kind} with forty bytes changed, ${String(seed)}`, hurt);
    }),
  );

/** Small files whose headers claim to be huge. */
function giants(good: Record<string, Buffer>): HostileFile[] {
  const changed = (kind: string, change: (bytes: Buffer) => void): Buffer => {
    const bytes = Buffer.from(good[kind] ?? Buffer.alloc(0));
    change(bytes);
    return bytes;
  };
  const jpegSize = (size: number) => (bytes: Buffer) => {
    const frame = Math.max(bytes.indexOf('ffc0', 'hex'), bytes.indexOf('ffc2', 'hex'));
    bytes.writeUInt32BE(size * 65_536 + size, frame + 5);
  };
  return [
    refused('JPEG of 65535×65535 in its header', changed('jpeg', jpegSize(65_535))),
    refused('progressive JPEG of 65535×65535 in its header', changed('progressive', jpegSize(65_535))),
    refused('progressive JPEG of 9000×9000 in its header', changed('progressive', jpegSize(9_000))),
    handled('JPEG of 4000×4000 in its header, data for 320×240', changed('jpeg', jpegSize(4_000))),
    refused('JPEG of 0×0 in its header', changed('jpeg', jpegSize(0))),
    refused('PNG of 2147483647×2147483647', pngOf({ width: 2 ** 31 - 1, height: 2 ** 31 - 1 })),
    refused('PNG of 100000×100000', pngOf({ width: 100_000, height: 100_000 })),
    refused('PNG of 30000×30000', pngOf({ width: 30_000, height: 30_000 })),
    refused('PNG of 1×2000000000', pngOf({ width: 1, height: 2_000_000_000 })),
    refused('GIF of 65535×65535', gifOf(65_535, 65_535, 1)),
    handled('GIF of 1×1 with a frame of 65535×65535', gifOf(1, 1, 1, 65_535)),
    refused('TIFF of 1000000×1000000', tiffOf({ width: 1_000_000, height: 1_000_000 })),
    refused('TIFF of 9000×9000 in one strip', tiffOf({ width: 9_000, height: 9_000 })),
    refused(
      'WebP of 16777216×16777216',
      Buffer.concat([
        Buffer.from('RIFF\xff\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', 'latin1'),
        Buffer.alloc(64, 0xff),
      ]),
    ),
    refused(
      'WebP of 16383×16383',
      changed('webp', (bytes) => bytes.writeUInt32LE(0x3fff_3fff, bytes.indexOf('9d012a', 'hex') + 3)),
    ),
    refused(
      'lossless WebP of 16384×16384',
      changed('lossless', (bytes) => bytes.writeUInt32LE(0x0fff_ffff, 21)),
    ),
    refused(
      'AVIF of 65535×65535',
      changed('avif', (bytes) => {
        const at = bytes.indexOf('ispe');
        bytes.writeUInt32BE(65_535, at + 8);
        bytes.writeUInt32BE(65_535, at + 12);
      }),
    ),
  ];
}

/** Valid files that unpack to much more than they are. */
async function bombs(): Promise<HostileFile[]> {
  const flat = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#406080' }, limitInputPixels: false });
  const spread = deflateSync(Buffer.alloc(48 * 1024 * 1024));
  const progressive = await flat(3_600, 3_600).jpeg({ progressive: true }).toBuffer();
  return [
    refused(
      'PNG of 20000×20000, one bit a pixel, all there',
      pngOf({ width: 20_000, height: 20_000, rows: 20_000 }),
    ),
    refused('PNG of 6000×6000, all there', await flat(6_000, 6_000).png().toBuffer()),
    handled('PNG of 4200×4200, all there', await flat(4_200, 4_200).png().toBuffer()),
    handled('PNG of 3900×3900, all there', await flat(3_900, 3_900).png().toBuffer()),
    handled('progressive JPEG of 3600×3600 with thirty scans more', moreScans(progressive, 30)),
    refused('progressive JPEG with four hundred scans more', moreScans(progressive, 400)),
    handled('interlaced PNG of 3000×3000', await flat(3_000, 3_000).png({ progressive: true }).toBuffer()),
    handled(
      'PNG with a text of 48 MiB',
      pngOf({
        width: 8,
        height: 8,
        rows: 8,
        extra: chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), spread])),
      }),
    ),
    handled(
      'PNG with a profile of 48 MiB',
      pngOf({
        width: 8,
        height: 8,
        rows: 8,
        extra: chunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), spread])),
      }),
    ),
    handled('PNG of 8×8 with 48 MiB of rows', pngOf({ width: 8, height: 8, data: spread })),
    handled(
      'PNG with 20000 empty data chunks',
      pngOf({
        width: 8,
        height: 8,
        rows: 8,
        extra: Buffer.concat(Array.from({ length: 20_000 }, () => chunk('IDAT', Buffer.alloc(0)))),
      }),
    ),
    refused('GIF of 9000×9000, all there', gifOf(9_000, 9_000, 1)),
    handled('GIF of 5000 frames', gifOf(16, 16, 5_000)),
    handled('GIF of 2000 frames of 2000×2000', gifOf(2_000, 2_000, 2_000)),
    refused('WebP of 4500×4500, all there', await flat(4_500, 4_500).webp({ effort: 0 }).toBuffer()),
    handled('WebP of 2200×2200, all there', await flat(2_200, 2_200).webp({ effort: 0 }).toBuffer()),
    refused('AVIF of 2400×2400, all there', await flat(2_400, 2_400).avif({ effort: 0 }).toBuffer()),
    refused(
      'TIFF of 6000×6000, all there',
      await flat(6_000, 6_000).tiff({ compression: 'deflate' }).toBuffer(),
    ),
    handled('TIFF whose directories go in a circle', tiffOf({ width: 64, height: 64, next: 8 })),
    handled('TIFF with strips beyond its end', tiffOf({ width: 2_000, height: 2_000 })),
    handled('CMYK JPEG of 4000×4000', await flat(4_000, 4_000).toColourspace('cmyk').jpeg().toBuffer()),
    refused(
      'CMYK TIFF of 2500×2500',
      await flat(2_500, 2_500).toColourspace('cmyk').tiff({ compression: 'deflate' }).toBuffer(),
    ),
    refused(
      'AVIF of ten bits, 1500×1500',
      await flat(1_500, 1_500).avif({ effort: 0, bitdepth: 10 }).toBuffer(),
    ),
    handled('JPEG of 9900×9900, all there', await flat(9_900, 9_900).jpeg().toBuffer()),
    handled('progressive JPEG of 3600×3600', await flat(3_600, 3_600).jpeg({ progressive: true }).toBuffer()),
  ];
}

/** The last scan of a JPEG so many times more: each one walks through the whole picture. */
function moreScans(jpeg: Buffer, count: number): Buffer {
  const scan = jpeg.subarray(jpeg.lastIndexOf('ffda', undefined, 'hex'), -2);
  return Buffer.concat([jpeg.subarray(0, -2), ...Array<Buffer>(count).fill(scan), jpeg.subarray(-2)]);
}

function jpegTricks(jpeg: Buffer): HostileFile[] {
  const scan = jpeg.indexOf('ffda', 'hex');
  const table = jpeg.indexOf('ffc4', 'hex');
  const quantisation = jpeg.indexOf('ffdb', 'hex');
  const start = jpeg.subarray(0, 2);
  const rest = jpeg.subarray(2);
  const profile = jpegSegment(
    0xe2,
    Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\xff'), Buffer.alloc(60_000, 7)]),
  );
  const exif = Buffer.from(
    'Exif\0\0II*\0\x08\0\0\0\xff\xff\x0e\x01\x02\0\xff\xff\xff\x7f\x08\0\0\0',
    'latin1',
  );
  const many = (count: number, piece: Buffer) =>
    Buffer.concat([start, ...Array<Buffer>(count).fill(piece), rest]);
  const hurt = (from: number, to: number, value: number): Buffer => Buffer.from(jpeg).fill(value, from, to);
  const emptyScan = jpeg.subarray(scan, scan + 2 + jpeg.readUInt16BE(scan + 2));
  return [
    handled('JPEG with full Huffman tables of ones', hurt(table + 5, table + 5 + 120, 0xff)),
    handled('JPEG with empty Huffman tables', hurt(table + 5, table + 5 + 120, 0)),
    handled('JPEG with quantisation of zero', hurt(quantisation + 5, quantisation + 69, 0)),
    handled('JPEG without tables', Buffer.concat([jpeg.subarray(0, table), jpeg.subarray(scan)])),
    handled('JPEG with 100 profiles of 60 kB', many(100, profile)),
    handled('JPEG with 20000 empty comments', many(20_000, jpegSegment(0xfe, Buffer.alloc(0)))),
    handled('JPEG whose EXIF points to itself', many(1, jpegSegment(0xe1, exif))),
    handled(
      'JPEG whose comment is longer than the file',
      Buffer.concat([start, Buffer.from([0xff, 0xfe, 0xff, 0xff]), rest.subarray(0, 500)]),
    ),
    handled(
      'JPEG of 3000 scans',
      Buffer.concat([
        jpeg.subarray(0, -2),
        ...Array<Buffer>(3_000).fill(emptyScan),
        Buffer.from([0xff, 0xd9]),
      ]),
    ),
    handled(
      'JPEG of a million restarts',
      Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(2_000_000, Buffer.from([0xff, 0xd0]))]),
    ),
    handled('JPEG of two frames', Buffer.concat([jpeg, jpeg])),
    refused('JPEG that is only a start', start),
    refused('a megabyte of 0xff after a JPEG start', Buffer.concat([start, Buffer.alloc(1_000_000, 0xff)])),
  ];
}

function polyglots(good: Record<string, Buffer>): HostileFile[] {
  const jpeg = good['jpeg'] ?? Buffer.alloc(0);
  const html = Buffer.from('<!DOCTYPE html><script>location="https://example.org/"</script>');
  const zip = Buffer.from('504b0304140000000000', 'hex');
  return [
    handled('JPEG with a ZIP behind it', Buffer.concat([jpeg, zip])),
    handled('PNG with a page behind it', Buffer.concat([good['png'] ?? jpeg, html])),
    handled(
      'JPEG with a page in its comment',
      Buffer.concat([jpeg.subarray(0, 2), jpegSegment(0xfe, html), jpeg.subarray(2)]),
    ),
    refused('page with a JPEG behind it', Buffer.concat([html, jpeg])),
    refused('PDF with a JPEG in it', Buffer.concat([Buffer.from('%PDF-1.7\n'), jpeg])),
    handled('GIF that is a script', Buffer.from('GIF89a=1;alert("example");//')),
    handled('PNG start, JPEG rest', Buffer.concat([(good['png'] ?? jpeg).subarray(0, 33), jpeg])),
    refused(
      'four bytes of each format',
      Buffer.concat(Object.values(good).map((bytes) => bytes.subarray(1, 5))),
    ),
  ];
}

const outside = 'http://example.org/picture.png';

function noPictures(): HostileFile[] {
  return [
    refused('nothing at all', Buffer.alloc(0)),
    refused('one byte', Buffer.from([0xff])),
    refused('a text', 'It was a quiet morning. '.repeat(2_000)),
    refused('zeros', Buffer.alloc(100_000)),
    refused('noise', Buffer.from(Array.from({ length: 50_000 }, randomByte(3)))),
    refused(
      'an SVG that fetches',
      `<svg xmlns="http://www.w3.org/2000/svg"><image href="${outside}"/></svg>`,
    ),
    refused(
      'an SVG that reads a file',
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/hostname">]><svg><text>&f;</text></svg>',
    ),
    refused(
      'an SVG that multiplies',
      `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
        .split('')
        .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at] ?? 'a'};`.repeat(10)}">`)
        .join('')}]><svg>&j;</svg>`,
    ),
    refused('a packed SVG', gzipSync('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    refused('an SVG after a megabyte of blanks', `${' '.repeat(1_000_000)}<svg/>`),
    refused('a PDF', '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>'),
    refused('PostScript', '%!PS-Adobe-3.0\n(/etc/hostname) (r) file'),
    refused(
      'an ImageMagick drawing',
      `push graphic-context\nviewbox 0 0 9 9\nimage over 0,0 9,9 "${outside}"`,
    ),
    refused('a table', '1,2,3\n4,5,6\n'.repeat(1_000)),
    refused('a matrix', '3 3\n1 2 3\n4 5 6\n7 8 9\n'),
    refused('a picture of libvips', Buffer.concat([Buffer.from('08f2a6b6', 'hex'), Buffer.alloc(4_000)])),
    refused('a gzip of 48 MiB', gzipSync(Buffer.alloc(48 * 1024 * 1024))),
    refused('a HEIC', Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1heic')), Buffer.alloc(500)])),
    refused('a film', Buffer.concat([box('ftyp', Buffer.from('isom\0\0\x02\0isomavc1')), Buffer.alloc(500)])),
    refused('another film', avi()),
    refused(
      'an AVIF of boxes without sizes',
      Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0avif')), box('meta', Buffer.alloc(9_000))]),
    ),
    refused('a bitmap', Buffer.concat([Buffer.from('BM'), Buffer.alloc(1_000)])),
    refused('a program', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(5_000)])),
  ];
}

function randomByte(seed: number): () => number {
  const random = randomFrom(seed);
  return () => Math.floor(random() * 256);
}
