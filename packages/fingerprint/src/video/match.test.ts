import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '../pdq/index.ts';
import { frames, hashOf, turned } from './samples.ts';
import { pruneFrames } from './frame.ts';
import type { VideoFrame } from './frame.ts';
import { compareVideos } from './match.ts';

const [a, b, c, d, e] = [1, 2, 3, 4, 5].map(hashOf) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

describe('two videos', () => {
  it('match when four fifths of the query are in the stored one, in whatever order', () => {
    expect(compareVideos(frames(e, turned(d, 31), c, b, hashOf(9)), frames(a, b, c, d, e))).toEqual({
      isMatch: true,
      queryPercent: 80,
      storedPercent: 80,
      queryFrames: 5,
      storedFrames: 5,
    });
    expect(compareVideos(frames(e, turned(d, 32), c, b, hashOf(9)), frames(a, b, c, d, e))).toMatchObject({
      isMatch: false,
      queryPercent: 60,
    });
  });

  it('match when one is a clip of the other, and only then in one direction', () => {
    const [clip, whole] = [frames(b, c), frames(a, b, c, d, e)];
    expect(compareVideos(clip, whole)).toMatchObject({ isMatch: true, queryPercent: 100, storedPercent: 40 });
    expect(compareVideos(whole, clip)).toMatchObject({
      isMatch: false,
      queryPercent: 40,
      storedPercent: 100,
    });
    expect(compareVideos(whole, clip, { queryPercent: 0, storedPercent: 80 })).toMatchObject({
      isMatch: true,
    });
  });

  it('are compared without repetitions and without frames of low quality', () => {
    const dull = { ...frames(hashOf(8))[0], quality: 49 } as VideoFrame;
    expect(compareVideos([...frames(a, a, a, b), dull], [...frames(a, c, c), dull])).toMatchObject({
      queryFrames: 2,
      storedFrames: 2,
      queryPercent: 50,
      storedPercent: 50,
    });
    expect(compareVideos([dull], [dull], { quality: 49 })).toMatchObject({ isMatch: true });
  });

  it('do not match when one has no usable frame, whatever the rule', () => {
    expect(compareVideos([], frames(a), { queryPercent: 0 })).toMatchObject({
      isMatch: false,
      queryPercent: 0,
    });
    expect(compareVideos(frames(a), [], { queryPercent: 0 })).toMatchObject({
      isMatch: false,
      storedPercent: 0,
    });
  });

  it('refuse a radius that is none', () => {
    expect(() => compareVideos([], [], { radius: 257 })).toThrow(
      expect.objectContaining({ code: 'radius-out-of-range' }),
    );
    expect(() => compareVideos([], [], { radius: 1.5 })).toThrow(/radius/);
  });
});

it('pruning keeps a frame when it is farther than that from the last one kept, as the paper on vPDQ shows', () => {
  const scene = frames(a, a, turned(a, 2), turned(a, 3), turned(a, 3), turned(a, 5), b);
  expect(pruneFrames(scene).map(({ frame }) => frame)).toEqual([0, 3, 6]);
  expect(pruneFrames(scene, 0).map(({ frame }) => frame)).toEqual([0, 2, 3, 5, 6]);
});

it('the distance in words is the distance in bytes', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(hash, hash, fc.integer({ min: 0, max: 256 }), (one, other, radius) => {
      const match = compareVideos(frames(one), frames(other), { radius });
      expect(match.isMatch).toBe(distance(one, other) <= radius);
    }),
  );
});
