import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserModule } from '../../packages/fingerprint/scripts/build-browser.ts';
import {
  pdqOfPixels,
  hexOfPdq,
  distance,
  pdqFromHex,
  type Pixels,
} from '../../packages/fingerprint/src/pdq/index.ts';
import { openPictureHasher } from '../../packages/fingerprint/src/pictures/index.ts';
import { golden } from '../../packages/fingerprint/tests/golden.ts';
import { kinds, picture, turned, uniform } from '../../packages/fingerprint/tests/pictures.ts';
import type * as Fingerprints from '../../packages/fingerprint/src/browser/index.ts';
import { openBrowser } from './chromium.ts';

/** The module under test, in the page: this file's own imports do not reach there. */
declare const pdq: typeof Fingerprints;
type Print = { hex: string; quality: number };

/** What the pages fetch: raw pixels and files, by their path. */
const served = new Map<string, Uint8Array>();
let server: Server;
let browser: Browser;
let module: string;
const door = "import * as pdq from '/browser.js'; globalThis.pdq = pdq;";
/** The snippet of the README, word for word: what somebody copies into a page of their own. */
let snippet: string;
let origin: string;
/** The same page twice: with WebAssembly, and under a policy that forbids it. */
const pages = {} as Record<'accelerated' | 'plain', Page>;

