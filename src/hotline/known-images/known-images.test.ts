import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { make as makeAudit } from '#audit';
import { systemClock } from '#ground/clock';
import { sql, type Database } from '#ground/db';
import { drainOnce } from '#ground/events';
import { makeFetcher, nothingSeen, policyWith, type Fetcher, type Look } from '#ground/fetch';
import { make as makeHashing, type Hashing } from '#hashing';
import {
  dossierJoined,
  dossierOpened,
  make as makeDossier,
  type DossierRoom,
  type LocatorKind,
} from '#hotline/dossier';
import { imagesScreened, make, screen, type KnownImagesRoom } from '#hotline/known-images';
import { startWorld, type World } from '../../../sandbox/start-world.ts';
import { knownImages, knownListName } from '../../../sandbox/web/known-images.ts';
import { freshDatabase } from '../../../tests/database.ts';

let database: Database;
let world: World;
let fetcher: Fetcher;
let hashing: Hashing;
let dossier: DossierRoom;
let room: KnownImagesRoom;

beforeAll(async () => {
  [database, world] = await Promise.all([freshDatabase(), startWorld()]);
  const { dns, egressProxy, allow } = world.addresses;
  fetcher = makeFetcher({
    policy: policyWith({ allow }),
    resolvers: [dns],
    egressProxy,
    limits: { totalMs: 3_000 },
  });
  hashing = makeHashing({ db: database.db, audit: makeAudit(database), fetcher });
  dossier = makeDossier({ db: database.db });
  const { id } = await hashing.addList({ name: knownListName, source: 'sandbox' });
  await hashing.addEntries(
    id,
    (await knownImages()).map(({ sha256, label }) => ({ algorithm: 'sha256', digest: sha256, label })),
  );
});
beforeEach(() => {
  room = make({ db: database.db, fetcher, hashing, dossier, clock: systemClock });
});
afterAll(async () => {
  await fetcher.close();
  await world.close();
  await database.close();
});

