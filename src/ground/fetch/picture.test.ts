import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFetcher, policyWith, type Fetcher, type Look } from '#ground/fetch';
import { openSite, type SmallSite } from './small-world.ts';

const width = 800;
const height = 500;

/** Thick black strokes on white, as large as the letters of a headline: the hardest thing to make unreadable. */
function letters(): Buffer {
  const pixels = Buffer.alloc(width * height * 3, 255);
  const glyphs = [
    '#####,#....,####.,#....,#####',
    '#...#,##..#,#.#.#,#..##,#...#',
    '#####,..#..,..#..,..#..,..#..',
    '####.,#...#,####.,#.#..,#..##',
  ];
  for (let line = 0; line < 5; line += 1) {
    for (let place = 0; place < 11; place += 1) {
      const rows = (glyphs[(line + place) % glyphs.length] ?? '').split(',');
      for (let y = 0; y < 60; y += 1) {
        for (let x = 0; x < 50; x += 1) {
          if (rows[Math.floor(y / 12)]?.[Math.floor(x / 10)] !== '#') continue;
          pixels.fill(
            0,
            ((20 + line * 95 + y) * width + 20 + place * 70 + x) * 3,
            ((20 + line * 95 + y) * width + 21 + place * 70 + x) * 3,
          );
        }
      }
    }
  }
  return pixels;
}
const rawLetters = letters();
const draw = () => sharp(rawLetters, { raw: { width, height, channels: 3 } });

let site: SmallSite;
let fetcher: Fetcher;
const files: Record<string, { type: string; body: Buffer | string }> = {};
beforeAll(async () => {
  const exif = { IFD0: { Copyright: 'metadata-canary', Artist: 'metadata-canary' } };
  files['/text.png'] = { type: 'image/png', body: await draw().png().toBuffer() };
  files['/text.jpg'] = { type: 'image/jpeg', body: await draw().withExif(exif).jpeg().toBuffer() };
  files['/text.webp'] = { type: 'image/webp', body: await draw().webp().toBuffer() };
  files['/text.gif'] = { type: 'image/gif', body: await draw().gif().toBuffer() };
  files['/text.avif'] = { type: 'image/avif', body: await draw().avif({ effort: 0 }).toBuffer() };
  files['/large.png'] = {
    type: 'image/png',
    body: await sharp({ create: { width: 4000, height: 2000, channels: 3, background: '#357' } })
      .png()
      .toBuffer(),
  };
  files['/text.tiff'] = { type: 'image/tiff', body: await draw().tiff().toBuffer() };
  files['/drawing.svg'] = {
    type: 'image/svg+xml',
    body: '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><image href="file:///etc/hostname"/></svg>',
  };
  files['/svg-as.png'] = { type: 'image/png', body: files['/drawing.svg'].body };
  files['/cut.png'] = { type: 'image/png', body: (files['/text.png'].body as Buffer).subarray(0, 900) };
  files['/page.png'] = { type: 'image/png', body: '<html>no picture at all' };
  files['/long.bin'] = { type: 'image/png', body: Buffer.alloc(1_000_001, 7) };
  files['/bomb.png'] = { type: 'image/png', body: pixelFlood(files['/text.png'].body as Buffer) };
  site = await openSite((request, response) => {
    const file = files[request.url ?? ''];
    response
      .writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' })
      .end(file?.body);
  });
  fetcher = makeFetcher({
    policy: policyWith({ allow: ['127.0.0.2/32'], ports: [site.port] }),
    limits: { totalMs: 8_000, pictureBytes: 1_000_000 },
  });
});
afterAll(async () => {
  await fetcher.close();
  await site.close();
});
const look = (path: string, want: 'veil' | 'clear' | 'digest' | 'bytes'): Promise<Look> =>
  fetcher.look({ url: `http://127.0.0.2:${site.port}${path}`, want });

