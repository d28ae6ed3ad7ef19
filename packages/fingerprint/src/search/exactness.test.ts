import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
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
import { bandRadii, layoutNames, layouts } from './layout.ts';
import { RadiusIndex } from './radius-index.ts';

/** Ways real lists differ from noise; each gives hashes and queries that have something to do with each other. */
const shapes = {
  random: (next: () => number, count: number) => Array.from({ length: count }, () => hashOf(next)),
  skewed: (next: () => number, count: number) => {
    const bias = Array.from({ length: 256 }, () => 0.02 + (next() % 960) / 1000);
    return Array.from({ length: count }, () => hashOf(next, (at) => bias[at]!));
  },
  'near duplicates': (next: () => number, count: number) => {
    const hot = Array.from({ length: 5 }, () => hashOf(next));
    return Array.from({ length: count }, () => flipped(hot[next() % 5]!, someOf(next, next() % 40, 256)));
  },
  'all in one bucket of the first half': (next: () => number, count: number) => {
    const first = hashOf(next);
    return Array.from({ length: count }, () => {
      const hash = hashOf(next);
      hash.set(first.subarray(0, 16));
      return hash;
    });
  },
  '128 ones': (next: () => number, count: number) =>
    Array.from({ length: count }, () => flipped(new Uint8Array(32), someOf(next, 128, 256))),
  equal: (next: () => number, count: number) => {
    const hash = hashOf(next);
    return Array.from({ length: count }, () => hash);
  },
} as const;
const shapeNames = Object.keys(shapes) as (keyof typeof shapes)[];

/** None, those around the usual one, and some that only reading everything answers. */
const telling = [0, 1, 7, 30, 31, 32, 47];

/** An entry itself, one at about the radius from it, and noise. */
const queriesAround = (next: () => number, near: Uint8Array, radius: number) => [
  near,
  flipped(near, someOf(next, radius % 60, 256)),
  hashOf(next),
];

async function indexOf(
  entries: readonly Entry[],
  layout: (typeof layoutNames)[number],
): Promise<RadiusIndex> {
  const ids = entries.map(({ id }) => id);
  return RadiusIndex.build({ hashes: flatOf(entries.map(({ hash }) => hash)), ids }, { layout });
}

test('every radius from 0 to 256 gives what reading everything gives: ids, distances and order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...shapeNames),
      fc.constantFrom('scan' as const, 'm32' as const, 'm16' as const, 'm14' as const, 'm13' as const),
      fc.integer({ min: 1, max: 400 }),
      fc.array(fc.integer({ min: 0, max: 256 }), { minLength: 3, maxLength: 3 }),
      fc.nat(),
      async (shape, layout, count, radii, seed) => {
        const next = numbersFrom(seed);
        const entries = shapes[shape](next, count).map((hash) => ({ id: next() % (2 * count), hash }));
        const index = await indexOf(entries, layout);
        const near = entries[next() % count]!.hash;
        for (const radius of [...telling, ...radii]) {
          for (const query of queriesAround(next, near, radius)) {
            expect(index.search(query, radius)).toEqual(within(entries, query, radius));
          }
        }
        const k = next() % (count + 3);
        expect(index.nearest(near, k)).toEqual(allByDistance(entries, [near]).slice(0, k));
        await index.close();
      },
    ),
    { numRuns: 40 },
  );
});

// The tables of the widest bands take hundreds of megabytes: one list of all shapes together, the same each time.
test.each(['m14', 'm13', 'm12', 'm11'] as const)(
  '%s gives what reading everything gives, through its bands up to 31, for lists of every shape',
  async (layout) => {
    const next = numbersFrom(layouts[layout].length);
    const each = 46; // so few that even equal hashes are not worth reading everything for
    const entries = shapeNames
      .flatMap((shape) => shapes[shape](next, each))
      .map((hash) => ({ id: next() % 400, hash }));
    const index = await indexOf(entries, layout);
    for (const [at, shape] of shapeNames.entries()) {
      for (const radius of [...telling, 2 + (next() % 28), 33 + (next() % 200), 255, 256]) {
        const near = entries[at * each + (next() % each)]!.hash;
        for (const query of queriesAround(next, near, radius)) {
          expect(index.search(query, radius), shape).toEqual(within(entries, query, radius));
          if (radius <= 31) expect(index.stats().lastSearch.scanned, shape).toBe(0);
        }
      }
    }
    const near = entries[0]!.hash;
    expect(index.nearest(near, 60)).toEqual(allByDistance(entries, [near]).slice(0, 60));
    await index.close();
  },
);