async function open(locator: string, kind: LocatorKind = 'web'): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into dossier (locator_key, locator_kind, locator, host)
    values (${randomBytes(32)}, ${kind}, ${locator}, 'example.org') returning id`.execute(database.db);
  return rows[0]?.id ?? '';
}
const run = (dossierId: string, lastAttempt = false): Promise<void> =>
  room.jobs[0]?.run({ dossierId }, { now: new Date(), attempt: 1, lastAttempt }) ??
  Promise.reject(new Error('no job'));
const screened = async (dossierId: string): Promise<unknown[]> =>
  (await dossier.timeline(dossierId))
    .filter((event) => event.name === imagesScreened.name)
    .map((event) => event.data);
/** A fetcher that answers as it is told: the port is what the room leans on, whoever fills it. */
const toldFetcher = (answers: Record<string, Partial<Look>>): Fetcher => ({
  look: async ({ url }) => ({ ...nothingSeen, ...answers[url] }),
  close: async () => undefined,
});

describe('screening a page of pictures', () => {
  it('counts what is known, tells the rest apart, and hands the dossier to a person', async () => {
    const id = await open('http://galerie.example.org/galerie/12');
    await run(id);
    expect((await dossier.find(id)).state).toBe('awaiting-qualification');
    const items = await room.itemsOf(id);
    expect(items.length).toBeGreaterThan(2);
    expect(items.filter((item) => item.status === 'known').map((item) => item.listName)).toEqual([
      knownListName,
      knownListName,
    ]);
    expect(items.filter((item) => item.status === 'unscreened')).toEqual([]);
    expect(await screened(id)).toMatchObject([
      { outcome: 'screened', items: items.length, known: 2, viewsAvoided: 2 },
    ]);
    expect(await room.pageOf(id)).toMatchObject({
      outcome: 'screened',
      status: 200,
      language: 'fr',
      online: true,
    });
  });

  it('of which every one is known avoids every view', async () => {
    const id = await open('http://galerie.example.org/galerie/40');
    await run(id);
    const items = await room.itemsOf(id);
    expect(items.every((item) => item.status === 'known')).toBe(true);
    expect(await screened(id)).toMatchObject([{ viewsAvoided: items.length, unknown: 0 }]);
  });

  it('that another dossier has already shows as duplicates of the first', async () => {
    const [first, mirror] = [
      await open('http://galerie.example.org/galerie/12?again'),
      await open('https://miroir.test/galerie/12'),
    ];
    await run(first);
    await run(mirror);
    const items = await room.itemsOf(mirror);
    const duplicates = items.filter((item) => item.status === 'duplicate');
    expect(duplicates.length).toBe(items.length - 2);
    expect(duplicates.every((item) => item.sameAs !== null)).toBe(true);
    expect(await screened(mirror)).toMatchObject([
      { known: 2, duplicates: items.length - 2, viewsAvoided: items.length },
    ]);
  });

  it('twice, or by two workers at once, changes nothing more', async () => {
    const id = await open('http://photos.example.net/galerie/3');
    await Promise.all([run(id), run(id)]);
    await run(id);
    expect(await screened(id)).toHaveLength(1);
    expect((await dossier.timeline(id)).map((event) => event.name)).toEqual([
      'dossier.moved',
      'known-images.screened',
      'dossier.moved',
    ]);
  });
});

describe('screening fails closed', () => {
  it.each([
    ['http://bombe.test/page', 'body-too-large'],
    ['http://eteint.test/page', 'connection-refused'],
    ['http://lent.test/attente', 'timeout'],
    ['http://court.example.net/metadata', 'refused:link-local'],
    ['http://bloque.test/sujet/1', 'status-451'],
    ['http://192.168.0.1/', 'refused:private'],
    ['http://membres.example.com/prive/1', 'login-wall'],
  ])('%s is unscreened, and a person gets it', async (locator, problem) => {
    const id = await open(locator);
    await run(id);
    expect((await room.pageOf(id))?.outcome).toBe('unscreened');
    expect((await room.pageOf(id))?.problem).toBe(problem);
    expect((await dossier.find(id)).state).toBe('awaiting-qualification');
  });

  it.each([['http://galerie.example.org/nowhere'], ['http://nobody-at-all.example.org/']])(
    '%s is not found',
    async (locator) => {
      const id = await open(locator);
      await run(id);
      expect((await room.pageOf(id))?.outcome).toBe('not-found');
    },
  );

  it('a picture that is a page, empty, cut off or beyond the count is never clean', async () => {
    const image = {
      status: 200,
      contentType: 'image/png',
      sha256: 'a'.repeat(64),
      sha1: 'a'.repeat(40),
      md5: 'a'.repeat(32),
      bytes: 9,
    };
    const many = Array.from({ length: 60 }, (_, index) => `http://told.example/${index}.png`);
    const answers: Record<string, Partial<Look>> = {
      'http://told.example/': { status: 200, contentType: 'text/html', images: many },
      ...Object.fromEntries(many.map((url) => [url, image])),
      [many[0] ?? '']: { ...image, contentType: 'text/html' },
      [many[1] ?? '']: { ...image, bytes: 0 },
      [many[2] ?? '']: { ...image, outcome: 'too-large', problem: 'body-too-large', sha256: null },
      [many[3] ?? '']: { ...image, status: 403 },
    };
    room = make({ db: database.db, fetcher: toldFetcher(answers), hashing, dossier, clock: systemClock });
    const id = await open('http://told.example/');
    await run(id);
    const items = await room.itemsOf(id);
    expect(items.slice(0, 4).map((item) => item.problem)).toEqual([
      'not-media',
      'empty',
      'body-too-large',
      'status-403',
    ]);
    expect(
      items.slice(50).every((item) => item.status === 'unscreened' && item.problem === 'too-many-items'),
    ).toBe(true);
    expect(await screened(id)).toMatchObject([
      { outcome: 'unscreened', items: 60, unknown: 1, duplicates: 45 },
    ]);
  });

  it('when the lists cannot be asked, it tries again, and at last a person gets it unscreened', async () => {
    const broken = { lookup: () => Promise.reject(new Error('lists are down')) };
    room = make({ db: database.db, fetcher, hashing: broken, dossier, clock: systemClock });
    const id = await open('http://galerie.example.org/galerie/13');
    await expect(run(id)).rejects.toThrow('lists are down');
    expect((await dossier.find(id)).state).toBe('screening');
    await run(id, true);
    expect(await room.pageOf(id)).toMatchObject({ outcome: 'unscreened', problem: 'screening-failed' });
  });

  it('what was found but cannot be written does not keep the dossier from people either', async () => {
    const answers = { 'http://told.example/nul': { status: 200, contentType: 'text/html', title: 'a\0b' } };
    room = make({ db: database.db, fetcher: toldFetcher(answers), hashing, dossier, clock: systemClock });
    const id = await open('http://told.example/nul');
    await expect(run(id)).rejects.toThrow();
    await run(id, true);
    expect((await dossier.find(id)).state).toBe('awaiting-qualification');
    expect(await room.pageOf(id)).toMatchObject({ outcome: 'unscreened', problem: 'screening-failed' });
  });

  it.each(['text', 'onion', 'ftp', 'magnet', 'messenger'] as const)(
    'a %s locator goes to a person without a request',
    async (kind) => {
      const before = world.visits.length;
      const id = await open('anything', kind);
      await run(id);
      expect((await room.pageOf(id))?.outcome).toBe('nothing-to-fetch');
      expect((await dossier.find(id)).state).toBe('awaiting-qualification');
      expect(world.visits.length).toBe(before);
    },
  );
});

