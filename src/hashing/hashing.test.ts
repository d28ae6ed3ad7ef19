import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#ground/db';
import { make, type Hashing, type NewEntry } from '#hashing';
import { freshDatabase } from '../../tests/database.ts';

const digestsOf = (text: string): { sha256: string; sha1: string; md5: string } => ({
  sha256: createHash('sha256').update(text).digest('hex'),
  sha1: createHash('sha1').update(text).digest('hex'),
  md5: createHash('md5').update(text).digest('hex'),
});

describe('fingerprint lists', () => {
  let database: Database;
  let hashing: Hashing;
  beforeAll(async () => {
    database = await freshDatabase();
    hashing = make({ db: database.db });
  });
  afterAll(() => database.close());

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
});
