import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { make as makeAudit } from '#audit';
import type { Database } from '#ground/db';
import { makeFetcher, productionPolicy, type Fetcher } from '#ground/fetch';
import { newId } from '#ground/ids';
import { make, type Hashing, type NewEntry } from '#hashing';
import { freshDatabase } from '../../tests/database.ts';
import { readLines } from './read-lines.ts';

const digestsOf = (text: string): { sha256: string; sha1: string; md5: string } => ({
  sha256: createHash('sha256').update(text).digest('hex'),
  sha1: createHash('sha1').update(text).digest('hex'),
  md5: createHash('md5').update(text).digest('hex'),
});

describe('fingerprint lists', () => {
  let database: Database;
  let hashing: Hashing;
  let fetcher: Fetcher;
  beforeAll(async () => {
    database = await freshDatabase();
    fetcher = makeFetcher({ policy: productionPolicy });
    hashing = make({ db: database.db, audit: makeAudit(database), fetcher });
  });
  afterAll(async () => {
    await hashing.close();
    await fetcher.close();
    await database.close();
  });

  it('know what was added, by each algorithm, and name the list that vouches', async () => {
    const { id } = await hashing.addList({ name: 'peers', source: 'a peer hotline' });
    const one = digestsOf('one');
    const other = digestsOf('other');
    const entries: NewEntry[] = [
      { algorithm: 'sha256', digest: one.sha256.toUpperCase(), label: 'baseline' },
      { algorithm: 'md5', digest: other.md5 },
    ];
    expect(await hashing.addEntries(id, entries)).toEqual({ added: 2 });
    expect(await hashing.lookup({ sha256: one.sha256 })).toEqual({
      listName: 'peers',
      label: 'baseline',
      algorithm: 'sha256',
    });
    expect(await hashing.lookup(other)).toEqual({ listName: 'peers', label: '', algorithm: 'md5' });
    expect(await hashing.lookup(digestsOf('nobody'))).toBeNull();
    expect(await hashing.lookup({})).toBeNull();
  });

  it('add nothing twice', async () => {
    const { id } = await hashing.addList({ name: 'repeated', source: 'test' });
    const entry: NewEntry = { algorithm: 'sha1', digest: digestsOf('twice').sha1 };
    expect(await hashing.addEntries(id, [entry, entry])).toEqual({ added: 1 });
    expect(await hashing.addEntries(id, [entry])).toEqual({ added: 0 });
  });

  it('believe the strongest digest first', async () => {
    const { id: weak } = await hashing.addList({ name: 'weak', source: 'test' });
    const { id: strong } = await hashing.addList({ name: 'strong', source: 'test' });
    const body = digestsOf('both');
    await hashing.addEntries(weak, [{ algorithm: 'md5', digest: body.md5 }]);
    await hashing.addEntries(strong, [{ algorithm: 'sha256', digest: body.sha256 }]);
    expect((await hashing.lookup(body))?.listName).toBe('strong');
  });

  it('refuse a second list of a name, an unknown list, and what is no digest, leaving nothing half-written', async () => {
    await expect(hashing.addList({ name: 'peers', source: 'again' })).rejects.toThrow('HAS-001');
    await expect(hashing.addEntries('00000000-0000-7000-8000-000000000000', [])).rejects.toThrow('HAS-003');
    const { id } = await hashing.addList({ name: 'broken', source: 'test' });
    const good: NewEntry = { algorithm: 'sha256', digest: digestsOf('good').sha256 };
    await expect(hashing.addEntries(id, [good, { algorithm: 'sha256', digest: 'zz' }])).rejects.toThrow(
      'HAS-002',
    );
    expect(await hashing.lookup({ sha256: good.digest })).toBeNull();
  });

  it('take a large list in blocks', async () => {
    const { id } = await hashing.addList({ name: 'large', source: 'test' });
    const entries = Array.from({ length: 12_000 }, (): NewEntry => ({
      algorithm: 'sha256',
      digest: randomBytes(32).toString('hex'),
    }));
    expect(await hashing.addEntries(id, entries)).toEqual({ added: 12_000 });
    expect((await hashing.lists()).find((list) => list.name === 'large')?.entries).toBe(12_000);
  });

  it('come in by hand whole, with a line in the trail, or not at all', async () => {
    const audit = makeAudit(database);
    const by = newId();
    const [one, two] = [digestsOf('by hand').sha256, digestsOf('by hand too').sha256];
    const brought = {
      name: 'by hand',
      source: 'a peer',
      lines: `sha256,label\r\n${one},baseline\n\n# end\n${two}`,
    };
    expect(await hashing.bringList(brought, by)).toEqual({
      name: 'by hand',
      read: 2,
      added: 2,
      unbalanced: 0,
    });
    const { entries } = await audit.list({ before: null, limit: 1 });
    expect(entries[0]).toMatchObject({
      actor: by,
      action: 'hashing.add-list',
      detail: { read: 2, added: 2 },
    });

    const listId = entries[0]?.subject ?? '';
    const three = digestsOf('by hand three').sha256;
    const more = { listId, name: '', source: '', lines: `${one}\n${three}` };
    expect(await hashing.bringList(more, by)).toMatchObject({ read: 2, added: 1 });
    await expect(hashing.bringList({ ...more, lines: `${'e'.repeat(64)}\nzz` }, by)).rejects.toThrow(
      'HAS-006',
    );
    expect(await hashing.lookup({ sha256: 'e'.repeat(64) })).toBeNull();
    await expect(hashing.bringList({ ...more, listId: 'no id' }, by)).rejects.toThrow('HAS-003');
    await expect(hashing.bringList({ ...brought, name: ' ' }, by)).rejects.toThrow('HAS-004');
    await expect(hashing.bringList({ ...brought, lines: '\n' }, by)).rejects.toThrow('HAS-005');
    await expect(hashing.bringList(brought, by)).rejects.toThrow('HAS-001');
    expect((await audit.list({ before: null, limit: 9 })).entries).toHaveLength(2);
  });
});

describe('lines of a list', () => {
  it('are read as peers export them; those that are no SHA-256 are named by number', () => {
    const digest = 'AB'.repeat(32);
    const text = `\uFEFF"sha256","label"\n"${digest}","one, two"\n${digest};three\nhello\n${'a'.repeat(40)}`;
    const { entries, badLines } = readLines(text);
    expect(entries.map(({ digest: read, label }) => [read, label])).toEqual([
      [digest.toLowerCase(), 'one, two'],
      [digest.toLowerCase(), 'three'],
    ]);
    expect(badLines).toEqual([4, 5]);
  });
  it('are PDQ where they say so; the same digits without the word are a SHA-256', () => {
    const [pdq, digest] = ['f0'.repeat(32), 'AB'.repeat(32)];
    const text = [
      'type,value,label',
      `pdq,${pdq},one`,
      `"PDQ";"${pdq}"`,
      `pdq\t${pdq}\tthree, or so`,
      `sha256,${digest},four`,
      digest,
      `pdq,${'0'.repeat(64)}`,
      `pdq,${pdq.slice(2)}`,
      `pdq ${pdq}`,
    ].join('\n');
    const { entries, badLines } = readLines(text);
    expect(entries.map(({ algorithm, label }) => [algorithm, label])).toEqual([
      ['pdq', 'one'],
      ['pdq', ''],
      ['pdq', 'three, or so'],
      ['sha256', 'four'],
      ['sha256', ''],
    ]);
    expect(badLines).toEqual([7, 8, 9]);
    expect(readLines(`sha256,${digest}`).entries).toHaveLength(1);
  });
});
