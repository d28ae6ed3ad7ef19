import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { flatOf, flipped, hashOf, numbersFrom, someOf, within, type Entry } from './brute-force.ts';
import { RadiusIndex } from './radius-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'index-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const next = numbersFrom(11);
const refused = (code: string) => expect.objectContaining({ name: 'FingerprintError', code });

async function filled(idOf: (at: number) => number, count = 3_000) {
  const entries: Entry[] = Array.from({ length: count }, (_, at) => ({ id: idOf(at), hash: hashOf(next) }));
  const index = await RadiusIndex.build({
    hashes: flatOf(entries.map(({ hash }) => hash)),
    ids: entries.map(({ id }) => id),
  });
  return { entries, index };
}

test.each([
  ['a run of ids', (at: number) => at + 1_000],
  ['ids of 4 bytes, out of order, some doubled', (at: number) => ((at * 7919) % 2_500) * 3],
  ['ids beyond 4 bytes', (at: number) => 2 ** 52 - at * 5],
])('what is saved is what is loaded: %s', async (_, idOf) => {
  const { entries, index } = await filled(idOf);
  const removed = entries[17]!.id;
  index.remove(removed);
  const added = { id: 77, hash: hashOf(next) };
  index.add(added.id, added.hash);
  const living = [...entries.filter(({ id }) => id !== removed), added];
  const path = join(folder, 'index');
  const saving = index.save(path);
  index.add(3, hashOf(next)); // after the moment of saving: not in the file
  index.remove(entries[0]!.id);
  await saving;
  for (const options of [{}, { segmentHashes: 1_100 }]) {
    const loaded = await RadiusIndex.load(path, options);
    expect(loaded.size).toBe(living.length);
    for (const { hash } of [...living.slice(0, 60), ...living.slice(-60)]) {
      const query = flipped(hash, someOf(next, 25, 256));
      expect(loaded.search(query, 31)).toEqual(within(living, query, 31));
    }
    await loaded.close();
  }
  await index.close();
  expect(readdirSync(folder)).toEqual(['index']);
});

test('an empty index is saved and loaded', async () => {
  const path = join(folder, 'index');
  const index = await RadiusIndex.build({ hashes: new Uint8Array(0) });
  await index.save(path);
  const loaded = await RadiusIndex.load(path);
  expect(loaded.size).toBe(0);
  expect(loaded.search(new Uint8Array(32), 256)).toEqual([]);
});

test('a file changed in any byte, cut off anywhere or too long is refused', async () => {
  const path = join(folder, 'index');
  const { index } = await filled((at) => at * 2, 200);
  await index.save(path);
  const whole = readFileSync(path);
  for (const at of [0, 7, 8, 12, 16, 23, 24, 40, 64, 65, 3_000, whole.length - 40, whole.length - 1]) {
    const other = Buffer.from(whole);
    other[at]! ^= 1;
    writeFileSync(path, other);
    await expect(RadiusIndex.load(path)).rejects.toThrow(
      refused(at === 8 ? 'index-file-version' : 'index-file-damaged'),
    );
  }
  for (const length of [0, 10, 63, 64, 4_000, whole.length - 33, whole.length - 1]) {
    writeFileSync(path, whole);
    truncateSync(path, length);
    await expect(RadiusIndex.load(path)).rejects.toThrow(refused('index-file-damaged'));
  }
  writeFileSync(path, Buffer.concat([whole, Buffer.alloc(1)]));
  await expect(RadiusIndex.load(path)).rejects.toThrow(refused('index-file-damaged'));
});

/** A file that says what it likes, its checksum right. */
function forged(count: number, kind: number, body: Buffer, first = 0): string {
  const header = Buffer.alloc(64);
  header.write('VIGIEIDX');
  header.writeUInt32LE(1, 8);
  header.writeUInt32LE(kind, 12);
  header.writeDoubleLE(count, 16);
  header.writeDoubleLE(first, 24);
  const bytes = Buffer.concat([header, body]);
  const path = join(folder, 'forged');
  writeFileSync(path, Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]));
  return path;
}

test('a hostile file takes no memory by what it claims, and its ids are not believed', async () => {
  const before = process.memoryUsage().rss;
  const ids = (numbers: number[]) =>
    Buffer.concat([Buffer.alloc(64), Buffer.from(new Float64Array(numbers).buffer)]);
  const hostile: [number, number, Buffer, number?][] = [
    [2 ** 40, 0, Buffer.alloc(64)],
    [2 ** 26, 2, Buffer.alloc(64)],
    [NaN, 0, Buffer.alloc(64)],
    [-2, 0, Buffer.alloc(64)],
    [1.5, 0, Buffer.alloc(48)],
    [Infinity, 0, Buffer.alloc(64)],
    [2, 3, Buffer.alloc(64)],
    [2, 0, Buffer.alloc(64), NaN],
    [2, 0, Buffer.alloc(64), -1],
    [2, 0, Buffer.alloc(64), 2 ** 53 - 1],
    [2, 2, ids([5, 4])],
    [2, 2, ids([-1, 4])],
    [2, 2, ids([0, NaN])],
    [2, 2, ids([0, 0.5])],
    [2, 2, ids([0, Infinity])],
  ];
  for (const [count, kind, body, first] of hostile)
    await expect(RadiusIndex.load(forged(count, kind, body, first))).rejects.toThrow(
      refused('index-file-damaged'),
    );
  await expect(RadiusIndex.load(forged(2, 0, Buffer.alloc(64)), { mostHashes: 1 })).rejects.toThrow(
    refused('index-file-damaged'),
  );
  expect((await RadiusIndex.load(forged(2, 2, ids([4, 2 ** 53 - 1])))).size).toBe(2);
  expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
});

test('a save that fails leaves the old file as it was and nothing beside it', async () => {
  const path = join(folder, 'index');
  writeFileSync(path, 'old');
  const { index } = await filled((at) => at, 10);
  await expect(index.save(join(folder, 'missing', 'index'))).rejects.toThrow('ENOENT');
  await expect(index.save(folder)).rejects.toThrow();
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder).toSorted()).toEqual(['forged', 'index']);
});
