import { randomBytes, randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { make as makeAudit } from '#audit';
import { openDatabase, type Database } from '#ground/db';
import { makeFetcher, productionPolicy, type Fetcher } from '#ground/fetch';
import { newId } from '#ground/ids';
import { make, type Hashing, type NewEntry } from '#hashing';
import { freshDatabase } from '../../tests/database.ts';

let database: Database;
let fetcher: Fetcher;
let hashing: Hashing;
let peers: string;

/** Asks the table before each answer, so that a test need not wait a second. */
const over = (db: Database['db']): Hashing => make({ db, audit: makeAudit({ db }), fetcher, freshForMs: 0 });

beforeAll(async () => {
  database = await freshDatabase();
  fetcher = makeFetcher({ policy: productionPolicy });
  hashing = over(database.db);
  ({ id: peers } = await hashing.addList({ name: 'peers', source: 'a peer hotline' }));
});
afterAll(async () => {
  await hashing.close();
  await fetcher.close();
  await database.close();
});

const pdq = (digest: string, label = ''): NewEntry => ({ algorithm: 'pdq', digest, label });

/** A hash with as many ones as zeroes, as pictures have. */
function balanced(): string {
  const bits = Array.from({ length: 256 }, (_, at) => at % 2);
  for (let at = 255; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [bits[at], bits[other]] = [bits[other] ?? 0, bits[at] ?? 0];
  }
  return Buffer.from(
    Array.from({ length: 32 }, (_, byte) => Number.parseInt(bits.slice(byte * 8, byte * 8 + 8).join(''), 2)),
  ).toString('hex');
}

/** The same hash with `count` of its bits turned over, spread as evenly as can be: the hardest for an index by bands. */
function turned(hash: string, count: number): string {
  const bytes = Buffer.from(hash, 'hex');
  for (let each = 0; each < count; each += 1) {
    const bit = Math.floor((each * 256) / count);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  }
  return bytes.toString('hex');
}

test('an entry is found at 0 and at 31 bits and not at 32, nearest first, with its list and label', async () => {
  const hash = balanced();
  await hashing.addEntries(peers, [
    pdq(turned(hash, 32), 'too far'),
    pdq(turned(hash, 31), 'just near enough'),
    pdq(turned(hash, 30), 'near'),
    pdq(hash.toUpperCase(), 'itself'),
  ]);
  const found = await hashing.lookUpPdq(` ${hash.toUpperCase()} `);
  expect(found.map(({ listName, label, distance }) => [listName, label, distance])).toEqual([
    ['peers', 'itself', 0],
    ['peers', 'near', 30],
    ['peers', 'just near enough', 31],
  ]);
  expect((await hashing.lookUpPdq(hash, 32)).at(-1)).toMatchObject({ label: 'too far', distance: 32 });
  expect(await hashing.lookUpPdq(hash, 0)).toMatchObject([{ label: 'itself', distance: 0 }]);
  expect(await hashing.lookUpPdq(balanced())).toEqual([]);
});

test('one picture in two lists is found in both; adding it twice to one changes nothing', async () => {
  const hash = balanced();
  const { id } = await hashing.addList({ name: 'industry', source: 'a platform' });
  await hashing.addEntries(peers, [pdq(hash)]);
  await hashing.addEntries(id, [pdq(hash)]);
  expect(await hashing.addEntries(id, [pdq(hash)])).toEqual({ added: 0 });
  const found = await hashing.lookUpPdq(hash);
  expect(found.map(({ listName }) => listName).sort()).toEqual(['industry', 'peers']);
  expect(new Set(found.map(({ number }) => number)).size).toBe(2);
});

test('what another process adds is found, and what is taken away in the database is not', async () => {
  const hash = balanced();
  expect(await hashing.lookUpPdq(hash)).toEqual([]);
  const other = openDatabase(database.url, 2);
  const there = over(other.db);
  await there.addEntries(peers, [pdq(hash, 'from elsewhere')]);
  expect(await hashing.lookUpPdq(hash)).toMatchObject([{ label: 'from elsewhere', distance: 0 }]);
  expect(await there.lookUpPdq(hash)).toHaveLength(1);

  const before = hashing.pdqState().entries;
  await other.pool.query(`delete from hashing_entry where digest = decode($1, 'hex')`, [hash]);
  expect(await hashing.lookUpPdq(hash)).toEqual([]);
  expect(hashing.pdqState().entries).toBe(before - 1);
  expect(await there.lookUpPdq(hash)).toEqual([]);
  await there.close();
  await other.close();
});

test('an entry whose digest is changed in the database is found where it went, not where it was', async () => {
  const [before, after] = [balanced(), balanced()];
  await hashing.addEntries(peers, [pdq(before)]);
  expect(await hashing.lookUpPdq(before)).toHaveLength(1);
  await database.pool.query(
    `update hashing_entry set digest = decode($2, 'hex') where digest = decode($1, 'hex')`,
    [before, after],
  );
  expect(await hashing.lookUpPdq(before)).toEqual([]);
  expect(await hashing.lookUpPdq(after)).toHaveLength(1);
});

test('numbers become visible in their order: who adds waits until the one before has finished', async () => {
  const first = await database.pool.connect();
  const said: string[] = [];
  await first.query('begin');
  await first.query(
    `insert into hashing_entry (list_id, algorithm, digest) values ($1, 'pdq', decode($2, 'hex'))`,
    [peers, balanced()],
  );
  const second = hashing.addEntries(peers, [pdq(balanced())]).then(() => said.push('second'));
  await new Promise((later) => setTimeout(later, 150));
  said.push('first');
  await first.query('commit');
  first.release();
  await second;
  expect(said).toEqual(['first', 'second']);
});

test('nothing is missed while many add at once', async () => {
  const hashes = Array.from({ length: 60 }, balanced);
  await Promise.all(
    hashes.map(async (hash, at) => {
      await hashing.addEntries(peers, [pdq(hash, `one of many ${at}`)]);
      await hashing.lookUpPdq(balanced());
    }),
  );
  for (const hash of hashes) expect(await hashing.lookUpPdq(hash)).toHaveLength(1);
});

test('a long list is read in batches, and all of it is there', async () => {
  const hashes = Array.from({ length: 45_000 }, () => randomBytes(32).toString('hex'));
  const { id } = await hashing.addList({ name: 'long', source: 'test' });
  await hashing.addEntries(
    id,
    hashes.map((hash) => pdq(hash)),
  );
  const asked = [0, 1, 19_999, 20_000, 39_999, 40_000, 44_999].map((at) => hashes[at] ?? '');
  const fresh = over(database.db);
  for (const who of [hashing, fresh]) {
    for (const hash of asked) {
      expect((await who.lookUpPdq(turned(hash, 30))).map(({ distance }) => distance)).toContain(30);
    }
  }
  expect(fresh.pdqState().entries).toBe(hashing.pdqState().entries);
  await fresh.close();
  await expect(fresh.lookUpPdq(asked[0] ?? '')).rejects.toThrow('closed');
});

test('what is no PDQ is refused by name, in a question and in a list; nothing is half-written', async () => {
  for (const wrong of ['', 'f'.repeat(63), 'g'.repeat(64), 'f'.repeat(65)])
    await expect(hashing.lookUpPdq(wrong), wrong).rejects.toThrow('HAS-002');
  for (const radius of [-1, 1.5, 257, Number.NaN])
    await expect(hashing.lookUpPdq(balanced(), radius)).rejects.toThrow('HAS-008');
  const good = balanced();
  await expect(hashing.addEntries(peers, [pdq(good), pdq('0'.repeat(64))])).rejects.toThrow('HAS-007');
  await expect(hashing.addEntries(peers, [pdq(good), pdq('ff')])).rejects.toThrow('HAS-002');
  expect(await hashing.lookUpPdq(good)).toEqual([]);
  await expect(
    database.pool.query(`insert into hashing_entry (list_id, algorithm, digest) values ($1, 'pdq', $2)`, [
      peers,
      Buffer.alloc(32),
    ]),
  ).rejects.toThrow('hashing_entry_pdq_form');
});

test('a list by hand takes both kinds, and says which PDQ look as if a digit had been changed', async () => {
  const hash = balanced();
  const lines = `pdq,${hash},fine\npdq,${turned(hash, 1)},changed\n${'ab'.repeat(32)},exact`;
  const brought = { name: 'both kinds', source: 'a peer', lines };
  expect(await hashing.bringList(brought, newId())).toEqual({
    name: 'both kinds',
    read: 3,
    added: 3,
    unbalanced: 1,
  });
  expect((await hashing.lists()).find(({ name }) => name === 'both kinds')).toMatchObject({
    entries: 3,
    pdq: 2,
  });
  expect(await hashing.lookUpPdq(hash)).toHaveLength(2);
  expect(await hashing.lookup({ sha256: 'ab'.repeat(32) })).toMatchObject({ listName: 'both kinds' });
});

test('a PDQ never answers for a SHA-256 of the same digits, nor the other way round', async () => {
  const digits = balanced();
  await hashing.addEntries(peers, [pdq(digits)]);
  expect(await hashing.lookup({ sha256: digits })).toBeNull();
  expect(await hashing.lookUpDigest('sha256', digits)).toEqual([]);
  const exact = randomBytes(32).toString('hex');
  await hashing.addEntries(peers, [{ algorithm: 'sha256', digest: exact }]);
  expect(await hashing.lookUpDigest('sha256', exact)).toMatchObject([{ listName: 'peers', distance: 0 }]);
  expect(await hashing.lookUpPdq(exact)).toEqual([]);
});
