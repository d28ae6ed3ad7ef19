import { get } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeFetcher, policyWith, productionPolicy, webPorts, type Fetcher } from '#ground/fetch';
import { forbiddenPorts, hostileAnswers, loopbackHosts, neighbourHosts, trickyAddresses } from './samples.ts';
import {
  openCanary,
  openDns,
  openProxy,
  openSite,
  type Answers,
  type Canary,
  type SmallDns,
  type SmallProxy,
  type SmallSite,
} from './small-world.ts';

/** Only the addresses of the harmless: whatever else is special stays forbidden, as in production. */
const harmlessAddresses = [
  '192.0.2.10/31',
  '192.0.2.12/32',
  '198.51.100.7/32',
  '203.0.113.250/32',
  '2001:db8::10/128',
];
const harmless: Record<string, Answers> = {
  'plain.example': { A: ['192.0.2.10'] },
  'six.example': { AAAA: ['2001:db8::10'] },
  'both.example': { A: ['192.0.2.10', '192.0.2.11'], AAAA: ['2001:db8::10'] },
  'aliased.example': { CNAME: 'plain.example', A: ['192.0.2.10'] },
  'xn--caf-dma.example': { A: ['192.0.2.12'] },
};

let canary: Canary;
let site: SmallSite;
let proxy: SmallProxy;
let dns: SmallDns;
/** As production dials: straight out, no exception; only the canary's own port is open, so that it could ring. */
let direct: Fetcher;
/** As the sandbox dials: documentation ranges through a proxy that would dial anything it is asked for. */
let proxied: Fetcher;
let flips = 0;

beforeAll(async () => {
  canary = await openCanary();
  site = await openSite((request, response) => {
    const to = new URL(request.url ?? '/', 'http://site').searchParams.get('to');
    if (to === null)
      response.setHeader('content-type', 'text/html').end('<title>Harmless</title><p>all is well here</p>');
    else response.writeHead(302, { location: onTheWire(to) }).end();
  });
  proxy = await openProxy(site.port);
  dns = await openDns((name, type) => {
    if (name === 'flip.example') return { A: [type === 'A' && flips++ === 0 ? '192.0.2.10' : '127.0.0.1'] };
    if (name === 'flip-direct.example')
      return { A: [type === 'A' && flips++ === 0 ? '127.0.0.2' : '127.0.0.1'] };
    return harmless[name] ?? hostileAnswers[name];
  });
  const ports = [...webPorts, canary.port];
  const limits = { totalMs: 4_000 };
  direct = makeFetcher({ policy: policyWith({ ports }), resolvers: [dns.server], limits });
  proxied = makeFetcher({
    policy: policyWith({ ports, allow: harmlessAddresses }),
    resolvers: [dns.server],
    egressProxy: proxy.url,
    limits,
  });
});
afterAll(async () => {
  await Promise.all([
    direct.close(),
    proxied.close(),
    canary.close(),
    site.close(),
    proxy.close(),
    dns.close(),
  ]);
});
afterEach(() => {
  flips = 0;
});

/** Looks at each address; answers those that were not refused before anything was dialled. */
async function slipped(fetcher: Fetcher, addresses: readonly string[]): Promise<string[]> {
  const looks = await Promise.all(
    addresses.map(async (url) => ({ url, look: await fetcher.look({ url, want: 'digest' }) })),
  );
  return looks
    .filter(({ look }) => look.outcome !== 'refused' && look.outcome !== 'dns-gone')
    .map(({ url, look }) => `${url} → ${look.problem}`);
}

const literal = (): string[] =>
  [...loopbackHosts, ...neighbourHosts].flatMap((host) => [
    `http://${host}:${canary.port}/`,
    `https://${host}:${canary.port}/`,
  ]);
