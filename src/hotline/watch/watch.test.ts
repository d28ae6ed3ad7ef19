import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql, type Database } from '#ground/db';
import { drainOnce } from '#ground/events';
import { makeFetcher, policyWith, type Fetcher } from '#ground/fetch';
import { make as makeDossier, type DossierRoom, type DossierState } from '#hotline/dossier';
import { checked, make, removalConfirmed, type MakeWatch, type WatchRoom } from '#hotline/watch';
import { startWorld, type World } from '../../../sandbox/start-world.ts';
import { freshDatabase } from '../../../tests/database.ts';

let database: Database;
let world: World;
let fetcher: Fetcher;
let dossier: DossierRoom;
let watch: WatchRoom;
let now: Date;

beforeAll(async () => {
  [database, world] = await Promise.all([freshDatabase(), startWorld()]);
  const { dns, egressProxy, allow } = world.addresses;
  fetcher = makeFetcher({
    policy: policyWith({ allow }),
    resolvers: [dns],
    egressProxy,
    limits: { totalMs: 3_000 },
  });
  dossier = makeDossier({ db: database.db });
});
beforeEach(() => {
  now = new Date(Date.now() + 60_000);
  watch = makeWatch();
});
afterAll(async () => {
  await fetcher.close();
  await world.close();
  await database.close();
});

