import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAtlas, type Atlas } from './atlas.ts';
import { compileTable } from './compile-table.ts';
import { deliveryNetworkOf } from './delivery-networks.ts';
import { openNetworkTable, readTable } from './network-table.ts';
import { parseOwnNetworks } from './own-networks.ts';
import { weighCountries } from './weigh-countries.ts';

let folder: string;
let networksFile: string;
const now = new Date('2026-07-01T12:00:00Z');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-networks-'));
  networksFile = join(folder, 'networks.csv');
  await writeFile(
    networksFile,
    'prefix,country,asn,organisation\n# the documentation ranges\n192.0.2.0/24,FR,64500,Exemple, Hébergement\n192.0.2.128/25,BE,AS64501,Sample Hosting\n2001:db8::/32,NL,64502,Voorbeeld\n198.51.100.0/24,US,64503,cdn:Voile\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the compiled table of networks', () => {
  test('finds the last row at or before an address, and nothing between two rows', async () => {
    const v4 = join(folder, 'v4.csv');
    const v6 = join(folder, 'v6.csv');
    await writeFile(
      v4,
      '3221225984,3221226239,64500,"Un, deux ""trois"""\n3325256704,3325256959,64501,Plain\n',
    );
    await writeFile(
      v6,
      '42540766411282592856903984951653826560,42540766490510755371168322545197776895,64502,Sixième\n',
    );
    const table = readTable(await compileTable({ v4, v6, dataDate: 20260617 }), 20260617);
    expect(table?.dataDate).toBe('2026-06-17');
    expect(table?.networkOf('192.0.2.1')).toEqual({ asn: 64500, name: 'Un, deux "trois"' });
    expect(table?.networkOf('192.0.2.255')?.asn).toBe(64500);
    expect(table?.networkOf('192.0.3.0')).toBeNull();
    expect(table?.networkOf('198.51.100.7')).toEqual({ asn: 64501, name: 'Plain' });
    expect(table?.networkOf('::ffff:198.51.100.7')?.asn).toBe(64501);
    expect(table?.networkOf('2001:db8::1')).toEqual({ asn: 64502, name: 'Sixième' });
    expect(table?.networkOf('2001:db9::1')).toBeNull();
    expect(table?.networkOf('not an address')).toBeNull();
  });

  test('a file that is cut short, foreign or made from other data is not read', async () => {
    const v4 = join(folder, 'v4b.csv');
    await writeFile(v4, '3221225984,3221226239,64500,One\n');
    const whole = await compileTable({ v4, v6: v4, dataDate: 20260617 });
    expect(readTable(whole, 20260617)).not.toBeNull();
    expect(readTable(whole, 20260701)).toBeNull();
    expect(readTable(whole.subarray(0, whole.length - 1), 20260617)).toBeNull();
    expect(readTable(Buffer.from('something else entirely, but long enough to read'), 20260617)).toBeNull();
  });

  test('is compiled once from the real data set, mended when broken, and then opened in no time', async () => {
    const cache = join(folder, 'cache');
    const first = await openNetworkTable(cache);
    expect(first.networkOf('51.91.0.1')).toEqual({ asn: 16276, name: 'OVH SAS' });
    expect(first.networkOf('2a01:4f8::1')?.asn).toBe(24940);
    const file = join(cache, `networks-${first.dataDate.replaceAll('-', '')}.bin`);
    expect((await stat(file)).size).toBeLessThan(12_000_000);
    const started = performance.now();
    await openNetworkTable(cache);
    expect(performance.now() - started).toBeLessThan(500);
    await writeFile(file, (await readFile(file)).subarray(0, 5000));
    expect((await openNetworkTable(cache)).networkOf('1.1.1.1')?.asn).toBe(13335);
  });
});

describe("the operator's own networks", () => {
  test('the most specific prefix answers, and a comma in the organisation is kept', async () => {
    const own = parseOwnNetworks(await readFile(networksFile, 'utf8'), '2026-07-01');
    expect(own.find('192.0.2.5')).toEqual({
      prefix: '192.0.2.0/24',
      country: 'FR',
      asn: 64500,
      organisation: 'Exemple, Hébergement',
      isDeliveryNetwork: false,
    });
    expect(own.find('192.0.2.200')?.asn).toBe(64501);
    expect(own.find('2001:db8:5::1')?.country).toBe('NL');
    expect(own.find('203.0.113.1')).toBeNull();
  });

  test.each([
    ['192.0.2.0,FR,1,X', 'not a prefix'],
    ['192.0.2.0/24,France,1,X', 'not a country'],
    ['192.0.2.0/24,FR,one,X', 'not a network number'],
  ])('a bad line is named: %s', (line, words) => {
    expect(() => parseOwnNetworks(`\n${line}`, '2026-07-01')).toThrow(`line 2`);
    expect(() => parseOwnNetworks(`\n${line}`, '2026-07-01')).toThrow(words);
  });
});