test.each([...layoutNames])(
  '%s finds entries exactly at the limit of one band and past that of every other',
  async (layout) => {
    const next = numbersFrom(layout.length * 7 + layouts[layout].length);
    const widths = layouts[layout];
    const cuts = widths.map((_, band) => widths.slice(0, band).reduce((sum, width) => sum + width, 0));
    const entries = Array.from({ length: 3_000 }, (_, id) => ({ id, hash: hashOf(next) }));
    const index = await indexOf(entries, layout);
    for (let round = 0; round < 160; round += 1) {
      const radius = round % 4 === 0 ? 30 : round % 4 === 1 ? round % 32 : 31;
      const radii = bandRadii(widths, entries.length, radius);
      const entry = entries[next() % entries.length]!;
      const only = next() % Math.max(1, widths.length);
      const bits = radii
        ? widths.flatMap((width, band) =>
            someOf(next, radii[band]! + (band === only ? 0 : 1), width, cuts[band]!),
          )
        : someOf(next, radius, 256);
      // One band at its limit, each other one past its own: the whole is the radius, or a little less where a band stays out.
      expect(bits.length).toBeLessThanOrEqual(radius + 1);
      const query = flipped(entry.hash, bits);
      const found = index.search(query, radius);
      expect(found).toEqual(bits.length <= radius ? [{ id: entry.id, distance: bits.length }] : []);
    }
    for (const distance of [29, 30, 31, 32, 33]) {
      const entry = entries[distance]!;
      const query = flipped(entry.hash, someOf(next, distance, 256));
      for (const radius of [30, 31, 32]) {
        expect(index.search(query, radius)).toEqual(distance <= radius ? [{ id: entry.id, distance }] : []);
      }
    }
    await index.close();
  },
);

const crowd = 70_000; // more matches than a kernel may tell in one call
const next = numbersFrom(5);
const hot = hashOf(next);
const crowded = Array.from({ length: crowd }, (_, id) => flipped(hot, someOf(next, id % 5, 256)));
const lone = Array.from({ length: 5_000 }, () => hashOf(next));
const hotIndex = RadiusIndex.build({ hashes: flatOf([...crowded, ...lone]) }, { layout: 'm16' });

afterAll(async () => (await hotIndex).close());

test('a hot list with more matches than the kernel has room for is still exact', async () => {
  const index = await hotIndex;
  const found = index.search(hot, 31);
  expect(found.length).toBe(crowd);
  expect(found.every(({ id, distance }) => distance === id % 5)).toBe(true);
  expect(new Set(found.map(({ id }) => id)).size).toBe(crowd);
  expect(index.nearest(hot, 3)).toEqual([
    { id: 0, distance: 0 },
    { id: 5, distance: 0 },
    { id: 10, distance: 0 },
  ]);
});

test('entries beside a hot list are found through the bands, without reading everything', async () => {
  const index = await hotIndex;
  for (const [at, hash] of lone.slice(0, 50).entries()) {
    expect(index.search(flipped(hash, someOf(next, 31, 256)), 31)).toEqual([
      { id: crowd + at, distance: 31 },
    ]);
    expect(index.stats().lastSearch.scanned).toBe(0);
  }
});

test('any of several queries: each id once, with its least distance', async () => {
  const entries = Array.from({ length: 500 }, (_, id) => ({ id: id % 300, hash: hashOf(next) }));
  const index = await indexOf(entries, 'm16');
  const queries = entries.slice(0, 8).map(({ hash }, at) => flipped(hash, someOf(next, at * 4, 256)));
  const truth = allByDistance(entries, queries);
  for (const radius of [0, 12, 31, 90])
    expect(index.searchAny(queries, radius)).toEqual(truth.filter(({ distance }) => distance <= radius));
  await index.close();
});
