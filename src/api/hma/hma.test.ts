import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '#ground/db';
import { newId } from '#ground/ids';
import type { Staff } from '#people';
import { startWorld, type World } from '../../../sandbox/start-world.ts';
import { picturesOf } from '../../../sandbox/web/gallery.ts';
import { fingerprintOf } from '../../../sandbox/web/pictures.ts';
import { freshDatabase } from '../../../tests/database.ts';
import { openCanary } from '../../ground/fetch/small-world.ts';
import { readConfig } from '../../server/config.ts';
import { makeHouse, type House } from '../../server/house.ts';
import { makeApi } from '../make-api.ts';

const admin: Staff = {
  id: newId<'Staff'>(),
  name: 'Irène Aubert',
  email: 'irene.aubert@example.org',
  roles: ['admin'],
  hasSecondFactor: true,
  mustSecure: false,
  isDemo: false,
};
const hash = 'f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22';
/** The same hash with its first `count` bits turned over. */
const turned = (count: number): string => {
  const bits = (BigInt(`0x${hash}`) ^ (((1n << BigInt(count)) - 1n) << BigInt(256 - count))).toString(16);
  return bits.padStart(64, '0');
};

let database: Database;
let world: World;
let house: House;
let server: Server;
let base = '';
let key = '';
let picture: Buffer;

const houseWith = (env: NodeJS.ProcessEnv): House =>
  makeHouse(database, {
    ...readConfig({ VIGIE_MODE: 'sandbox', ...env }),
    secret: 'a secret for tests only, long enough',
    publicUrl: 'http://localhost:3000',
    smtpUrl: 'smtp://127.0.0.1:25',
  });
const serve = async (of: House): Promise<Server> => {
  const made = createServer(getRequestListener(makeApi(of).fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening));
  return made;
};
const baseOf = (of: Server): string => `http://127.0.0.1:${(of.address() as AddressInfo).port}/api/hma`;

beforeAll(async () => {
  [database, world] = await Promise.all([freshDatabase(), startWorld()]);
  const { dns, egressProxy, allow } = world.addresses;
  house = houseWith({
    VIGIE_DNS: dns,
    VIGIE_EGRESS_PROXY: egressProxy,
    VIGIE_SANDBOX_ALLOW: allow.join(','),
  });
  server = await serve(house);
  base = baseOf(server);
  ({ key } = await house.people.issueProgramKey({
    by: admin,
    name: 'Example platform',
    scope: 'fingerprints',
  }));
  picture = await texture();
  const { id } = await house.hashing.addList({ name: 'TEST_BANK', source: 'a peer' });
  await house.hashing.addEntries(id, [
    { algorithm: 'pdq', digest: hash },
    { algorithm: 'md5', digest: createHash('md5').update('a video').digest('hex') },
    { algorithm: 'sha256', digest: createHash('sha256').update(picture).digest('hex') },
  ]);
});
afterAll(async () => {
  server.close();
  await house.close();
  await world.close();
  await database.close();
});