/** A PNG that says it is 30,000 × 30,000. (Its checksum is wrong; the size is judged before.) */
function pixelFlood(png: Buffer): Buffer {
  const flood = Buffer.from(png);
  flood.writeUInt32BE(30_000, 16);
  flood.writeUInt32BE(30_000, 20);
  return flood;
}

/** How much two neighbouring pixels differ at most, after bringing the picture to one size: strokes make this large. */
async function sharpestEdge(picture: Buffer | Uint8Array): Promise<number> {
  const { data, info } = await sharp(picture)
    .greyscale()
    .resize(160, 100, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  let sharpest = 0;
  for (let at = info.channels; at < data.length; at += info.channels) {
    if ((at / info.channels) % info.width !== 0)
      sharpest = Math.max(sharpest, Math.abs((data[at] ?? 0) - (data[at - info.channels] ?? 0)));
  }
  return sharpest;
}

describe('a veiled picture', () => {
  it.each(['/text.png', '/text.jpg', '/text.webp', '/text.gif', '/text.avif'])(
    'of %s is small, grey and cannot be read',
    async (path) => {
      const { preview, sha256 } = await look(path, 'veil');
      expect(preview).not.toBeNull();
      const veil = Buffer.from(preview?.bytes ?? []);
      const seen = await sharp(veil).metadata();
      expect([seen.format, Math.max(seen.width, seen.height) <= 160]).toEqual(['webp', true]);
      const { channels } = await sharp(veil).stats();
      const means = channels.map((channel) => Math.round(channel.mean));
      expect(Math.max(...means.slice(0, 3)) - Math.min(...means.slice(0, 3))).toBeLessThanOrEqual(1);
      expect(await sharpestEdge(files[path]?.body as Buffer)).toBeGreaterThan(100);
      expect(await sharpestEdge(veil)).toBeLessThan(12);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    },
  );

  it('would be readable by the obvious chain of two resizes: the trap this guards against', async () => {
    const trap = await sharp(files['/text.png']?.body as Buffer)
      .resize(16)
      .resize(160, null, { kernel: 'nearest' })
      .greyscale()
      .webp()
      .toBuffer();
    expect(await sharpestEdge(trap)).toBeGreaterThan(60);
  });
});

describe('a clear picture', () => {
  it('is re-encoded, without metadata, at most 1600 px', async () => {
    const { preview } = await look('/text.jpg', 'clear');
    expect(preview).toMatchObject({ contentType: 'image/webp', width, height });
    expect(Buffer.from(preview?.bytes ?? []).includes('metadata-canary')).toBe(false);
    expect(Buffer.from(files['/text.jpg']?.body ?? '').includes('metadata-canary')).toBe(true);
    expect((await look('/large.png', 'clear')).preview).toMatchObject({ width: 1600, height: 800 });
  });
});

describe('what is no picture of the web is not decoded', () => {
  it.each(['/drawing.svg', '/svg-as.png', '/text.tiff', '/cut.png', '/page.png', '/bomb.png'])(
    '%s',
    async (path) => {
      expect(await look(path, 'clear')).toMatchObject({
        outcome: 'answered',
        problem: 'not-a-picture',
        preview: null,
      });
      expect((await look(path, 'veil')).preview).toBeNull();
    },
  );
});

describe('the body itself', () => {
  it('comes where it is wanted, with its digests, undecoded, and with no other want', async () => {
    for (const path of ['/text.jpg', '/drawing.svg', '/page.png']) {
      const { body, sha256, preview } = await look(path, 'bytes');
      expect(Buffer.from(body ?? []).equals(Buffer.from(files[path]?.body ?? ''))).toBe(true);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(preview).toBeNull();
    }
    for (const want of ['veil', 'clear', 'digest'] as const)
      expect((await look('/text.jpg', want)).body).toBeNull();
  });

  it('does not come when it is longer than a picture may be', async () => {
    expect(await look('/long.bin', 'bytes')).toMatchObject({ outcome: 'too-large', body: null });
    expect(await look('/long.bin', 'digest')).toMatchObject({ outcome: 'answered', bytes: 1_000_001 });
  });
});
