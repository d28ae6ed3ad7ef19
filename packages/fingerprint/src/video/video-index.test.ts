import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareVideos } from './match.ts';
import { hashOf, turned } from './samples.ts';
import { VideoIndex } from './video-index.ts';

/** A few families of near hashes, so that videos share frames at distances around the radius. */
const video = fc.array(
  fc.record({
    frame: fc.nat(1000),
    hash: fc
      .tuple(fc.nat(5), fc.constantFrom(0, 0, 2, 16, 30, 31, 32, 40))
      .map(([seed, bits]) => turned(hashOf(seed), bits)),
    quality: fc.constantFrom(100, 100, 100, 50, 49),
    timestamp: fc.nat(100),
  }),
  { maxLength: 12 },
);

it('an index of many videos answers what a comparison with each would, also after changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(video, { maxLength: 8 }),
      video,
      fc.nat(7),
      video,
      fc.constantFrom(0, 20, 31),
      async (videos, query, changed, replacement, radius) => {
        const stored = new Map(videos.map((frames, at) => [at * 10, frames]));
        const index = await VideoIndex.build([...stored].map(([id, frames]) => ({ id, frames })));
        const check = () => {
          for (const rule of [{ radius }, { radius, queryPercent: 10, storedPercent: 50 }]) {
            const expected = [...stored]
              .map(([id, frames]) => ({ id, ...compareVideos(query, frames, rule) }))
              .filter(({ isMatch }) => isMatch);
            const byId = (one: { id: number }, other: { id: number }) => one.id - other.id;
            expect(index.search(query, rule).sort(byId)).toEqual(expected);
          }
        };
        check();
        index.add({ id: changed * 10, frames: replacement });
        stored.set(changed * 10, replacement);
        check();
        expect(index.remove(0)).toBe(stored.delete(0));
        check();
        expect(index.size).toBe(stored.size);
        await index.close();
      },
    ),
    { numRuns: 40 },
  );
});