/** Something with enough texture to be told from others: overlapping waves. */
async function texture(): Promise<Buffer> {
  const [width, height] = [320, 240];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      pixels[at] = 128 + 60 * Math.sin(x / 7) + 60 * Math.cos(y / 11);
      pixels[at + 1] = 128 + 100 * Math.sin((x * y) / 900);
      pixels[at + 2] = 128 + 100 * Math.cos((x - y) / 17);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

const bearer = (of = key): RequestInit => ({ headers: { authorization: `Bearer ${of}` } });
const get = (path: string, asked: RequestInit = bearer()): Promise<Response> => fetch(base + path, asked);
const said = async (answer: Promise<Response>): Promise<[number, unknown]> => {
  const { status, json } = await answer.then(async (got) => ({ status: got.status, json: await got.json() }));
  return [status, json];
};
const form = (files: Record<string, Buffer | string>): RequestInit => {
  const body = new FormData();
  for (const [name, bytes] of Object.entries(files))
    body.append(name, new Blob([bytes as BlobPart]), 'a file');
  return { method: 'POST', body, ...bearer() };
};
const refused = async (answer: Promise<Response>): Promise<[number, string]> => {
  const got = await answer;
  expect(got.headers.get('content-type')).toBe('application/problem+json');
  const { code, message, detail } = (await got.json()) as Record<string, string>;
  expect(message).toBe(detail);
  expect(message).not.toBe('');
  return [got.status, code ?? ''];
};

describe('a key', () => {
  const question = `/m/lookup?signal_type=pdq&signal=${hash}`;

  test('is asked of every address of the seam but one, also of those that do not exist', async () => {
    const doors: [string, string][] = [
      ['GET', '/h/hash?url=https://example.org/'],
      ['POST', '/h/hash'],
      ['GET', question],
      ['POST', '/m/lookup'],
      ['GET', '/m/raw_lookup'],
      ['POST', '/m/compare'],
      ['GET', '/m/index/status'],
      ['GET', '/m/nothing'],
      ['DELETE', '/h/hash'],
    ];
    for (const [method, path] of doors) {
      const answer = get(path, { method });
      expect([path, ...(await refused(answer))]).toEqual([path, 401, 'HMA-001']);
      expect((await answer).headers.get('www-authenticate')).toContain('Bearer');
    }
    expect((await get('/status', {})).status).toBeLessThan(600);
    expect((await said(get('/c/banks')))[0]).toBe(404);
  });

  test('opens as a bearer, in X-Api-Key and as a password; anything else does not', async () => {
    const basic = (pair: string) => ({
      headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
    });
    for (const right of [
      bearer(),
      { headers: { 'x-api-key': key } },
      basic(`vigie:${key}`),
      basic(`:${key}`),
      basic(`${key}:`),
    ])
      expect((await get(question, right)).status).toBe(200);
    const wrong: RequestInit[] = [
      {},
      bearer(''),
      bearer(`${key}x`),
      bearer(key.slice(0, -1)),
      bearer(`vigie_${'A'.repeat(43)}`),
      { headers: { authorization: key } },
      { headers: { authorization: `Digest ${key}` } },
      { headers: { cookie: `key=${key}` } },
      { headers: { 'x-api-key': ' ' } },
      basic('nonsense'),
      basic(`${key}:x`),
    ];
    for (const each of wrong) expect(await refused(get(question, each))).toEqual([401, 'HMA-001']);
    expect(await refused(get(`${question}&key=${key}&api_key=${key}`, {}))).toEqual([401, 'HMA-001']);
  });

  test('that is revoked opens nothing from the next request on', async () => {
    const issued = await house.people.issueProgramKey({
      by: admin,
      name: 'Short-lived',
      scope: 'fingerprints',
    });
    expect((await get(question, bearer(issued.key))).status).toBe(200);
    await house.people.revokeProgramKey({ by: admin, id: issued.id });
    expect(await refused(get(question, bearer(issued.key)))).toEqual([401, 'HMA-001']);
  });

  test('may ask so much a minute, a file counting as twenty; another key is not held up', async () => {
    const small = houseWith({ VIGIE_PROGRAM_PER_MINUTE: '30' });
    const there = await serve(small);
    const one = await small.people.issueProgramKey({ by: admin, name: 'Busy', scope: 'fingerprints' });
    const ask = (of: string, path: string) => fetch(baseOf(there) + path, bearer(of));
    for (let asked = 0; asked < 30; asked += 1) expect((await ask(one.key, question)).status).toBe(200);
    const late = await ask(one.key, question);
    expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await late.json())['code']).toBe('HMA-007');
    expect((await ask(key, '/h/hash?url=http://127.0.0.1/')).status).toBe(400);
    expect((await ask(key, '/h/hash?url=http://127.0.0.1/')).status).toBe(429);
    there.close();
    await small.close();
  });
});

