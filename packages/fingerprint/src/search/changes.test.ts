import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allByDistance,
  flatOf,
  flipped,
  hashOf,
  numbersFrom,
  someOf,
  within,
  type Entry,
} from './brute-force.ts';
import { RadiusIndex } from './radius-index.ts';

/** What an index should hold: pairs of id and hash, in no order. */
class Model {
  entries: Entry[] = [];

  add(id: number, hash: Uint8Array): void {
    this.entries.push({ id, hash });
  }

  remove(id: number): boolean {
    const before = this.entries.length;
    this.entries = this.entries.filter((entry) => entry.id !== id);
    return this.entries.length < before;
  }
}

const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('add' as const), id: fc.nat(60) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: fc.nat(60) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('search' as const), id: fc.nat(60) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rebuild' as const), id: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), id: fc.constant(0) }) },
);

test('adding, removing, searching and rebuilding in any order agree with a plain list at every step', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 60 }),
      fc.nat(),
      fc.boolean(),
      async (acts, seed, several) => {
        const next = numbersFrom(seed);
        const centres = Array.from({ length: 6 }, () => hashOf(next));
        const some = () => flipped(centres[next() % 6]!, someOf(next, next() % 34, 256));
        const model = new Model();
        for (let id = 0; id < 30; id += 1) model.add(next() % 60, some());
        const index = await RadiusIndex.build(
          { hashes: flatOf(model.entries.map(({ hash }) => hash)), ids: model.entries.map(({ id }) => id) },
          { layout: 'm32', rebuildAfter: 1e9, ...(several ? { segmentHashes: 7 } : {}) },
        );
        let rebuilding: Promise<void> = Promise.resolve();
        for (const { kind, id } of acts) {
          if (kind === 'add') {
            const hash = some();
            index.add(id, hash);
            model.add(id, hash);
          } else if (kind === 'remove') {
            expect(index.remove(id)).toBe(model.remove(id));
          } else if (kind === 'search') {
            const query = some();
            expect(index.search(query, id)).toEqual(within(model.entries, query, id));
            expect(index.nearest(query, 3)).toEqual(allByDistance(model.entries, [query]).slice(0, 3));
            expect(index.has(id)).toBe(model.entries.some((entry) => entry.id === id));
          } else if (kind === 'rebuild') {
            rebuilding = index.rebuild();
          } else {
            await rebuilding;
          }
          expect(index.size).toBe(model.entries.length);
        }
        await rebuilding;
        await index.rebuild();
        expect(index.stats()).toMatchObject({ size: model.entries.length, removed: 0, appended: 0 });
        for (const query of centres)
          expect(index.search(query, 40)).toEqual(within(model.entries, query, 40));
        await index.close();
      },
    ),
    { numRuns: 15 },
  );
});

test('enough additions start a rebuild by themselves, and searches see each of them at once', async () => {
  const next = numbersFrom(3);
  const index = await RadiusIndex.build({ hashes: new Uint8Array(0) }, { rebuildAfter: 2_000 });
  const hashes = Array.from({ length: 9_000 }, () => hashOf(next));
  for (const [id, hash] of hashes.entries()) {
    index.add(id, hash);
    if (id % 50 !== 0) continue;
    expect(index.search(hash, 0)).toEqual([{ id, distance: 0 }]);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const { rebuilds, rebuilding } = index.stats();
  expect(rebuilds > 0 || rebuilding).toBe(true);
  await index.rebuild();
  expect(index.stats()).toMatchObject({ size: 9_000 });
  for (const [id, hash] of hashes.entries())
    if (id % 90 === 0)
      expect(index.search(flipped(hash, someOf(next, 31, 256)))).toEqual([{ id, distance: 31 }]);
  await index.close();
});

test('more additions than one append takes are all found', async () => {
  const next = numbersFrom(4);
  const index = await RadiusIndex.build({ hashes: new Uint8Array(0) }, { rebuildAfter: 1e9 });
  const hashes = Array.from({ length: 70_000 }, () => hashOf(next));
  for (const [id, hash] of hashes.entries()) index.add(id + 2 ** 40, hash);
  for (const id of [0, 65_535, 65_536, 69_999])
    expect(index.search(flipped(hashes[id]!, someOf(next, 20, 256)))).toEqual([
      { id: id + 2 ** 40, distance: 20 },
    ]);
  expect(index.remove(65_536 + 2 ** 40)).toBe(true);
  expect(index.search(hashes[65_536]!)).toEqual([]);
  await index.close();
});

test('rebuild after rebuild, memory stays what two copies take', async () => {
  const next = numbersFrom(6);
  const hashes = new Uint8Array(new Uint32Array(150_000 * 8).map(next).buffer);
  const index = await RadiusIndex.build({ hashes }, { rebuildAfter: 1e9 });
  await index.rebuild();
  await index.rebuild();
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 12; round += 1) {
    index.add(150_000 + round, hashes.subarray(round * 32, round * 32 + 32));
    await index.rebuild();
  }
  expect(index.search(hashes.subarray(0, 32), 0).map(({ id }) => id)).toEqual([0, 150_000]);
  expect(process.memoryUsage().rss - before).toBeLessThan(5 * index.stats().bytes);
  await index.close();
});

test('a rebuild under way can be given up', async () => {
  const index = await RadiusIndex.build({ hashes: new Uint8Array(320) });
  const rebuilding = index.rebuild();
  await index.close();
  await expect(rebuilding).rejects.toThrow('the thread ended early');
  expect(() => index.search(new Uint8Array(32))).toThrow(expect.objectContaining({ code: 'index-closed' }));
});

test('what no search can answer is refused', async () => {
  const index = await RadiusIndex.build({ hashes: new Uint8Array(64), ids: [5, 2 ** 53 - 1] });
  const refused = (code: string) => expect.objectContaining({ code });
  for (const radius of [-1, 1.5, 257, NaN])
    expect(() => index.search(new Uint8Array(32), radius)).toThrow(refused('radius-out-of-range'));
  expect(() => index.search(new Uint8Array(31))).toThrow(refused('hash-malformed'));
  expect(() => index.nearest(new Uint8Array(32), -1)).toThrow(refused('radius-out-of-range'));
  for (const id of [-1, 0.5, NaN, 2 ** 53]) {
    expect(() => index.add(id, new Uint8Array(32))).toThrow(refused('list-malformed'));
    expect(() => index.remove(id)).toThrow(refused('list-malformed'));
    await expect(RadiusIndex.build({ hashes: new Uint8Array(32), ids: [id] })).rejects.toThrow(
      refused('list-malformed'),
    );
  }
  await expect(RadiusIndex.build({ hashes: new Uint8Array(33) })).rejects.toThrow(refused('hash-malformed'));
  await expect(RadiusIndex.build({ hashes: new Uint8Array(32), ids: [1, 2] })).rejects.toThrow(
    refused('list-malformed'),
  );
  expect(index.search(new Uint8Array(32), 0)).toEqual([
    { id: 5, distance: 0 },
    { id: 2 ** 53 - 1, distance: 0 },
  ]);
  await index.close();
});