function makeWatch(change: Partial<MakeWatch> = {}): WatchRoom {
  const schedule = { everySeconds: 86_400, urgentEverySeconds: 7_200, confirmations: 3, spacingSeconds: 600 };
  return make({ db: database.db, fetcher, dossier, clock: { now: () => now }, schedule, ...change });
}
async function open(locator: string, state: DossierState = 'watching', priority = 3): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into dossier (locator_key, locator_kind, locator, host, state, priority)
    values (${randomBytes(32)}, 'web', ${locator}, 'example.org', ${state}, ${priority}) returning id`.execute(
    database.db,
  );
  return rows[0]?.id ?? '';
}
const later = (seconds: number): void => void (now = new Date(now.getTime() + seconds * 1000));
async function look(id: string, job = 0): Promise<void> {
  await watch.jobs[job]?.run({ dossierId: id }, { now, attempt: 1, lastAttempt: false });
}
async function verdictsOf(id: string): Promise<string[]> {
  return (await watch.checksOf(id)).map((check) => check.verdict).toReversed();
}
async function pending(id: string): Promise<Date[]> {
  const { rows } = await sql<{ runAt: Date }>`
    select run_at as "runAt" from graphile_worker.jobs where key = ${`check ${id}`}`.execute(database.db);
  return rows.map((row) => row.runAt);
}
const eventsOf = async (id: string, name: string): Promise<unknown[]> =>
  (await dossier.timeline(id)).filter((event) => event.name === name).map((event) => event.data);
function site(host: string): NonNullable<ReturnType<World['states']['byHost']>> {
  const found = world.states.byHost(host);
  if (found === undefined) throw new Error(`no such site: ${host}`);
  return found;
}

describe('a watched page', () => {
  it('is online until it is taken down, and removed only after three looks that stand apart', async () => {
    const id = await open('http://galerie.example.org/galerie/12');
    await look(id);
    expect(await pending(id)).toEqual([new Date(now.getTime() + 86_400_000)]);
    world.states.remove(site('galerie.example.org'), '/galerie/12', 'test');
    later(3_600);
    const firstGone = now;
    await look(id);
    expect(await pending(id)).toEqual([new Date(now.getTime() + 600_000)]);
    later(10);
    await look(id);
    later(10);
    await look(id);
    expect((await watch.watchOf(id))?.goneLooks).toBe(1);
    expect((await dossier.find(id)).state).toBe('watching');
    later(600);
    await look(id);
    expect((await watch.watchOf(id))?.goneLooks).toBe(2);
    later(600);
    await look(id);
    expect((await dossier.find(id)).state).toBe('removed');
    expect(await verdictsOf(id)).toEqual(['online', 'removed', 'removed', 'removed', 'removed', 'removed']);
    expect(await eventsOf(id, checked.name)).toHaveLength(6);
    const seconds = Math.round((firstGone.getTime() - (await dossier.find(id)).openedAt.getTime()) / 1000);
    expect(await eventsOf(id, removalConfirmed.name)).toEqual([{ seconds, checks: 6 }]);
    expect(await watch.watchOf(id)).toMatchObject({ state: 'ended', goneSince: firstGone, confirmations: 3 });
  });

  it('that is removed is not looked at again, and a late job changes nothing', async () => {
    const id = await open('http://galerie.example.org/galerie/12?late', 'removed');
    await look(id);
    expect(await watch.checksOf(id)).toEqual([]);
    expect(await pending(id)).toEqual([]);
  });

  it('that comes back starts the count anew', async () => {
    const forum = site('forum.example.org');
    const id = await open('http://forum.example.org/sujet/7');
    world.states.remove(forum, '/sujet/7', 'test');
    await look(id);
    later(600);
    await look(id);
    world.states.restore(forum);
    later(600);
    await look(id);
    expect(await watch.watchOf(id)).toMatchObject({ goneLooks: 0, goneSince: null, lastVerdict: 'online' });
    world.states.remove(forum, '/sujet/7', 'test');
    later(600);
    await look(id);
    expect((await watch.watchOf(id))?.goneLooks).toBe(1);
    expect((await dossier.find(id)).state).toBe('watching');
  });

  it('behind a soft 404 is told by its baseline, its words or a sibling that cannot exist', async () => {
    const id = await open('http://fantome.example.com/sujet/4');
    await look(id);
    world.states.remove(site('fantome.example.com'), '/sujet/4', 'test');
    later(600);
    await look(id);
    expect(await verdictsOf(id)).toEqual(['online', 'soft-404']);
  });

  it.each([
    ['http://bloque.test/sujet/1', 'geo-blocked'],
    ['http://membres.example.com/prive/1', 'login-wall'],
    ['http://eteint.test/page', 'unreachable'],
    ['http://court.example.net/piege', 'unreachable'],
    ['http://nobody-at-all.example.org/x', 'dns-gone'],
    ['http://sansfin.test/page', 'online'],
    ['http://bombe.test/page', 'online'],
  ])('%s is %s', async (locator, verdict) => {
    const id = await open(locator);
    await look(id);
    expect(await verdictsOf(id)).toEqual([verdict]);
  });

  it('that hides behind a login for weeks is never called removed', async () => {
    const id = await open('http://membres.example.com/prive/1');
    for (let day = 0; day < 6; day += 1, later(86_400)) await look(id);
    expect((await dossier.find(id)).state).toBe('watching');
  });

  it('whose machine is silent is removed only after 48 hours', async () => {
    const id = await open('http://eteint.test/page');
    for (let looks = 0; looks < 5; looks += 1, later(6 * 3_600)) await look(id);
    expect((await dossier.find(id)).state).toBe('watching');
    later(24 * 3_600);
    await look(id);
    expect((await dossier.find(id)).state).toBe('removed');
  });

  it('is not called anything when our own way out is down', async () => {
    const blindFetcher = makeFetcher({
      policy: policyWith({ allow: world.addresses.allow }),
      resolvers: [world.addresses.dns],
      egressProxy: 'http://127.0.0.1:9',
    });
    watch = makeWatch({ fetcher: blindFetcher });
    const id = await open('http://galerie.example.org/galerie/13');
    for (let day = 0; day < 4; day += 1, later(86_400)) await look(id);
    expect((await watch.checksOf(id))[0]?.evidence).toMatchObject({
      problem: 'egress-proxy-down',
      blind: true,
    });
    expect(await dossier.find(id)).toMatchObject({ state: 'watching' });
    await blindFetcher.close();
  });

  it('that moved to another network goes back to location', async () => {
    watch = makeWatch({ networkOf: (ip) => (ip.startsWith('192.0.2.') ? 'AS64500' : 'AS64501') });
    const id = await open('http://demenage.example.org/galerie/8');
    await look(id);
    world.states.move(site('demenage.example.org'), 'nordhost');
    later(600);
    await look(id);
    expect(await verdictsOf(id)).toEqual(['online', 'moved']);
    expect((await dossier.find(id)).state).toBe('locating');
    expect(await watch.watchOf(id)).toMatchObject({ state: 'ended' });
  });
});

describe('the schedule', () => {
  it('looks at urgent dossiers more often', async () => {
    const id = await open('http://forum.example.org/sujet/8', 'watching', 1);
    await look(id);
    expect(await pending(id)).toEqual([new Date(now.getTime() + 7_200_000)]);
    expect(await watch.due()).toMatchObject({ due: 0 });
    later(7_200);
    expect((await watch.due()).due).toBeGreaterThanOrEqual(1);
  });

  it('holds exactly one pending look, whoever asks for it', async () => {
    const id = await open('http://forum.example.org/sujet/8?once');
    await dossier.move(database.db, id, 'acting');
    await dossier.move(database.db, id, 'watching');
    await drainOnce(database.db, watch.listeners);
    await look(id);
    await drainOnce(database.db, watch.listeners);
    expect(await pending(id)).toHaveLength(1);
  });

  it('looks at once when a hoster answers', () => {
    const answered = {
      seq: 1,
      name: 'removal.answered',
      subject: 'some-id',
      data: { noticeId: 'x', answer: 'removed' },
      at: now,
    };
    const jobs = watch.listeners
      .filter((one) => one.event === answered.name)
      .flatMap((one) => one.jobsFor(answered));
    expect(jobs).toMatchObject([
      { name: 'watch.check', key: 'check some-id', payload: { dossierId: 'some-id' } },
    ]);
    expect(jobs[0]?.runAt).toBeUndefined();
  });

  it('takes the baseline before anybody is told, without counting it as a look', async () => {
    const id = await open('http://fantome.example.com/sujet/5', 'acting');
    await look(id, 1);
    expect(await watch.checksOf(id)).toEqual([]);
    world.states.remove(site('fantome.example.com'), '/sujet/5', 'test');
    await dossier.move(database.db, id, 'watching');
    await look(id);
    expect(await verdictsOf(id)).toEqual(['soft-404']);
  });

  it('leaves what no machine of ours can look at to people', async () => {
    const id = await open('anything');
    await sql`update dossier set locator_kind = 'onion' where id = ${id}`.execute(database.db);
    await look(id);
    expect(await watch.watchOf(id)).toMatchObject({ state: 'paused' });
    expect(await watch.checksOf(id)).toEqual([]);
  });
});

it('no request is made inside a transaction: a slow host must not hold the database', async () => {
  let asked = 0;
  const watching: Fetcher = {
    close: async () => undefined,
    async look(request) {
      const { rows } = await sql<{ open: number }>`
        select count(*)::int as open from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`.execute(database.db);
      asked += 1;
      expect(rows[0]?.open).toBe(0);
      return fetcher.look(request);
    },
  };
  watch = makeWatch({ fetcher: watching });
  await look(await open('http://galerie.example.org/galerie/13?outside'));
  expect(asked).toBe(1);
});

it('evidence holds how it answered and fingerprints, never a word of it', async () => {
  const id = await open('http://galerie.example.org/galerie/13?evidence');
  await look(id);
  const [check] = await watch.checksOf(id);
  expect(check?.evidence).toMatchObject({
    status: 200,
    tls: 'none',
    address: expect.stringMatching(/^192\.0\.2\./),
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const seen = await fetcher.look({ url: 'http://galerie.example.org/galerie/13?evidence', want: 'page' });
  expect(seen.title).not.toBeNull();
  expect(JSON.stringify(check?.evidence)).not.toContain(seen.title);
  expect(JSON.stringify(check?.evidence)).not.toContain('.png');
});