describe('a lookup by fingerprint', () => {
  test('finds an entry at 0 and at 30 bits, and not at 32, in the shape of HMA', async () => {
    const ask = (signal: string) => said(get(`/m/lookup?signal_type=pdq&signal=${signal}`));
    const [status, itself] = await ask(hash);
    const id = (itself as { TEST_BANK: { bank_content_id: number }[] }).TEST_BANK[0]?.bank_content_id;
    expect(Number.isInteger(id)).toBe(true);
    expect([status, itself]).toEqual([200, { TEST_BANK: [{ bank_content_id: id, distance: '0' }] }]);
    expect(await ask(turned(30))).toEqual([200, { TEST_BANK: [{ bank_content_id: id, distance: '30' }] }]);
    expect(await ask(turned(31).toUpperCase())).toEqual([
      200,
      { TEST_BANK: [{ bank_content_id: id, distance: '31' }] },
    ]);
    expect(await ask(turned(32))).toEqual([200, {}]);
    const raw = `/m/raw_lookup?signal_type=pdq&signal=${turned(2)}`;
    expect(await said(get(raw))).toEqual([200, { matches: [id] }]);
    expect(await said(get(`${raw}&include_distance=true`))).toEqual([
      200,
      { matches: [{ bank_content_id: id, distance: '2' }] },
    ]);
    expect(await said(get(`${raw}&include_distance=false&banks=OTHER`))).toEqual([200, { matches: [] }]);
  });

  test('always asks every list, whatever the coin says; banks narrow it', async () => {
    const ask = (more: string) => said(get(`/m/lookup?signal_type=pdq&signal=${hash}&${more}`));
    const all = await ask('');
    for (const more of [
      'seed=1',
      'seed=two',
      'bypass_coinflip=true',
      'include_distance=true',
      'banks=TEST_BANK',
      'banks=A,TEST_BANK',
    ])
      expect(await ask(more)).toEqual(all);
    expect(await ask('banks=OTHER')).toEqual([200, {}]);
  });

  test('finds exact digests by their types', async () => {
    const md5 = createHash('md5').update('a video').digest('hex');
    const sha256 = createHash('sha256').update(picture).digest('hex');
    for (const [type, signal] of [
      ['video_md5', md5],
      ['md5', md5],
      ['sha256', sha256],
    ])
      expect(await said(get(`/m/lookup?signal_type=${type}&signal=${signal}`))).toMatchObject([
        200,
        { TEST_BANK: [{ distance: '0' }] },
      ]);
    expect(await said(get(`/m/lookup?signal_type=sha1&signal=${'a'.repeat(40)}`))).toEqual([200, {}]);
  });

  test('leaves nothing behind: no event, no line in the trail, no row anywhere', async () => {
    const tables = await database.pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const rowsIn = async () => {
      const counted: Record<string, number> = {};
      for (const { name } of tables.rows) {
        const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from "${name}"`);
        counted[name] = rows[0]?.n ?? 0;
      }
      return counted;
    };
    const before = await rowsIn();
    for (const path of [`/m/lookup?signal_type=pdq&signal=${hash}`, '/m/lookup?signal_type=pdq&signal=x'])
      await (await get(path)).text();
    await (await get('/m/lookup', form({ photo: picture }))).text();
    expect(await rowsIn()).toEqual(before);
  });

  test('refuses with 400 what is missing, unknown, malformed or said twice', async () => {
    const wrong: [string, string][] = [
      ['/m/lookup', 'HMA-002'],
      [`/m/lookup?signal=${hash}`, 'HMA-002'],
      ['/m/lookup?signal_type=pdq', 'HMA-002'],
      [`/m/lookup?signal_type=tmk&signal=${hash}`, 'HMA-003'],
      ['/m/lookup?signal_type=pdq&signal=banana', 'HAS-002'],
      [`/m/lookup?signal_type=sha1&signal=${hash}`, 'HAS-002'],
      [`/m/lookup?signal_type=pdq&signal=${hash}&signal=${hash}`, 'HMA-002'],
      ['/m/raw_lookup?signal_type=pdq', 'HMA-002'],
      ['/m/index/status?signal_type=nothing', 'HMA-003'],
    ];
    for (const [path, code] of wrong)
      expect([path, ...(await refused(get(path)))]).toEqual([path, 400, code]);
  });
});

describe('a file', () => {
  test('is hashed and looked up without being kept', async () => {
    const [status, hashed] = await said(get('/h/hash', form({ photo: picture })));
    expect([status, Object.keys(hashed as object)]).toEqual([200, ['pdq']]);
    const { pdq } = hashed as { pdq: string };
    expect(pdq).toMatch(/^[0-9a-f]{64}$/);
    expect(await said(get('/m/lookup', form({ photo: picture })))).toEqual([200, { pdq: {} }]);
    const { id } = await house.hashing.addList({ name: 'PICTURES', source: 'a peer' });
    await house.hashing.addEntries(id, [{ algorithm: 'pdq', digest: pdq }]);
    await new Promise((later) => setTimeout(later, 1_050));
    const smaller = await sharp(picture).resize(200, 150).jpeg({ quality: 80 }).toBuffer();
    for (const file of [picture, smaller]) {
      const [, found] = await said(get('/m/lookup', form({ photo: file })));
      expect(found).toMatchObject({ pdq: { PICTURES: [{ bank_content_id: expect.any(Number) }] } });
    }
    const all = await said(get('/h/hash?types=sha256, pdq', form({ photo: picture })));
    expect(all).toEqual([200, { pdq, sha256: createHash('sha256').update(picture).digest('hex') }]);
    expect((await said(get('/m/lookup?types=sha256', form({ photo: picture }))))[1]).toMatchObject({
      sha256: { TEST_BANK: [{ distance: '0' }] },
    });
  });

  test('that is a video has its MD5; nothing of it is decoded', async () => {
    const md5 = createHash('md5').update('a video').digest('hex');
    expect(await said(get('/h/hash', form({ video: 'a video' })))).toEqual([200, { video_md5: md5 }]);
    expect(await said(get('/m/lookup', form({ video: 'a video' })))).toMatchObject([
      200,
      { video_md5: { TEST_BANK: [{ distance: '0' }] } },
    ]);
  });

  test('without texture has no PDQ, and matches nothing', async () => {
    const flat = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#357' } })
      .png()
      .toBuffer();
    expect(await said(get('/h/hash', form({ photo: flat })))).toEqual([200, { pdq: '' }]);
    expect(await said(get('/m/lookup', form({ photo: flat })))).toEqual([200, { pdq: {} }]);
  });

  test('that is none, one of two, of no known kind or no picture is refused with 400', async () => {
    const wrong: [string, RequestInit, string][] = [
      ['/h/hash', { method: 'POST', ...bearer() }, 'HMA-005'],
      ['/h/hash', { method: 'POST', body: '{}', ...bearer() }, 'HMA-005'],
      ['/h/hash', form({}), 'HMA-005'],
      ['/h/hash', form({ photo: picture, video: picture }), 'HMA-005'],
      ['/h/hash', form({ audio: picture }), 'HMA-004'],
      ['/h/hash?types=video_md5', form({ photo: picture }), 'HMA-003'],
      ['/h/hash?types=,', form({ photo: picture }), 'HMA-003'],
      ['/m/lookup', form({ photo: 'no picture at all' }), 'HAS-009'],
      [
        '/h/hash',
        form({ photo: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' }),
        'HAS-009',
      ],
      ['/h/hash', form({ photo: '' }), 'HAS-009'],
    ];
    for (const [path, asked, code] of wrong)
      expect([path, ...(await refused(get(path, asked)))]).toEqual([path, 400, code]);
  });

  test('without a key is refused before it is read', async () => {
    const asked = { ...form({ photo: Buffer.alloc(20 * 1024 * 1024, 7) }), headers: {} };
    const answer = await get('/h/hash', asked).catch(() => null);
    if (answer) expect(answer.status).toBe(401);
    expect((await get('/m/index/status')).status).toBe(200);
  });

  test('that is too large is refused, whether its head says so or its bytes', async () => {
    const large = Buffer.alloc(25 * 1024 * 1024, 7);
    expect(await refused(get('/h/hash', form({ photo: large })))).toEqual([413, 'HMA-006']);
    const edge = '--edge';
    const head = `${edge}\r\ncontent-disposition: form-data; name="photo"; filename="a"\r\n\r\n`;
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        stream.enqueue(sent === 0 ? Buffer.from(head) : Buffer.alloc(1_048_576, 7));
        sent += 1;
        if (sent > 400) stream.close();
      },
    });
    const asked: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=edge' },
      body,
      duplex: 'half',
    };
    // Refused in the middle of its sending: the answer comes, or the connection is closed under it.
    const answer = await get('/m/lookup', asked).catch(() => null);
    if (answer) expect([answer.status, (await answer.json())['code']]).toEqual([413, 'HMA-006']);
    expect(sent).toBeLessThan(100);
  });
});

describe('an address', () => {
  const at = (url: string, more = ''): string => `/h/hash?url=${encodeURIComponent(url)}${more}`;

  test('is looked at by the guarded fetcher: private, loopback and odd ones are never dialled', async () => {
    const canary = await openCanary();
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '10.0.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '0x7f.1',
      '2130706433',
    ];
    for (const host of hosts) {
      const answer = await refused(get(at(`http://${host}:${canary.port}/`)));
      expect([host, ...answer]).toEqual([host, 400, 'HAS-011']);
    }
    for (const url of ['ftp://example.org/', 'file:///etc/hostname', 'data:image/png;base64,AA', 'nonsense'])
      expect([url, ...(await refused(get(at(url))))]).toEqual([url, 400, 'HAS-011']);
    expect(canary.rings()).toBe(0);
    await canary.close();
  });

  test('answers its fingerprints and their matches', async () => {
    const [one] = picturesOf('photos', 3);
    const url = `https://photos.example.net/images/${one?.file}`;
    const [status, hashed] = (await said(get(at(url)))) as [number, { pdq: string }];
    expect([status, Object.keys(hashed)]).toEqual([200, ['pdq']]);
    expect(await said(get(at(url, '&content_type=photo&types=pdq')))).toEqual([200, hashed]);
    const sha256 = await fingerprintOf(one?.name ?? '', one?.format ?? 'png');
    expect(await said(get(at(url, '&types=sha256')))).toEqual([200, { sha256 }]);
    const { id } = await house.hashing.addList({ name: 'ADDRESSES', source: 'a peer' });
    await house.hashing.addEntries(id, [{ algorithm: 'sha256', digest: sha256 }]);
    const lookUp = `/m/lookup?url=${encodeURIComponent(url)}`;
    expect((await said(get(`${lookUp}&types=sha256`)))[1]).toMatchObject({
      sha256: { ADDRESSES: [{ distance: '0' }] },
    });
    expect((await said(get(`${lookUp}&signal_type=sha256`)))[1]).toMatchObject({
      ADDRESSES: [{ distance: '0' }],
    });
    expect(Object.keys((await said(get(lookUp)))[1] as object)).toEqual(['pdq']);
    expect(
      Object.keys((await said(get(at('https://mur.test/sujet/1', '&content_type=video'))))[1] as object),
    ).toEqual(['video_md5']);
  });

  test('that does not answer, is no picture or is not named is refused with 400', async () => {
    expect(await refused(get('/h/hash'))).toEqual([400, 'HMA-002']);
    expect(await refused(get('/h/hash?url='))).toEqual([400, 'HMA-002']);
    expect(await refused(get(at('https://nobody.example.org/a.png')))).toEqual([400, 'HAS-012']);
    expect(await refused(get(at('https://mur.test/sujet/1')))).toEqual([400, 'HMA-004']);
    expect(await refused(get(at('https://mur.test/sujet/1', '&content_type=photo')))).toEqual([
      400,
      'HAS-009',
    ]);
    expect(await refused(get(at('https://mur.test/sujet/1', '&content_type=text')))).toEqual([
      400,
      'HMA-004',
    ]);
    expect(await refused(get(at('https://mur.test/sujet/1', '&content_type=photo&types=tmk')))).toEqual([
      400,
      'HMA-003',
    ]);
  });
});

test('two fingerprints are compared as HMA compares them', async () => {
  const ask = (body: unknown) =>
    get('/m/compare', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
  expect(await said(ask({ pdq: [hash, turned(9)] }))).toEqual([200, { pdq: [true, { distance: 9 }] }]);
  expect(await said(ask({ pdq: [hash, turned(32)] }))).toEqual([200, { pdq: [false, { distance: 32 }] }]);
  expect(await said(ask({}))).toEqual([200, {}]);
  for (const bad of [
    ['banana'],
    { pdq: 'banana' },
    { pdq: [] },
    { pdq: ['banana', 'banana'] },
    { pdq: [hash, hash, hash] },
    7,
    null,
  ])
    expect((await refused(ask(bad)))[0]).toBe(400);
  expect(await refused(ask({ tmk: [hash, hash] }))).toEqual([400, 'HMA-003']);
});

test('the state of the index is told, and whether lookups can be answered', async () => {
  const [status, all] = await said(get('/m/index/status'));
  expect([status, Object.keys(all as object)]).toEqual([200, ['pdq', 'video_md5', 'md5', 'sha1', 'sha256']]);
  const { pdq, sha1 } = all as Record<string, { present: boolean; built_to: number; size: number }>;
  expect(pdq).toMatchObject({ present: true, size: expect.any(Number) });
  expect(pdq?.size).toBeGreaterThan(0);
  expect(Math.abs((pdq?.built_to ?? 0) - Date.now() / 1000)).toBeLessThan(600);
  expect(sha1).toEqual({ present: true, built_to: -1, size: 0 });
  expect(await said(get('/m/index/status?signal_type=pdq'))).toEqual([200, { pdq }]);
  const alive = await get('/status', {});
  expect([alive.status, await alive.text()]).toEqual([200, 'I-AM-ALIVE']);

  const asleep = houseWith({});
  const there = await serve(asleep);
  const answer = await fetch(`${baseOf(there)}/status`);
  expect([answer.status, await answer.text()]).toEqual([503, 'INDEX-NOT-LOADED']);
  there.close();
  await asleep.close();
});

test('while the database is away a question gets a named problem and is told when to come back', async () => {
  const away = openDatabase('postgres://vigie@127.0.0.1:1/vigie', 1);
  const alone = makeHouse(away, { ...house.config });
  const there = await serve(alone);
  const answer = fetch(`${baseOf(there)}/m/lookup?signal_type=pdq&signal=${hash}`, bearer());
  expect(await refused(answer)).toEqual([503, 'HMA-008']);
  expect((await answer).headers.get('retry-after')).toBe('5');
  there.close();
  await alone.close();
  await away.close();
});

test('the document of the API describes the seam and its keys', async () => {
  const document = await (await fetch(base.replace('/hma', '/openapi.json'))).json();
  const { paths, components } = document as {
    paths: Record<string, Record<string, { security?: unknown[]; requestBody?: { content: object } }>>;
    components: { securitySchemes: Record<string, unknown> };
  };
  const seam = Object.keys(paths).filter((path) => path.startsWith('/api/hma/'));
  expect(seam).toEqual([
    '/api/hma/h/hash',
    '/api/hma/m/lookup',
    '/api/hma/m/raw_lookup',
    '/api/hma/m/compare',
    '/api/hma/m/index/status',
    '/api/hma/status',
  ]);
  for (const path of seam.slice(0, -1)) {
    for (const [method, route] of Object.entries(paths[path] ?? {}))
      expect(route.security, `${method} ${path}`).toHaveLength(3);
  }
  expect(Object.keys(paths['/api/hma/h/hash']?.['post']?.requestBody?.content ?? {})).toEqual([
    'multipart/form-data',
  ]);
  expect(Object.keys(components.securitySchemes)).toEqual([
    'programKey',
    'programKeyHeader',
    'programKeyPassword',
  ]);
});