const tricky = (): string[] =>
  trickyAddresses.map((address) => address.replaceAll(/P(?=[/\\#?@]|$)/g, String(canary.port)));
const named = (): string[] => Object.keys(hostileAnswers).map((host) => `http://${host}:${canary.port}/`);

describe('a hostile address is never connected to', () => {
  it('in at least a hundred spellings, each told apart', () => {
    expect(
      new Set([...loopbackHosts, ...neighbourHosts, ...trickyAddresses, ...Object.keys(hostileAnswers)]).size,
    ).toBeGreaterThan(150);
  });

  it('written as a literal, whatever the spelling', async () => {
    expect(await slipped(direct, literal())).toEqual([]);
    expect(canary.rings()).toBe(0);
  });

  it('hidden in credentials, back-slashes, control characters and other schemes', async () => {
    expect(await slipped(direct, tricky())).toEqual([]);
    expect(canary.rings()).toBe(0);
  });

  it('behind a name that answers a private address, alone or among good ones', async () => {
    const before = dns.questions.length;
    expect(await slipped(direct, named())).toEqual([]);
    expect(await slipped(proxied, named())).toEqual([]);
    expect(dns.questions.length).toBeGreaterThan(before);
    expect(canary.rings()).toBe(0);
    expect(proxy.asked).toEqual([]);
  });

  it('at the end of a redirect from a harmless page', async () => {
    const targets = [...literal(), ...tricky().filter((address) => address.trim() !== ''), ...named()];
    const traps = targets.map((to) => `http://plain.example/?to=${encodeURIComponent(to)}`);
    const looks = await Promise.all(traps.map((url) => proxied.look({ url, want: 'digest' })));
    // What a browser would read as a relative address only leads around on the harmless site itself.
    const through = looks.filter((look) => look.hops.some((hop) => hop.ip !== '192.0.2.10'));
    expect(through.map((look) => look.finalUrl)).toEqual([]);
    expect(looks.filter((look) => look.outcome === 'refused').length).toBeGreaterThan(250);
    expect(canary.rings()).toBe(0);
    expect(proxy.asked.filter((authority) => !authority.startsWith('192.0.2.10:'))).toEqual([]);
  });

  it('at a port that is no web port, though the address be fine', async () => {
    const addresses = forbiddenPorts.map((port) => `http://plain.example:${port}/`);
    expect(await slipped(proxied, addresses)).toEqual([]);
    expect(
      new Set(
        await Promise.all(
          addresses.map(async (url) => (await proxied.look({ url, want: 'digest' })).problem),
        ),
      ),
    ).toEqual(new Set(['refused:port']));
  });

  it('by a name that changes its answer between two looks', async () => {
    const url = 'http://flip.example/';
    expect((await proxied.look({ url, want: 'digest' })).outcome).toBe('answered');
    expect(await proxied.look({ url, want: 'digest' })).toMatchObject({
      outcome: 'refused',
      problem: 'refused:loopback',
    });
    expect(canary.rings()).toBe(0);
  });

  it('by a name that changes its answer between the check and the dialling: it is resolved once and pinned', async () => {
    const twin = await openSite((_request, response) => response.end('pinned'), canary.port).catch(
      () => null,
    );
    const pinned = makeFetcher({
      policy: policyWith({ allow: ['127.0.0.2/32'], ports: [canary.port] }),
      resolvers: [dns.server],
    });
    try {
      const before = dns.questions.length;
      const look = await pinned.look({ url: `http://flip-direct.example:${canary.port}/`, want: 'digest' });
      expect(dns.questions.slice(before).filter((question) => question.startsWith('A '))).toHaveLength(1);
      expect(look.address === null || look.address === '127.0.0.2').toBe(true);
      expect(look.hops.map((hop) => hop.ip)).not.toContain('127.0.0.1');
    } finally {
      await pinned.close();
      await twin?.close();
    }
  });
});

describe('the guard is what keeps the canary silent', () => {
  it('without it, a plain request in several spellings makes it ring', async () => {
    const before = canary.rings();
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '①②⑦.0.0.1', '[::1]', '[::ffff:127.0.0.1]']) {
      await new Promise((done) =>
        get(new URL(`http://${host}:${canary.port}/`), (answer) => answer.resume().on('end', done)),
      );
    }
    expect(canary.rings() - before).toBe(6);
  });

  it('with loopback allowed, the same fetcher makes it ring, and so it does through the proxy', async () => {
    const before = canary.rings();
    const policy = policyWith({ allow: ['127.0.0.0/8'], ports: [canary.port] });
    const open = [makeFetcher({ policy }), makeFetcher({ policy, egressProxy: proxy.url })];
    for (const fetcher of open) {
      expect((await fetcher.look({ url: `http://2130706433:${canary.port}/`, want: 'digest' })).outcome).toBe(
        'answered',
      );
      await fetcher.close();
    }
    expect(canary.rings() - before).toBe(2);
  });

  it('production has no exception', () => {
    expect(productionPolicy.allow).toEqual([]);
    expect(Object.isFrozen(productionPolicy) && Object.isFrozen(productionPolicy.allow)).toBe(true);
    expect(productionPolicy.ports).toEqual([80, 443, 8080, 8443]);
  });
});

describe('harmless addresses pass', () => {
  const good = [
    'http://192.0.2.10/',
    'http://198.51.100.7/',
    'http://203.0.113.250/',
    'http://[2001:db8::10]/',
    'http://3221225994/',
    'http://0xC000020A/',
    'http://plain.example/',
    'http://PLAIN.example/',
    'http://plain.example./',
    'http://six.example/',
    'http://both.example/',
    'http://aliased.example/',
    'http://café.example/',
    'http://plain.example:80/',
    'http://plain.example:8080/',
    'http://plain.example/a/b/../c?x=1#y',
    'http://user:secret@plain.example/',
    `http://plain.example/?to=${encodeURIComponent('/elsewhere')}`,
    `http://plain.example/?to=${encodeURIComponent('//both.example/')}`,
  ];

  it('all of them, with no credentials on the way', async () => {
    const looks = await Promise.all(good.map((url) => proxied.look({ url, want: 'page' })));
    expect(looks.map((look) => [look.outcome, look.status, look.title])).toEqual(
      good.map(() => ['answered', 200, 'Harmless']),
    );
    expect(JSON.stringify(looks)).not.toContain('secret');
    expect(proxy.asked.every((authority) => /^(?:[\d.]+|\[[0-9a-f:]+\]):\d+$/.test(authority))).toBe(true);
  });
});

/** An address as a careless server writes it: its UTF-8 bytes as they are, without line breaks. */
const onTheWire = (address: string): string =>
  Buffer.from(address.replaceAll(/[\n\0]/g, ''), 'utf8').toString('latin1');
