import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeAddress, makeResolver, policyWith, productionPolicy, type Resolver } from '#ground/fetch';
import { makeTurnstile } from './turnstile.ts';
import { openDns, type SmallDns } from './small-world.ts';

let dns: SmallDns;
let resolver: Resolver;
beforeAll(async () => {
  dns = await openDns((name, type) => {
    if (name === 'here.example') return { A: ['192.0.2.1'], AAAA: ['2001:db8::1'] };
    if (name === 'empty.example') return {};
    if (name === 'alias.example')
      return type === 'CNAME' ? { CNAME: 'edge.example' } : { CNAME: 'edge.example', A: ['192.0.2.2'] };
    if (name === 'edge.example') return type === 'CNAME' ? { CNAME: 'pop-1.example' } : { A: ['192.0.2.2'] };
    if (name === 'circle.example') return { CNAME: 'circle.example' };
    return name.startsWith('many') ? { A: ['192.0.2.9'] } : undefined;
  });
  resolver = makeResolver({ servers: [dns.server] });
});
afterAll(() => dns.close());

it('answers every address of a name, v4 first, and its aliases in order', async () => {
  expect(await resolver.resolve('here.example')).toEqual({
    addresses: [
      { address: '192.0.2.1', family: 4 },
      { address: '2001:db8::1', family: 6 },
    ],
    cnames: [],
  });
  expect((await resolver.resolve('alias.example')).cnames).toEqual(['edge.example', 'pop-1.example']);
  expect((await resolver.resolve('circle.example')).cnames).toEqual([]);
});

it('tells a name that is gone from a resolver that does not answer', async () => {
  expect(await resolver.resolve('nobody.example')).toEqual({
    addresses: [],
    cnames: [],
    problem: 'dns-gone',
  });
  expect(await resolver.resolve('empty.example')).toMatchObject({ problem: 'dns-gone' });
  const mute = createSocket('udp4').bind(0, '127.0.0.1');
  await once(mute, 'listening');
  const asking = makeResolver({ servers: [`127.0.0.1:${mute.address().port}`], timeoutMs: 100 });
  expect(await asking.resolve('here.example')).toMatchObject({ addresses: [], problem: 'dns-failed' });
  mute.close();
});

it('asks a thousand names without losing an answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => resolver.resolve(`many${index}.example`, { cnames: false })),
  );
  expect(answers.filter((answer) => answer.addresses.length !== 1)).toEqual([]);
});

it('a turnstile lets no more in than it has places, and a failure gives its place back', async () => {
  const turnstile = makeTurnstile(3);
  let inside = 0;
  let most = 0;
  const deed = async (fails: boolean): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((done) => setImmediate(done));
    inside -= 1;
    if (fails) throw new Error('failed');
  };
  await Promise.allSettled(Array.from({ length: 30 }, (_, index) => turnstile(() => deed(index % 2 === 0))));
  expect([most, inside]).toEqual([3, 0]);
});

it('addresses are judged by where they lead; a denied one is refused though it be public', () => {
  expect(judgeAddress('8.8.8.8', productionPolicy)).toBe('ok');
  expect(judgeAddress('2606:4700::1111', productionPolicy)).toBe('ok');
  expect(judgeAddress('8.8.8.8', policyWith({ deny: ['8.8.8.0/24'], allow: ['8.8.8.8/32'] }))).toBe(
    'refused:denied',
  );
  expect(judgeAddress('::ffff:192.0.2.1', policyWith({ allow: ['192.0.2.0/24'] }))).toBe('ok');
  expect(judgeAddress('192.0.2.1', productionPolicy)).toBe('refused:reserved');
  expect(judgeAddress('example.org', productionPolicy)).toBe('refused:not-an-address');
  expect(judgeAddress('0x7f.1', productionPolicy)).toBe('refused:not-an-address');
  expect(judgeAddress('fe80::1%eth0', productionPolicy)).toBe('refused:not-an-address');
});
