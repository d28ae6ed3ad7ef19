import { kernelOver, type Ways } from './kernel.ts';
import { slotAt } from './memory.ts';
import { emptySegment, planesOf, type Segment } from './segment.ts';
import { prepareSlot, writePlan } from './plan.ts';
import { fillBand, writeMasks } from './tables.ts';

let chosen: Ways | undefined;

/** Enough for buckets of the size that large lists have, in a layout that is quickly built. */
const hashes = 10_240;

/** A small segment of noise, the same each time. */
function noise(): Segment {
  const segment = emptySegment(hashes, { idKind: 'run', firstId: 0 }, 'm32');
  const { a, b } = planesOf(segment);
  let state = 1;
  for (const plane of [a, b]) {
    for (let at = 0; at < plane.length; at += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      plane[at] = state >>> 24;
    }
  }
  return segment;
}

/**
 * Counting one-bits has a scalar instruction on every processor; in vectors only on some, elsewhere it is made of byte
 * shuffles. Which way is quicker is found out once, in about 15 ms. Threads that are told it need not try again.
 */
export function quickestWays(told?: Ways): Ways {
  chosen ??= told ?? tryOut();
  return chosen;
}

function tryOut(): Ways {
  const segment = noise();
  const kernel = kernelOver(segment.memory);
  const { a, b, dead } = segment.places;
  writeMasks(segment);
  for (const band of segment.places.bands.keys()) fillBand(segment, kernel, band);
  prepareSlot(segment, 0);
  writePlan(segment, 0, 31);
  const { start } = slotAt(0);
  const quicker = (scalars: () => unknown, vectors: () => unknown): boolean => {
    let byScalars = Infinity;
    let byVectors = Infinity;
    for (let round = 0; round < 40; round += 1) {
      const begun = performance.now();
      scalars();
      const between = performance.now();
      vectors();
      byScalars = Math.min(byScalars, between - begun);
      byVectors = Math.min(byVectors, performance.now() - between);
    }
    return byVectors < byScalars;
  };
  return {
    searchVectors: quicker(
      () => kernel.search(start, 0),
      () => kernel.search(start, 1),
    ),
    scanVectors: quicker(
      () => kernel.scan(start, a, b, dead, 0, hashes),
      () => kernel.scanVectors(start, a, b, dead, 0, hashes),
    ),
  };
}
