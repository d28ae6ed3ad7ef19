import { bucketRoom, layouts, masksOf, type LayoutName } from './layout.ts';

/** Most hashes of one segment: a posting names its hash in 3 bytes. */
export const segmentRoom = 2 ** 24;

/** Threads that may read one index at a time, the one that owns it included. */
export const slotCount = 64;

/** Matches one call of a kernel may write; a scan goes in pieces of this many hashes, so that it always fits. */
export const outRoom = 65_536;

/** Postings whose tag passed, of all bands; a search that finds more turns to the scan. */
export const foundRoom = 131_072;

const recordsSize = 8192;
const rangesAt = recordsSize;
const foundAt = rangesAt + bucketRoom * 8;
const countsAt = foundAt + foundRoom * 4 + 64;
const outAt = countsAt + 2048;
const slotSize = outAt + outRoom * 8;

/** Where a reader's own working area lies: untouched slots cost addresses, no memory. */
export const slotAt = (slot: number) => {
  const start = slot * slotSize;
  return {
    start,
    query: start + 64,
    bands: start + 128,
    ranges: start + rangesAt,
    found: start + foundAt,
    counts: start + countsAt,
    out: start + outAt,
  };
};

/** Where the tables begin, behind every slot. */
const tablesAt = slotCount * slotSize;

/** How a segment knows its ids: a run `first + position`, or a table of 4- or 8-byte numbers. */
export type IdKind = 'run' | 'u32' | 'f64';
export const idBytes: Record<IdKind, number> = { run: 0, u32: 4, f64: 8 };

export interface BandTable {
  width: number;
  start: number;
  offsets: number;
  tags: number;
  refs: number;
  masks: number;
  /** Buckets with their tags in place, or 0: see `cellSizeFor`. */
  cells: number;
  cellSize: number;
}

/** Byte addresses inside one memory. */
export interface Places {
  a: number;
  b: number;
  ids: number;
  /** A bitmap over positions: 1 = taken away. */
  dead: number;
  bands: BandTable[];
  /** Where two threads that build cells have the tags of all postings of their band in a row. */
  rows: [number, number];
  size: number;
}

/**
 * Bytes of a cell: a count and the tags of a bucket, where nearly every bucket of evenly spread hashes fits into two
 * lines of memory at most and the cells take no more than 16 bytes a hash. Otherwise 0: the tags lie in a row.
 */
export function cellSizeFor(count: number, width: number): number {
  const usual = count / 2 ** width;
  const size = [16, 32, 64, 128].find((bytes) => bytes / 2 >= usual + 4 * Math.sqrt(usual) + 1);
  return size !== undefined && size * 2 ** width <= 16 * count ? size : 0;
}

/** Where everything of a segment of `count` hashes lies. Some bytes stay free behind each table: reads are 8 or 16 wide. */
export function placesFor(count: number, ids: IdKind, layout: LayoutName): Places {
  let top = tablesAt;
  const take = (bytes: number): number => {
    const at = top;
    top = Math.ceil((top + bytes + 64) / 64) * 64;
    return at;
  };
  const a = take(count * 16);
  const b = take(count * 16);
  const idTable = take(count * idBytes[ids]);
  const dead = take(Math.ceil(count / 8));
  const masks = new Map<number, number>();
  let start = 0;
  const bands = layouts[layout].map((width) => {
    if (!masks.has(width))
      masks.set(width, take(4 * masksOf(width).reduce((sum, { length }) => sum + length, 0)));
    const cellSize = cellSizeFor(count, width);
    const band = {
      width,
      start,
      masks: masks.get(width) ?? 0,
      offsets: take(4 * (2 ** width + 1)),
      tags: take(count * 2),
      refs: take(count * 3),
      cells: cellSize === 0 ? 0 : take(cellSize * 2 ** width),
      cellSize,
    };
    start += width;
    return band;
  });
  const row = bands.some(({ cells }) => cells !== 0) ? count * 2 : 0;
  const rows: [number, number] = [take(row), take(row)];
  return { a, b, ids: idTable, dead, bands, rows, size: top };
}

/** Shared memory of at least so many bytes. It never grows, so views of it stay good. */
export function memoryOf(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / 65_536);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}
