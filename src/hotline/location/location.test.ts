import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql, type Database } from '#ground/db';
import { eventsAbout } from '#ground/events';
import { makeResolver, policyWith } from '#ground/fetch';
import { newId } from '#ground/ids';
import { make as makeDossiers, type DossierRoom } from '#hotline/dossier';
import { make, type LocationRoom } from '#hotline/location';
import { openDnsServer, type DnsServer } from '../../../sandbox/names/dns-server.ts';
import { freshDatabase } from '../../../tests/database.ts';

const records: Record<string, { A?: string[]; AAAA?: string[]; CNAME?: string }> = {
  'galerie.example.org': { A: ['192.0.2.44'] },
  'double.example.org': { A: ['192.0.2.45', '198.51.100.9'], AAAA: ['2001:db8::45'] },
  'alias.example.org': { CNAME: 'd1.cloudfront.net', A: ['192.0.2.46'] },
  'piege.example.org': { A: ['127.0.0.1'] },
  'melange.example.org': { A: ['10.0.0.1', '192.0.2.47'] },
};
const staffId = newId();
const trail: { action: string; subject: string }[] = [];

let database: Database;
let dns: DnsServer;
let dossiers: DossierRoom;
let room: LocationRoom;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'vigie-location-'));
  await writeFile(
    join(folder, 'networks.csv'),
    '192.0.2.0/24,FR,64500,Exemple\n198.51.100.0/24,NL,64501,Voorbeeld\n2001:db8::/32,FR,64500,Exemple\n',
  );
  dns = await openDnsServer({
    names: () => [],
    ask(name, type) {
      if (name === 'panne.example.org') return 'broken';
      const found = records[name];
      if (!found) return 'absent';
      if (type === 'CNAME') return found.CNAME ? [{ type, name, ttl: 1, domain: found.CNAME }] : [];
      if (type !== 'A' && type !== 'AAAA') return [];
      return (found[type] ?? []).map((address) => ({ type, name, ttl: 1, address }));
    },
  });
  dossiers = makeDossiers({ db: database.db });
  room = make({
    db: database.db,
    clock: { now: () => new Date() },
    dossier: dossiers,
    audit: { record: async (_tx, entry) => void trail.push(entry) },
    resolver: makeResolver({ servers: [`127.0.0.1:${dns.port}`], timeoutMs: 200, tries: 1 }),
    policy: policyWith({ allow: ['192.0.2.0/24', '198.51.100.0/24', '2001:db8::/32'] }),
    networksFile: join(folder, 'networks.csv'),
  });
});
afterAll(async () => {
  await dns.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await sql`update location_hosting set hoster_id = null`.execute(database.db);
  await sql`delete from location_hoster`.execute(database.db);
});

async function dossierAt(host: string | null, kind = 'web'): Promise<string> {
  const id = newId();
  await sql`insert into dossier (id, locator_kind, locator, host, state)
    values (${id}, ${kind}, ${host ? `https://${host}/x` : ''}, ${host}, 'qualified')`.execute(database.db);
  return id;
}
const locate = (dossierId: string) =>
  room.jobs[0]!.run({ dossierId }, { now: new Date(), attempt: 1, lastAttempt: false });
const eventNames = async (id: string) => (await eventsAbout(database.db, id)).map((event) => event.name);

describe('locating a dossier', () => {
  test('goes from qualified to acting, keeps what every source said, and announces it', async () => {
    const hoster = await room.registerHoster(
      { name: 'Exemple', prefixes: ['192.0.2.0/24'], abuseEmail: 'abuse@example.org' },
      null,
    );
    const id = await dossierAt('galerie.example.org');
    await locate(id);
    const dossier = await dossiers.find(id);
    expect(dossier).toMatchObject({ state: 'acting', country: 'FR', hosterName: 'Exemple' });
    const [hosting] = await room.hostingsOf(id);
    expect(hosting).toMatchObject({
      ip: '192.0.2.44',
      country: 'FR',
      asn: 64500,
      confidence: 5,
      problem: null,
      hosterId: hoster.id,
    });
    expect(hosting?.countries.map((answer) => answer.source)).toEqual(['own', 'nro-whois', 'db-ip']);
    const events = await eventsAbout(database.db, id);
    expect(events.map((event) => event.name)).toEqual(['dossier.moved', 'location.located', 'dossier.moved']);
    expect(events[1]?.data).toEqual({
      country: 'FR',
      asn: 64500,
      confidence: 5,
      cdn: null,
      hosterId: hoster.id,
    });
    expect(JSON.stringify(events)).not.toContain('192.0.2');
  });

  test('a repeated job does nothing more', async () => {
    const id = await dossierAt('galerie.example.org');
    await locate(id);
    await locate(id);
    expect(await room.hostingsOf(id)).toHaveLength(1);
    expect(await eventNames(id)).toHaveLength(3);
  });

  test('every address of a name is an observation of its own', async () => {
    const id = await dossierAt('double.example.org');
    await locate(id);
    expect((await room.hostingsOf(id)).map((one) => [one.ip, one.country])).toEqual([
      ['192.0.2.45', 'FR'],
      ['198.51.100.9', 'NL'],
      ['2001:db8::45', 'FR'],
    ]);
  });

  test('behind a delivery network the country is hardly sure', async () => {
    const id = await dossierAt('alias.example.org');
    await locate(id);
    expect((await room.hostingsOf(id))[0]).toMatchObject({ cdn: 'Amazon CloudFront', confidence: 1 });
  });

  test.each([
    ['a name that is gone', 'fini.example.org', 'web', 'dns-gone'],
    ['a name that leads home', 'piege.example.org', 'web', 'refused-address'],
    ['a literal private address', '10.1.2.3', 'web', 'refused-address'],
    ['a literal IPv6 loopback', '[::1]', 'web', 'refused-address'],
    ['an onion service', 'abcdefghijklmnop.onion', 'onion', 'no-address'],
    ['a magnet', null, 'magnet', 'no-address'],
  ])('%s: the problem is kept and people get it', async (_, host, kind, problem) => {
    const id = await dossierAt(host, kind);
    await locate(id);
    expect((await dossiers.find(id)).state).toBe('acting');
    expect((await room.hostingsOf(id))[0]).toMatchObject({ problem, country: null, confidence: 0 });
    expect((await eventsAbout(database.db, id))[1]?.data).toMatchObject({ problem, hosterId: null });
  });

  test('a special address among good ones is kept and never leads', async () => {
    const id = await dossierAt('melange.example.org');
    await locate(id);
    expect((await room.hostingsOf(id)).map((one) => [one.ip, one.problem])).toEqual([
      ['192.0.2.47', null],
      ['10.0.0.1', 'refused-address'],
    ]);
  });

  test('without an answer from DNS the dossier waits and is looked at again, then goes to people', async () => {
    const id = await dossierAt('panne.example.org');
    for (let look = 1; look <= 7; look += 1) {
      await expect(locate(id)).rejects.toThrow('dns-failed');
      expect((await dossiers.find(id)).state).toBe('locating');
    }
    await locate(id);
    expect((await dossiers.find(id)).state).toBe('acting');
    expect(await room.hostingsOf(id)).toHaveLength(8);
  });

  test('is asked for when a dossier is qualified or sent back, and not when it locates itself', () => {
    const ask = (from: string, to: string) =>
      room.listeners[0]!.jobsFor({
        seq: 1,
        name: 'dossier.moved',
        subject: 'x',
        data: { from, to },
        at: new Date(),
      }).length;
    expect([
      ask('awaiting-qualification', 'qualified'),
      ask('watching', 'locating'),
      ask('acting', 'locating'),
    ]).toEqual([1, 1, 1]);
    expect([ask('qualified', 'locating'), ask('locating', 'acting')]).toEqual([0, 0]);
  });
});

