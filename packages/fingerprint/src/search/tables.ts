import { inPieces, type Kernel } from './kernel.ts';
import { masksOf } from './layout.ts';
import type { Segment } from './segment.ts';

/** Words of flips for every width of the segment's bands. */
export function writeMasks({ memory, places }: Segment): void {
  const numbers = new Uint32Array(memory.buffer);
  const written = new Set<number>();
  for (const { width, masks } of places.bands) {
    if (written.has(width)) continue;
    written.add(width);
    let at = masks / 4;
    for (const group of masksOf(width)) {
      numbers.set(group, at);
      at += group.length;
    }
  }
}

/**
 * Sorts every hash into the buckets of one band. Threads may each do bands of their own at the same time: `thread`, 0
 * or 1, says whose row of tags is used on the way to the cells.
 */
export function fillBand(segment: Segment, kernel: Kernel, band: number, thread: 0 | 1 = 0): void {
  const { count, places } = segment;
  const { a, b } = places;
  const { width, start, offsets, tags, refs, cells, cellSize } = places.bands[band]!;
  inPieces(count, (low, high) => kernel.countKeys(a, b, low, high, start, width, offsets));
  let before = 0;
  inPieces(2 ** width + 1, (low, high) => {
    before = kernel.sumCounts(offsets, low, high, before);
  });
  const tagStart = (start + width) % 256;
  const row = cells === 0 ? tags : places.rows[thread];
  inPieces(count, (low, high) =>
    kernel.place(a, b, count - high, count - low, start, width, tagStart, offsets, row, refs),
  );
  if (cells !== 0)
    inPieces(2 ** width, (low, high) => kernel.fillCells(offsets, row, tags, cells, cellSize, low, high));
}

/** See `Segment.parities`. */
export function paritiesOf({ count, places }: Segment, kernel: Kernel): number {
  let seen = 0;
  inPieces(count, (low, high) => {
    seen |= kernel.parities(places.a, places.b, low, high);
  });
  return seen;
}