beforeAll(async () => {
  module = await browserModule();
  const readme = await readFile(new URL('../../packages/fingerprint/README.md', import.meta.url), 'utf8');
  snippet = /^```html\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? '';
  const scripts = new Map([
    ['/browser.js', Buffer.from(module)],
    ['/page.js', Buffer.from(door)],
  ]);
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const policy = path === '/plain' ? "script-src 'self'" : "script-src 'self' 'wasm-unsafe-eval'";
    const found = scripts.get(path) ?? served.get(path);
    if (path === '/plain' || path === '/accelerated') {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
      response.end('<!doctype html><title>A page</title><script type="module" src="/page.js"></script>');
    } else if (path === '/snippet') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(snippet);
    } else if (found === undefined) {
      response.writeHead(404).end();
    } else {
      const type = path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
      response.writeHead(200, { 'content-type': type }).end(found);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  browser = await openBrowser();
  for (const name of ['accelerated', 'plain'] as const) {
    pages[name] = await browser.newPage();
    await pages[name].goto(`${origin}/${name}`);
    await pages[name].waitForFunction(() => typeof pdq === 'object');
  }
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

function printed(pixels: Pixels): Print {
  const { hash, quality } = pdqOfPixels(pixels);
  return { hex: hexOfPdq(hash), quality };
}

/** The page's answer for raw pixels. */
async function rawInPage(page: Page, pixels: Pixels): Promise<Print> {
  served.set('/raw', pixels.data as Uint8Array);
  const { width, height, channels } = pixels;
  return page.evaluate(
    async (size) => {
      const data = new Uint8Array(await (await fetch('/raw')).arrayBuffer());
      const { hash, quality } = pdq.pdqOfPixels({ data, ...size });
      return { hex: pdq.hexOfPdq(hash), quality };
    },
    { width, height, channels },
  );
}

/** The page's answer for a file, decoded by the browser. */
async function fileInPage(page: Page, file: Uint8Array): Promise<Print> {
  served.set('/file', file);
  return page.evaluate(async () => {
    const { hash, quality } = await pdq.pdqOfBlob(await (await fetch('/file')).blob());
    return { hex: pdq.hexOfPdq(hash), quality };
  });
}

const raw = ({ data, width, height, channels }: Pixels) => sharp(data, { raw: { width, height, channels } });
const apart = (a: Print, b: Print) => distance(pdqFromHex(a.hex), pdqFromHex(b.hex));

describe.each(['accelerated', 'plain'] as const)('in Chromium, %s', (name) => {
  test('the page runs what its policy lets it', async () => {
    const isAccelerated = await pages[name].evaluate(() => pdq.isAccelerated());
    expect(isAccelerated).toBe(name === 'accelerated');
  });

  test('raw pixels have the hash and quality fixed as constants', async () => {
    for (const [kind, width, height, channels, hex, quality] of golden) {
      const pixels = picture(kind, width, height, { channels });
      expect(await rawInPage(pages[name], pixels)).toEqual({ hex, quality });
    }
  });

  test('even of pictures whose bits are all roundings, page and server give the same', async () => {
    for (const side of [5, 64, 100, 257, 600]) {
      for (const pixels of [
        picture('ramp', side, side),
        uniform(77, side, side),
        uniform(255, side, 64, 1),
      ]) {
        expect(await rawInPage(pages[name], pixels)).toEqual(printed(pixels));
      }
    }
  });

  test.each(kinds)('a PNG file decodes to the server’s hash: %s', async (kind) => {
    for (const [width, height] of [
      [5, 9],
      [130, 97],
      [800, 600],
    ] as const) {
      const pixels = picture(kind, width, height);
      expect(await fileInPage(pages[name], await raw(pixels).png().toBuffer())).toEqual(printed(pixels));
    }
  });
});

describe('files in Chromium against the server', () => {
  const page = () => pages.accelerated;

  test('a JPEG is at most 2 bits apart, whatever its sampling of colour', async () => {
    for (const kind of ['gradient', 'shapes', 'glyphs', 'scene'] as const) {
      for (const chromaSubsampling of ['4:2:0', '4:4:4']) {
        for (const quality of [40, 85]) {
          const jpeg = await raw(picture(kind, 801, 603))
            .jpeg({ quality, chromaSubsampling })
            .toBuffer();
          const decoded = await sharp(jpeg).raw().toBuffer();
          const own = printed({ data: decoded, width: 801, height: 603, channels: 3 });
          const other = await fileInPage(page(), jpeg);
          // 0 was measured each time: both have the same decoder. Another browser's rounds otherwise.
          expect(apart(own, other)).toBeLessThanOrEqual(2);
          expect(Math.abs(own.quality - other.quality)).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'the server’s own hasher agrees on a file: %s',
    async (format) => {
      const hasher = openPictureHasher({ workers: 1, exact: true });
      try {
        for (const kind of ['shapes', 'scene'] as const) {
          const file = await raw(picture(kind, 640, 480))
            .toFormat(format)
            .toBuffer();
          const { hash, quality } = await hasher.hash(file);
          const other = await fileInPage(page(), file);
          expect(distance(hash, pdqFromHex(other.hex))).toBeLessThanOrEqual(format === 'avif' ? 4 : 2);
          expect(Math.abs(quality - other.quality)).toBeLessThanOrEqual(1);
        }
      } finally {
        await hasher.close();
      }
    },
  );

  test.each(['jpeg', 'png', 'webp'] as const)('EXIF does not turn a picture: %s', async (format) => {
    const pixels = picture('scene', 300, 200);
    for (const orientation of [1, 3, 6, 8]) {
      const file = await raw(pixels)
        .withMetadata({ orientation })
        .toFormat(format, { quality: 95 })
        .toBuffer();
      expect((await sharp(file).metadata()).orientation).toBe(orientation);
      expect(apart(await fileInPage(page(), file), printed(pixels))).toBeLessThanOrEqual(2);
    }
  });

  test('a colour profile does not change a picture', async () => {
    const pixels = picture('scene', 300, 200);
    const file = await raw(pixels).png().withIccProfile('p3').toBuffer();
    const stored = await sharp(file, { ignoreIcc: true }).raw().toBuffer();
    expect(await fileInPage(page(), file)).toEqual(printed({ ...pixels, data: stored }));
  });

  test('a turned file is matched by one of the eight forms', async () => {
    const pixels = picture('scene', 640, 480);
    const png = await raw(turned(pixels, 1)).png().toBuffer();
    served.set('/file', png);
    const forms = await page().evaluate(async () => {
      const file = await (await fetch('/file')).blob();
      return pdq.pdqFormsOfPixels(await pdq.pixelsOfBlob(file)).forms.map(pdq.hexOfPdq);
    });
    const own = pdqOfPixels(pixels).hash;
    expect(Math.min(...forms.map((hex) => distance(own, pdqFromHex(hex))))).toBeLessThanOrEqual(10);
  });

  test('transparency is laid on white', async () => {
    const pixels = picture('scene', 320, 240, { channels: 4 });
    pixels.data.forEach((_, at) => {
      if (at % 4 === 3) pixels.data[at] = (Math.floor(at / 4) % 320) % 256;
    });
    const flat = await raw(pixels).flatten({ background: '#ffffff' }).raw().toBuffer();
    const own = printed({ data: flat, width: 320, height: 240, channels: 3 });
    expect(apart(await fileInPage(page(), await raw(pixels).png().toBuffer()), own)).toBeLessThanOrEqual(2);
  });

  test('a canvas, a bitmap and image data give what the file gives; its SHA-256 is that of its bytes', async () => {
    served.set(
      '/file',
      await raw(picture('shapes', 333, 222))
        .png()
        .toBuffer(),
    );
    const results = await page().evaluate(async () => {
      const file = await (await fetch('/file')).blob();
      const bitmap = await createImageBitmap(file);
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const image = context?.getImageData(0, 0, canvas.width, canvas.height) ?? new ImageData(1, 1);
      const prints = [
        await pdq.pdqOfBlob(file),
        pdq.pdqOfCanvas(canvas),
        pdq.pdqOfImageBitmap(bitmap),
        pdq.pdqOfImageData(image),
      ];
      return { hexes: prints.map(({ hash }) => pdq.hexOfPdq(hash)), sha256: await pdq.sha256OfBlob(file) };
    });
    expect(new Set(results.hexes)).toEqual(new Set([printed(picture('shapes', 333, 222)).hex]));
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(served.get('/file') ?? []));
    expect(results.sha256).toBe(Buffer.from(digest).toString('hex'));
  });

  test('what is no picture is refused by name', async () => {
    served.set('/file', Buffer.from('no picture at all'));
    const code = await page().evaluate(async () => {
      const file = await (await fetch('/file')).blob();
      return pdq.pdqOfBlob(file).then(
        () => 'taken',
        (problem: unknown) => (problem instanceof pdq.FingerprintError ? problem.code : String(problem)),
      );
    });
    expect(code).toBe('picture-unreadable');
  });
});

test('the snippet of the README tells the server’s hash of the file that is chosen', async () => {
  const page = await browser.newPage();
  const hasher = openPictureHasher({ workers: 1, exact: true });
  try {
    await page.goto(`${origin}/snippet`);
    const told = async (buffer: Buffer): Promise<string> => {
      const line = page.waitForEvent('console', { timeout: 10_000 });
      await page.setInputFiles('input', { name: 'chosen.png', mimeType: 'image/png', buffer });
      return (await line).text();
    };
    const png = await raw(picture('scene', 640, 480))
      .png()
      .toBuffer();
    const { hash } = await hasher.hash(png);
    expect(await told(png)).toBe(hexOfPdq(hash));
    const flat = await raw(uniform(77, 200, 150))
      .png()
      .toBuffer();
    expect(await told(flat)).toBe('too poor in detail');
  } finally {
    await Promise.all([page.close(), hasher.close()]);
  }
});