describe('the registry of hosters', () => {
  test('the most specific entry answers: domain before prefix before network, the longer before the shorter', async () => {
    const id = await dossierAt('galerie.example.org');
    await locate(id);
    const answer = async () => {
      const { hoster, matchedBy } = await room.hosterOf(id);
      return hoster && [hoster.name, matchedBy];
    };
    expect(await answer()).toBeNull();
    await room.registerHoster({ name: 'network', asns: [64500] }, null);
    expect(await answer()).toEqual(['network', 'network']);
    await room.registerHoster({ name: 'wide', prefixes: ['192.0.2.99/24'] }, null);
    expect(await answer()).toEqual(['wide', 'prefix']);
    await room.registerHoster({ name: 'narrow', prefixes: ['192.0.2.32/27'] }, null);
    expect(await answer()).toEqual(['narrow', 'prefix']);
    await room.registerHoster({ name: 'site', domains: ['example.org'] }, null);
    expect(await answer()).toEqual(['site', 'domain']);
    await room.registerHoster({ name: 'look-alike', domains: ['rie.example.org'] }, null);
    expect(await answer()).toEqual(['site', 'domain']);
    await room.registerHoster({ name: 'page', domains: ['galerie.example.org'] }, null);
    expect(await answer()).toEqual(['page', 'domain']);
  });

  test('a contact must be confirmed by a person, and loses that when it changes', async () => {
    const entry = { name: 'Exemple', abuseEmail: 'abuse@example.org', asns: [64500] };
    const hoster = await room.registerHoster(entry, staffId);
    expect(hoster.approvedAt).toBeNull();
    const approved = await room.approveHoster(hoster.id, staffId);
    expect(approved).toMatchObject({ approvedBy: staffId });
    expect(await eventNames(hoster.id)).toEqual(['location.hoster-approved']);
    await room.approveHoster(hoster.id, staffId);
    expect(await eventNames(hoster.id)).toHaveLength(1);
    expect(
      (await room.correctHoster(hoster.id, { ...entry, country: 'FR' }, staffId)).approvedAt,
    ).not.toBeNull();
    const moved = await room.correctHoster(hoster.id, { ...entry, abuseEmail: 'desk@example.org' }, staffId);
    expect(moved.approvedAt).toBeNull();
    expect(trail.filter((entry) => entry.subject === hoster.id).map((entry) => entry.action)).toEqual([
      'location.register-hoster',
      'location.approve-hoster',
      'location.correct-hoster',
      'location.correct-hoster',
    ]);
  });

  test('refuses a second of the same name, a contact that is none, and an approval without a contact', async () => {
    const first = await room.registerHoster({ name: 'Exemple' }, null);
    await expect(room.registerHoster({ name: 'Exemple' }, null)).rejects.toThrow('LOC-001');
    await expect(
      room.registerHoster({ name: 'Autre', abuseEmail: 'not an address' }, null),
    ).rejects.toMatchObject({ field: 'abuseEmail' });
    await expect(room.registerHoster({ name: 'Autre', prefixes: ['192.0.2.0'] }, null)).rejects.toMatchObject(
      { field: 'prefixes' },
    );
    await expect(room.approveHoster(first.id, staffId)).rejects.toThrow('LOC-004');
    await expect(room.approveHoster(newId(), staffId)).rejects.toThrow('LOC-003');
    await expect(room.approveHoster('nonsense', staffId)).rejects.toThrow('LOC-003');
    const second = await room.registerHoster({ name: 'Autre' }, null);
    await expect(room.correctHoster(second.id, { name: 'Exemple' }, null)).rejects.toThrow('LOC-001');
  });
});
