import { Resolver } from 'node:dns/promises';
import { TCPClient } from 'dns2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../start-world.ts';

let world: World;
let resolver: Resolver;

beforeAll(async () => {
  world = await startWorld({ deskDelayMs: 20 });
  resolver = new Resolver({ timeout: 1_000, tries: 1 });
  resolver.setServers([world.addresses.dns]);
});
afterAll(() => world.close());

describe('names of the world', () => {
  it('answers a site with its documentation addresses, old and new kind', async () => {
    expect(await resolver.resolve4('galerie.example.org')).toEqual(['192.0.2.44']);
    expect(await resolver.resolve6('galerie.example.org')).toEqual(['2001:db8:1::44']);
    expect(await resolver.resolveTxt('forum.example.org')).toEqual([['vigie sandbox forum']]);
  });

  it('follows a chain of aliases to the delivery network', async () => {
    expect(await resolver.resolve4('vitrine.example.com')).toEqual(['198.51.100.140', '198.51.100.141']);
    expect(await resolver.resolveCname('vitrine.example.com')).toEqual(['vitrine.cdn.example.net']);
    expect(await resolver.resolve4('edge-1.cdn.example.net')).toEqual(['198.51.100.140', '198.51.100.141']);
  });

  it('says where mail for a hoster goes', async () => {
    expect(await resolver.resolveMx('heberg.example')).toMatchObject([
      { exchange: 'mail.heberg.example', priority: 10 },
    ]);
  });

  it('knows no other name, and breaks on the broken one', async () => {
    await expect(resolver.resolve4('unknown.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(resolver.resolve4('panne.test')).rejects.toMatchObject({ code: 'ESERVFAIL' });
  });

  it('tells apart a name without this type and a name that does not exist', async () => {
    await expect(resolver.resolve6('miroir.test')).rejects.toMatchObject({ code: 'ENODATA' });
  });

  it('rebinds between two answers, and points one name at this machine', async () => {
    const answers = [await resolver.resolve4('rebond.test'), await resolver.resolve4('rebond.test')].flat();
    expect(answers.sort()).toEqual(['127.0.0.1', '192.0.2.44']);
    expect(await resolver.resolve4('piege.test')).toEqual(['127.0.0.1']);
  });

  it('answers over TCP on the same port', async () => {
    const [address, port] = world.addresses.dns.split(':');
    const ask = TCPClient({ dns: address ?? '', port: Number(port) });
    const packet = await ask('galerie.example.org', 'A');
    expect(packet.answers.map((answer) => answer.address)).toEqual(['192.0.2.44']);
  });

  it('stays silent while it is down', async () => {
    world.dns.down = true;
    await expect(resolver.resolve4('galerie.example.org')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    world.dns.down = false;
    expect(await resolver.resolve4('galerie.example.org')).toEqual(['192.0.2.44']);
  });

  it('follows a site that moves', async () => {
    const site = world.states.byHost('demenage.example.org');
    expect(site && world.states.move(site, 'nordhost')).toBe(true);
    expect(await resolver.resolve4('demenage.example.org')).toEqual(['198.51.100.81']);
  });
});
