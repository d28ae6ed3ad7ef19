import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { ProxyAgent, request, type Dispatcher } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownImages } from './known-images.ts';
import { startWorld, type World } from '../start-world.ts';

let world: World;
let proxy: ProxyAgent;

beforeAll(async () => {
  world = await startWorld({ deskDelayMs: 20 });
  proxy = new ProxyAgent({
    uri: world.addresses.egressProxy,
    requestTls: { rejectUnauthorized: false },
    proxyTunnel: true,
  });
});
afterAll(async () => {
  await proxy.close();
  await world.close();
});

/** Asks the machine at an address for a page of a host, as the guarded fetcher does: never by name. */
function ask(
  scheme: 'http' | 'https',
  address: string,
  host: string,
  path: string,
): Promise<Dispatcher.ResponseData> {
  const literal = address.includes(':') ? `[${address}]` : address;
  return request(`${scheme}://${literal}${path}`, {
    dispatcher: proxy,
    headers: { host },
    headersTimeout: 3_000,
  });
}

function connectTo(authority: string): Promise<string> {
  const port = Number(new URL(world.addresses.egressProxy).port);
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`),
    );
    socket.setTimeout(3_000, () => reject(new Error('no answer')));
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.toString().split('\r\n', 1)[0] ?? '');
    });
  });
}

describe('the way out', () => {
  it('leads to a machine over http, over https and over IPv6', async () => {
    for (const [scheme, address] of [
      ['http', '192.0.2.44'],
      ['https', '192.0.2.44'],
      ['http', '2001:db8:1::44'],
    ] as const) {
      const answer = await ask(scheme, address, 'galerie.example.org', '/galerie/12');
      expect(answer.statusCode).toBe(200);
      expect(await answer.body.text()).toContain('<h1>Galerie 12</h1>');
    }
  });

  it.each([
    '127.0.0.1:80',
    '192.0.2.99:80',
    '192.0.2.44:22',
    'galerie.example.org:443',
    '[::1]:80',
    '169.254.169.254:80',
  ])('refuses %s', async (authority) => {
    expect(await connectTo(authority)).toBe('HTTP/1.1 403 Forbidden');
    expect(world.refusals).toContain(authority);
  });

  it('refuses whoever does not ask for a tunnel', async () => {
    const answer = await request(`${world.addresses.egressProxy}/`);
    expect(answer.statusCode).toBe(403);
    await answer.body.dump();
  });

  it('gets nothing from a machine that is switched off', async () => {
    expect(await connectTo('203.0.113.250:443')).toBe('HTTP/1.1 502 Bad Gateway');
  });
});

describe('the hosts', () => {
  it('show only what lives at the address asked', async () => {
    const answer = await ask('http', '192.0.2.45', 'galerie.example.org', '/galerie/12');
    expect(answer.statusCode).toBe(421);
    await answer.body.dump();
  });

  it('show pictures whose fingerprints are on the known list, and the same ones on the mirror', async () => {
    const known = new Set((await knownImages()).map(({ sha256 }) => sha256));
    const digests = async (address: string, host: string): Promise<string[]> => {
      const page = await (await ask('http', address, host, '/galerie/12')).body.text();
      const files = [...page.matchAll(/\.\.(\/images\/[\w.-]+)/g)].map((match) => match[1] ?? '');
      const bodies = await Promise.all(
        files.map(async (file) => buffer((await ask('http', address, host, file)).body)),
      );
      return bodies.map((body) => createHash('sha256').update(body).digest('hex'));
    };
    const gallery = await digests('192.0.2.44', 'galerie.example.org');
    expect(gallery).toHaveLength(6);
    expect(gallery.filter((digest) => known.has(digest))).toHaveLength(2);
    expect(await digests('198.51.100.21', 'miroir.test')).toEqual(gallery);
  });

  it('answer as their site does once a page is taken down, and again when it is back', async () => {
    const cases = [
      ['galerie.example.org', '192.0.2.44', '/galerie/13', 410],
      ['forum.example.org', '192.0.2.45', '/sujet/7', 404],
      ['fantome.example.com', '198.51.100.30', '/sujet/4', 200],
      ['bloque.test', '203.0.113.21', '/sujet/1', 451],
    ] as const;
    for (const [host, address, path, status] of cases) {
      const site = world.states.byHost(host);
      if (!site) throw new Error(`${host} is missing`);
      const before = await (await ask('http', address, host, path)).body.text();
      world.states.remove(site, path, 'test');
      const after = await ask('http', address, host, path);
      expect(after.statusCode).toBe(status);
      const text = await after.body.text();
      if (host !== 'bloque.test') expect(text).not.toBe(before);
      world.states.restore(site, path);
      expect(await (await ask('http', address, host, path)).body.text()).toBe(before);
    }
  });

  it('take the pictures down with their page', async () => {
    const site = world.states.byHost('galerie.example.org');
    if (!site) throw new Error('the gallery is missing');
    world.states.remove(site, '/galerie/13', 'test');
    expect(world.states.isRemoved(site, '/images/p-13-1.png')).toBe(true);
    expect(world.states.isRemoved(site, '/images/p-12-1.png')).toBe(false);
    world.states.restore(site);
  });

  it('redirect along a chain, in a loop, and into a trap', async () => {
    const to = async (path: string): Promise<string> => {
      const answer = await ask('https', '198.51.100.22', 'court.example.net', path);
      await answer.body.dump();
      return String(answer.headers.location);
    };
    expect(await to('/chaine/2')).toBe('/chaine/1');
    expect(await to('/boucle')).toBe('/boucle-2');
    expect(await to('/piege')).toBe('http://127.0.0.1/');
  });

  it('can be a bomb: small on the wire, huge unfolded', async () => {
    const answer = await ask('http', '192.0.2.72', 'bombe.test', '/page');
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect((await buffer(answer.body)).length).toBeLessThan(512 * 1024);
  });

  it('can be endless, yet stop when the visitor leaves', async () => {
    const answer = await ask('http', '192.0.2.71', 'sansfin.test', '/page');
    let seen = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      seen += chunk.length;
      if (seen > 2 * 1024 * 1024) break;
    }
    expect(seen).toBeGreaterThan(2 * 1024 * 1024);
  });

  it('can never answer', async () => {
    await expect(
      request('http://192.0.2.70/attente', {
        dispatcher: proxy,
        headers: { host: 'lent.test' },
        headersTimeout: 300,
        signal: AbortSignal.timeout(1_500),
      }),
    ).rejects.toThrow();
  });
});
