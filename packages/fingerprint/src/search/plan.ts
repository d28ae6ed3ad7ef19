import { bandRadii, chainLimit, choose, layouts } from './layout.ts';
import { foundRoom, outRoom, slotAt } from './memory.ts';
import type { Segment } from './segment.ts';

const recordWords = 30;
const cellSizeWord = 28;

/** Past so many postings for each hash of the segment, reading every hash is the quicker way. */
const worthwhile = 2;

/** The unchanging part of a reader's slot (the fields are named in assembly/search/records.ts, in this order). */
export function prepareSlot({ memory, places, count }: Segment, slot: number): void {
  const { start, ranges, found, out } = slotAt(slot);
  const budget = Math.min(0xffffffff, Math.max(4096, count * worthwhile));
  new Uint32Array(memory.buffer, start, 11).set([
    places.a,
    places.b,
    places.dead,
    places.bands.length,
    0,
    ranges,
    found,
    out,
    outRoom,
    foundRoom,
    budget,
  ]);
}

/** Writes each band's record for searches within `radius`; false where a scan is to be used instead. */
export function writePlan({ memory, places, count, layout }: Segment, slot: number, radius: number): boolean {
  const widths = layouts[layout];
  const radii = bandRadii(widths, count, radius);
  if (!radii) return false;
  const records = new Uint32Array(memory.buffer, slotAt(slot).bands, recordWords * places.bands.length);
  for (const [at, { width, start, offsets, tags, refs, masks, cells, cellSize }] of places.bands.entries()) {
    records.set(
      [
        offsets,
        tags,
        refs,
        masks,
        start,
        width,
        (start + width) % 256, // where the tags begin
        cells,
        radii[at]!,
        chainLimit(widths, radii, at),
        0,
        0,
        ...Array.from({ length: 8 }, (_, ones) => choose(width, ones)),
      ],
      at * recordWords,
    );
    records[at * recordWords + cellSizeWord] = cellSize;
  }
  return true;
}

/**
 * Two hashes whose numbers of one-bits are both even (every PDQ hash without ties has 128) or both odd differ in an
 * even number of bits; so a search within 31 is one within 30, and takes fewer buckets. Holds per segment, by the
 * parities seen when it was built, and per query.
 */
export function effectiveRadius(parities: number, queryParity: number, radius: number): number {
  if (parities === 3 || radius === 0) return radius;
  const distances = (parities === 1 ? 0 : 1) ^ queryParity;
  return radius % 2 === distances ? radius : radius - 1;
}