describe('weighing countries', () => {
  const says = (country: string | null, dataDate = '2026-06-17') => ({ source: 'x', country, dataDate });
  const weigh = (answers: ReturnType<typeof says>[], more: { own?: string; cdn?: boolean } = {}) =>
    weighCountries({ own: more.own ?? null, answers, behindDeliveryNetwork: more.cdn ?? false, now });

  test.each([
    ['both agree', weigh([says('FR'), says('FR')]), 'FR', 4],
    ['both agree on old data', weigh([says('FR', '2026-01-01'), says('FR')]), 'FR', 3],
    ['they disagree: the registries lead', weigh([says('FR'), says('CA')]), 'FR', 2],
    ['only one answers', weigh([says(null), says('CA')]), 'CA', 2],
    ['nobody answers', weigh([says(null), says(null)]), null, 0],
    ["the operator's file wins", weigh([says('CA'), says('CA')], { own: 'FR' }), 'FR', 5],
    ['behind a delivery network', weigh([says('US'), says('US')], { cdn: true }), 'US', 1],
  ])('%s', (_, weighed, country, confidence) => {
    expect(weighed).toEqual({ country, confidence });
  });
});

test('a delivery network is known by its number or by an alias, not by a look-alike', () => {
  expect(deliveryNetworkOf({ asn: 13335, cnames: [] })).toBe('Cloudflare');
  expect(deliveryNetworkOf({ asn: 16509, cnames: ['d111.cloudfront.net'] })).toBe('Amazon CloudFront');
  expect(deliveryNetworkOf({ asn: 16509, cnames: ['notcloudfront.net'] })).toBeNull();
  expect(deliveryNetworkOf({ asn: null, cnames: [] })).toBeNull();
});

describe('the atlas', () => {
  let atlas: Atlas;
  beforeAll(() => {
    atlas = makeAtlas({ networksFile, cacheDirectory: join(folder, 'cache') });
  });

  test.each([
    ['51.91.0.1', 'FR', 16276],
    ['192.99.0.1', 'CA', 16276],
    ['88.198.0.1', 'DE', 24940],
    ['95.216.0.1', 'FI', 24940],
    ['2001:41d0::1', 'FR', 16276],
  ])('%s is in %s, network %i, and every source is kept with its data date', async (ip, country, asn) => {
    const place = await atlas.placeOf({ ip, cnames: [] }, now);
    expect(place).toMatchObject({ country, asn, cdn: null, confidence: 4 });
    expect(place.countries).toEqual([
      { source: 'nro-whois', country, dataDate: '2026-06-17' },
      { source: 'db-ip', country, dataDate: '2026-06-01' },
    ]);
  });

  test("the operator's file wins over the data sets, which would place a documentation range in Australia", async () => {
    const place = await atlas.placeOf({ ip: '192.0.2.44', cnames: [] }, now);
    expect(place).toMatchObject({
      country: 'FR',
      asn: 64500,
      network: 'Exemple, Hébergement',
      confidence: 5,
    });
    expect(place.countries.map((answer) => answer.source)).toEqual(['own', 'nro-whois', 'db-ip']);
  });

  test('a delivery network of the file hides the origin', async () => {
    const place = await atlas.placeOf({ ip: '198.51.100.7', cnames: [] }, now);
    expect(place).toMatchObject({ country: 'US', network: 'Voile', cdn: 'Voile', confidence: 1 });
  });

  test('data older than ninety days are said to be old', async () => {
    const fresh = await atlas.dataAge(now);
    expect(fresh.map(({ source, isOld }) => [source, isOld])).toEqual([
      ['nro-whois', false],
      ['db-ip', false],
      ['networks', false],
    ]);
    const later = await atlas.dataAge(new Date('2026-11-21T00:00:00Z'));
    expect(later.every((age) => age.isOld && age.days > 90)).toBe(true);
  });
});
