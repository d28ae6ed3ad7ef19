import { createHash } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFetcher, policyWith, type Fetcher, type Look } from '#ground/fetch';
import { openSite, type SmallSite } from './small-world.ts';

const text = 'Une page ordinaire, avec assez de mots pour être lue. '.repeat(20);
const limits = {
  totalMs: 3_000,
  headersMs: 1_500,
  headerBytes: 8 * 1024,
  wireBytes: 512 * 1024,
  bodyBytes: 1024 * 1024,
};
const zeros = Buffer.alloc(64 * 1024 * 1024);
const bombs = {
  gzip: gzipSync(zeros),
  br: brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }),
  zstd: zstdCompressSync(zeros),
  deflate: deflateSync(zeros),
  nested: gzipSync(gzipSync(gzipSync(zeros))),
};

const pages: Record<string, RequestListener> = {
  '/gzip': (_, response) => encoded(response, 'gzip', gzipSync(text)),
  '/x-gzip': (_, response) => encoded(response, 'x-gzip', gzipSync(text)),
  '/deflate': (_, response) => encoded(response, 'deflate', deflateSync(text)),
  '/deflate-raw': (_, response) => encoded(response, 'deflate', deflateRawSync(text)),
  '/br': (_, response) => encoded(response, 'br', brotliCompressSync(text)),
  '/zstd': (_, response) => encoded(response, 'zstd', zstdCompressSync(text)),
  '/twice': (_, response) => encoded(response, 'gzip, br', brotliCompressSync(gzipSync(text))),
  '/cut': (_, response) => encoded(response, 'gzip', gzipSync(text).subarray(0, -8)),
  '/gzip-bomb': (_, response) => encoded(response, 'gzip', bombs.gzip),
  '/br-bomb': (_, response) => encoded(response, 'br', bombs.br),
  '/zstd-bomb': (_, response) => encoded(response, 'zstd', bombs.zstd),
  '/deflate-bomb': (_, response) => encoded(response, 'deflate', bombs.deflate),
  '/nested-bomb': (_, response) => encoded(response, 'gzip, gzip, gzip', bombs.nested),
  '/four-layers': (_, response) => encoded(response, 'gzip, gzip, gzip, gzip', gzipSync(text)),
  '/no-gzip': (_, response) => encoded(response, 'gzip', Buffer.from('this is not gzip at all')),
  '/unknown-coding': (_, response) => encoded(response, 'rot13', Buffer.from(text)),
  '/endless': (_, response) => pour(response),
  '/large': (_, response) =>
    void response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(600 * 1024, 7)),
  '/drip': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const drops = setInterval(() => response.write('.'), 100);
    response.once('close', () => clearInterval(drops));
  },
  '/never': () => undefined,
  '/huge-headers': (_, response) =>
    void response.writeHead(200, { 'x-fill': 'a'.repeat(12 * 1024) }).end('no'),
  '/garbage': (request) => void request.socket.end('\x00\x01\x02 what is this\r\n\r\n'),
  '/hang-up': (request) => void request.socket.destroy(),
  '/loop': (_, response) => void response.writeHead(302, { location: '/loop' }).end(),
  '/cookie': (request, response) => {
    if (request.headers.cookie !== undefined || request.headers.referer !== undefined)
      response.writeHead(500).end('betrayed');
    else if (request.url?.includes('set') === true) response.end('no trace of the visit before');
    else response.writeHead(302, { location: '/cookie?set', 'set-cookie': 'visitor=1' }).end();
  },
  '/empty': (_, response) => void response.writeHead(204).end(),
};

function encoded(response: ServerResponse, coding: string, body: Buffer): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': coding })
    .end(body);
}

/** A page that never ends, as fast as it is read. */
function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' });
  const chunk = Buffer.alloc(16 * 1024, 97);
  new Readable({
    read() {
      this.push(chunk);
    },
  }).pipe(response);
}

let site: SmallSite;
let fetcher: Fetcher;
beforeAll(async () => {
  site = await openSite((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    (pages[path] ?? ((_, other) => void other.writeHead(404).end('nothing')))(request, response);
  });
  fetcher = makeFetcher({ policy: policyWith({ allow: ['127.0.0.2/32'], ports: [site.port] }), limits });
});
afterAll(async () => {
  await fetcher.close();
  await site.close();
});
const look = (path: string): Promise<Look> =>
  fetcher.look({ url: `http://127.0.0.2:${site.port}${path}`, want: 'page' });

describe('a body is decoded and digested as a browser would read it', () => {
  it.each(['/gzip', '/x-gzip', '/deflate', '/deflate-raw', '/br', '/zstd', '/twice', '/cut'])(
    '%s',
    async (path) => {
      const seen = await look(path);
      expect(seen).toMatchObject({
        outcome: 'answered',
        status: 200,
        problem: null,
        bytes: Buffer.byteLength(text),
      });
      expect(seen.sha256).toBe(createHash('sha256').update(text).digest('hex'));
      expect(seen.language).toBe('fr');
    },
  );
});

describe('a hostile body costs no more than its cap', () => {
  it.each(['/gzip-bomb', '/br-bomb', '/zstd-bomb', '/deflate-bomb', '/nested-bomb', '/endless', '/large'])(
    '%s',
    async (path) => {
      const seen = await look(path);
      expect(seen).toMatchObject({
        outcome: 'too-large',
        problem: 'body-too-large',
        status: 200,
        sha256: null,
      });
      expect(seen.bytes).toBeLessThanOrEqual(limits.bodyBytes);
      expect(seen.elapsedMs).toBeLessThan(limits.totalMs);
    },
  );

  it.each(['/four-layers', '/no-gzip', '/unknown-coding'])('%s is named, not guessed', async (path) => {
    expect(await look(path)).toMatchObject({
      outcome: 'unreachable',
      problem: 'broken-encoding',
      status: 200,
    });
  });

  it('a body that drips is given up when time is up', async () => {
    const seen = await look('/drip');
    expect(seen).toMatchObject({ outcome: 'timeout', status: 200, sha256: null });
    expect(seen.elapsedMs).toBeLessThan(limits.totalMs + 500);
  });

  it('headers that never come, or are too many, are given up', async () => {
    expect(await look('/never')).toMatchObject({ outcome: 'timeout', status: null });
    expect(await look('/huge-headers')).toMatchObject({
      outcome: 'too-large',
      problem: 'headers-too-large',
      status: null,
    });
  });

  it('what is not HTTP, hangs up or turns in circles is unreachable', async () => {
    expect(await look('/garbage')).toMatchObject({ outcome: 'unreachable', problem: 'broken-answer' });
    expect(await look('/hang-up')).toMatchObject({ outcome: 'unreachable', problem: 'connection-closed' });
    const loop = await look('/loop');
    expect(loop).toMatchObject({ outcome: 'unreachable', problem: 'too-many-redirects' });
    expect(loop.hops).toHaveLength(6);
  });
});

it('a visit leaves and carries no trace: no cookie, no referrer', async () => {
  expect(await look('/cookie')).toMatchObject({ status: 200, outcome: 'answered' });
});

it('an empty answer is an answer', async () => {
  expect(await look('/empty')).toMatchObject({ status: 204, outcome: 'answered', bytes: 0 });
});

it('a port where nobody listens is unreachable', async () => {
  const nobody = makeFetcher({ policy: policyWith({ allow: ['127.0.0.0/8'], ports: [9] }), limits });
  expect(await nobody.look({ url: 'http://127.0.0.3:9/', want: 'page' })).toMatchObject({
    outcome: 'unreachable',
    problem: 'connection-refused',
  });
  await nobody.close();
});