describe('showing an item', () => {
  it('gives the veiled and the clear picture of an unknown one, in memory', async () => {
    const id = await open('http://galerie.example.org/galerie/12?show');
    await run(id);
    const item = (await room.itemsOf(id)).find(
      (other) => other.status === 'unknown' || other.status === 'duplicate',
    );
    expect((await room.veiled(item?.id ?? '')).width).toBeLessThanOrEqual(160);
    expect((await room.clear(item?.id ?? '')).contentType).toBe('image/webp');
  });

  it('refuses a known one, veiled or clear, without asking its host', async () => {
    const id = await open('http://galerie.example.org/galerie/40?known');
    await run(id);
    const known = (await room.itemsOf(id))[0]?.id ?? '';
    const before = world.visits.length;
    await expect(room.veiled(known)).rejects.toThrow('KNO-002');
    await expect(room.clear(known)).rejects.toThrow('KNO-002');
    expect(world.visits.length).toBe(before);
  });

  it('refuses what has become known since, and a picture that was swapped for a known one', async () => {
    const [harmless, known] = ['b', 'c'].map((letter) => ({
      status: 200,
      contentType: 'image/png',
      sha256: letter.repeat(64),
      sha1: letter.repeat(40),
      md5: letter.repeat(32),
      bytes: 9,
    }));
    const answers: Record<string, Partial<Look>> = { 'http://swap.example/1.png': harmless ?? {} };
    room = make({ db: database.db, fetcher: toldFetcher(answers), hashing, dossier, clock: systemClock });
    const { id: list } = await hashing.addList({ name: 'later', source: 'test' });
    await hashing.addEntries(list, [{ algorithm: 'sha256', digest: 'c'.repeat(64) }]);
    const id = await open('http://swap.example/1.png');
    await run(id);
    const item = (await room.itemsOf(id))[0];
    expect(item?.status).toBe('unknown');
    answers['http://swap.example/1.png'] = {
      ...known,
      preview: { contentType: 'image/webp', bytes: new Uint8Array(1), width: 1, height: 1 },
    };
    await expect(room.clear(item?.id ?? '')).rejects.toThrow('KNO-002');
    expect((await room.itemsOf(id))[0]).toMatchObject({ status: 'known', listName: 'later' });
  });

  it('says what it cannot show', async () => {
    await expect(room.veiled('no-id')).rejects.toThrow('KNO-001');
    await expect(room.clear('00000000-0000-7000-8000-000000000000')).rejects.toThrow('KNO-001');
    const id = await open('http://photos.example.net/galerie/3?later');
    await run(id);
    const photos = world.states.byHost('photos.example.net');
    if (photos !== undefined) world.states.switch(photos, false);
    const item = (await room.itemsOf(id)).find((other) => other.status !== 'known');
    await expect(room.clear(item?.id ?? '')).rejects.toThrow('KNO-003');
    if (photos !== undefined) world.states.switch(photos, true);
  });
});

it('an opened dossier asks for exactly one screening, behind all others when a flood opened it', async () => {
  const asked = (name: string, data: object) =>
    room.listeners
      .filter(({ event }) => event === name)
      .flatMap(({ jobsFor }) => jobsFor({ seq: 1, name, subject: 'some-id', data, at: new Date() }));
  const screening = (priority: number) =>
    screen.request({ dossierId: 'some-id' }, { key: 'screen some-id', maxAttempts: 6, priority });
  const data = { reportId: 'x', channel: 'web', category: null, kind: 'web', tld: 'org', onion: false };
  expect(asked(dossierOpened.name, data)).toEqual([screening(10)]);
  expect(asked(dossierOpened.name, { ...data, lane: 1 })).toEqual([screening(20)]);
  expect(asked(dossierJoined.name, { reportId: 'y', channel: 'web' })).toEqual([]);
  expect(asked(dossierJoined.name, { reportId: 'y', channel: 'web', leftSlowerLane: true })).toEqual([
    screening(10),
  ]);
  await expect(drainOnce(database.db, room.listeners)).resolves.toBeDefined();
});

it('no request is made inside a transaction: a slow host must not hold the database', async () => {
  let asked = 0;
  const told = toldFetcher({
    'http://slow.example/': { status: 200, contentType: 'text/html', images: ['http://slow.example/1.png'] },
  });
  const watching: Fetcher = {
    ...told,
    async look(request) {
      const { rows } = await sql<{ open: number }>`
        select count(*)::int as open from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`.execute(database.db);
      asked += 1;
      expect(rows[0]?.open).toBe(0);
      return told.look(request);
    },
  };
  room = make({ db: database.db, fetcher: watching, hashing, dossier, clock: systemClock });
  await run(await open('http://slow.example/'));
  expect(asked).toBe(2);
});

it('no byte of a picture is in the database: only fingerprints and counts', async () => {
  const { rows } = await sql<{ column: string; type: string }>`
    select column_name as column, data_type as type from information_schema.columns
    where table_name in ('known_images_page', 'known_images_item') and data_type = 'bytea'`.execute(
    database.db,
  );
  expect(rows).toEqual([{ column: 'sha256', type: 'bytea' }]);
  const { rows: sizes } = await sql`select 1 from known_images_item where octet_length(sha256) <> 32`.execute(
    database.db,
  );
  expect(sizes).toEqual([]);
});
