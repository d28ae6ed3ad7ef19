import { kernelOver, pieceOf, type Kernel } from './kernel.ts';
import { layoutFor, type LayoutName } from './layout.ts';
import { runsOf, type Frozen } from './merge.ts';
import { roomFor } from './spares.ts';
import { outRoom, segmentRoom, slotAt } from './memory.ts';
import { emptySegment, idKindOf, idTable, planesOf, type Segment } from './segment.ts';
import { fillBand, paritiesOf, writeMasks } from './tables.ts';

/** How segments are to be made. */
export interface Making {
  /** `null`: by the number of hashes. */
  layout: LayoutName | null;
  /** Most hashes of one segment. */
  room: number;
}

export const usualMaking: Making = { layout: null, room: segmentRoom };

/** Ascending ids: a table, or how many there are of 0, 1, 2, … */
export type Ids = Uint32Array | Float64Array | number;

/** Empty segments for these ids, the ids written. */
export function segmentsFor(ids: Ids, { layout, room }: Making, memory = roomFor): Segment[] {
  const total = typeof ids === 'number' ? ids : ids.length;
  const parts = Math.ceil(total / room);
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((total * part) / parts);
    const to = Math.floor((total * (part + 1)) / parts);
    const named = layout ?? layoutFor(to - from);
    if (typeof ids === 'number')
      return emptySegment(to - from, { idKind: 'run', firstId: from }, named, memory);
    const own = ids.subarray(from, to);
    const segment = emptySegment(to - from, { idKind: idKindOf(own), firstId: own[0] ?? 0 }, named, memory);
    idTable(segment)?.set(own);
    return segment;
  });
}

/** Hashes of 32 bytes from the caller into a segment, in pieces of a millisecond or so. */
export function* bringHashes(
  segment: Segment,
  kernel: Kernel,
  hashes: Uint8Array,
  positions: (at: number) => number,
): Generator<void> {
  const { a, b } = segment.places;
  const { out } = slotAt(0);
  const piece = outRoom / 4;
  const staging = new Uint8Array(segment.memory.buffer, out, piece * 32);
  for (let from = 0; from < segment.count; from += piece) {
    const length = Math.min(piece, segment.count - from);
    for (let begin = 0; begin < length;) {
      const first = positions(from + begin);
      let end = begin + 1;
      while (end < length && positions(from + end) === first + end - begin) end += 1;
      staging.set(hashes.subarray(first * 32, (first + end - begin) * 32), begin * 32);
      begin = end;
    }
    kernel.split(out, length, a + from * 16, b + from * 16);
    yield;
  }
}

/** Everything of a segment that follows from its hashes. */
export function finishSegment(segment: Segment, kernel = kernelOver(segment.memory)): Segment {
  writeMasks(segment);
  for (const band of segment.places.bands.keys()) fillBand(segment, kernel, band);
  segment.parities = paritiesOf(segment, kernel);
  return segment;
}

/** A frozen index made anew: living hashes only, ids ascending, tables complete. Takes seconds for millions. */
export function rebuilt(frozen: Frozen, making: Making, memory = roomFor): Segment[] {
  const { total, runs } = runsOf(frozen);
  const ids = new Float64Array(total);
  let at = 0;
  for (const { source, from, to } of runs()) {
    for (let position = from; position < to; position += 1) ids[at++] = source.idAt(position);
  }
  const segments = segmentsFor(ids, making, memory);
  const targets = segments.map((segment) => ({ ...planesOf(segment), count: segment.count }));
  let into = 0;
  let place = 0;
  for (const { source, from, to } of runs()) {
    for (let begin = from; begin < to;) {
      const target = targets[into]!;
      const length = Math.min(to - begin, target.count - place, pieceOf);
      target.a.set(source.a.subarray(begin * 16, (begin + length) * 16), place * 16);
      target.b.set(source.b.subarray(begin * 16, (begin + length) * 16), place * 16);
      begin += length;
      place += length;
      if (place === target.count) {
        into += 1;
        place = 0;
      }
    }
  }
  return segments.map((segment) => finishSegment(segment));
}
