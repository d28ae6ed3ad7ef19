import { expect, test } from 'vitest';
import { flatOf, flipped, hashOf, numbersFrom, someOf, within, type Entry } from './brute-force.ts';
import { openSearchPool } from './pool.ts';
import { RadiusIndex } from './radius-index.ts';

const next = numbersFrom(21);
const refused = (code: string) => expect.objectContaining({ code });

test('a pool answers as the index does, through additions, removals and rebuilds', async () => {
  const entries: Entry[] = Array.from({ length: 6_000 }, (_, id) => ({ id, hash: hashOf(next) }));
  const index = await RadiusIndex.build(
    { hashes: flatOf(entries.map(({ hash }) => hash)) },
    { rebuildAfter: 300 },
  );
  const pool = openSearchPool(index, { workers: 2 });
  let living = entries;
  for (let round = 0; round < 12; round += 1) {
    for (let at = 0; at < 100; at += 1) {
      const entry = { id: 6_000 + round * 100 + at, hash: hashOf(next) };
      index.add(entry.id, entry.hash);
      living = [...living, entry];
    }
    const gone = new Set(someOf(next, 30, living.length).map((at) => living[at]!.id));
    for (const id of gone) expect(index.remove(id)).toBe(true);
    const queries = [...gone].slice(0, 10).map((id) => living.find((entry) => entry.id === id)!.hash);
    living = living.filter(({ id }) => !gone.has(id));
    for (let at = 0; at < 20; at += 1) {
      const { hash } = living[at % 2 ? living.length - 1 - at : next() % living.length]!;
      queries.push(flipped(hash, someOf(next, next() % 33, 256)));
    }
    const found = await pool.search(queries, 31);
    for (const [at, query] of queries.entries()) expect(found[at]).toEqual(within(living, query, 31));
  }
  await index.rebuild();
  expect(index.stats().rebuilds).toBeGreaterThan(0);
  expect(await pool.search(flatOf([living[0]!.hash]), 0)).toEqual([[{ id: living[0]!.id, distance: 0 }]]);
  expect(await pool.search([])).toEqual([]);
  await pool.close();
  await index.close();
});

test('several pools over one index, and a closed one', async () => {
  const index = await RadiusIndex.build({ hashes: new Uint8Array(3_200) });
  const pools = [1, 2, 1].map((workers) => openSearchPool(index, { workers }));
  const everything = Array.from({ length: 100 }, (_, id) => ({ id, distance: 0 }));
  for (const pool of pools) expect(await pool.search([new Uint8Array(32)])).toEqual([everything]);
  const asked = pools[0]!.search(Array.from({ length: 2_000 }, () => new Uint8Array(32)));
  await Promise.all([
    expect(asked).rejects.toThrow(refused('index-closed')),
    ...pools.map((pool) => pool.close()),
  ]);
  await expect(pools[1]!.search([new Uint8Array(32)])).rejects.toThrow(refused('index-closed'));
  const again = openSearchPool(index, { workers: 1 });
  await expect(again.search([new Uint8Array(31)])).rejects.toThrow(refused('hash-malformed'));
  await expect(again.search([new Uint8Array(32)], 400)).rejects.toThrow(refused('radius-out-of-range'));
  await again.close();
  await index.close();
});

test('an index has a limited number of readers, and closed pools make room', async () => {
  const index = await RadiusIndex.build({ hashes: new Uint8Array(32) });
  const leave = Array.from({ length: 63 }, () => index.join(async () => undefined).leave);
  expect(() => index.join(async () => undefined)).toThrow(refused('index-full'));
  leave[0]?.();
  expect(index.join(async () => undefined).slot).toBe(1);
  await index.close();
});
