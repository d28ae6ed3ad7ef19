import { FingerprintError } from '../problem.ts';
import type { LayoutName } from './layout.ts';
import { roomFor } from './spares.ts';
import { idBytes, placesFor, type IdKind, type Places } from './memory.ts';

/** Hashes that no longer change, in ascending order of their ids; plain data, so that every thread may hold it. */
export interface Segment {
  /** Given by the index, different for each: memory may serve again, and its objects differ from thread to thread. */
  number: number;
  memory: WebAssembly.Memory;
  count: number;
  layout: LayoutName;
  idKind: IdKind;
  /** The id of position 0 where `idKind` is `run`. */
  firstId: number;
  /** Whether the hashes have an even number of one-bits: all (1), none (2), some (3). */
  parities: number;
  places: Places;
}

/** Room for a segment, by `room` if not in new memory; its hashes, ids and tables are still to be written. */
export function emptySegment(
  count: number,
  ids: { idKind: IdKind; firstId: number },
  layout: LayoutName,
  room: (bytes: number) => WebAssembly.Memory = roomFor,
): Segment {
  const places = placesFor(count, ids.idKind, layout);
  if (places.size > 2 ** 32) throw new FingerprintError('index-full', 'a segment does not fit into 4 GiB');
  const segment = { number: 0, memory: room(places.size), count, layout, ...ids, parities: 3, places };
  if (room !== roomFor) {
    deadOf(segment).fill(0);
    for (const { offsets, width } of places.bands) {
      new Uint32Array(segment.memory.buffer, offsets, 2 ** width + 1).fill(0);
    }
  }
  return segment;
}

/** The ids of a segment by position, as this thread sees them. */
export function idTable({ memory, count, idKind, places }: Segment): Uint32Array | Float64Array | null {
  if (idKind === 'run') return null;
  return idKind === 'u32'
    ? new Uint32Array(memory.buffer, places.ids, count)
    : new Float64Array(memory.buffer, places.ids, count);
}

/** Both halves of every hash, 16 bytes each. */
export function planesOf({ memory, count, places }: Segment): { a: Uint8Array; b: Uint8Array } {
  return {
    a: new Uint8Array(memory.buffer, places.a, count * 16),
    b: new Uint8Array(memory.buffer, places.b, count * 16),
  };
}

/** The bitmap of hashes taken away. */
export function deadOf({ memory, count, places }: Segment): Uint8Array {
  return new Uint8Array(memory.buffer, places.dead, Math.ceil(count / 8));
}

/** The smallest kind that can hold these ascending ids. */
export function idKindOf(ids: ArrayLike<number>): IdKind {
  const first = ids[0] ?? 0;
  let run = true;
  for (let at = 0; at < ids.length && run; at += 1) run = ids[at] === first + at;
  if (run) return 'run';
  return (ids[ids.length - 1] ?? 0) < 2 ** 32 ? 'u32' : 'f64';
}

/** The first position whose id is at least (or, `after`, greater than) this one. */
export function positionOf(
  segment: Segment,
  ids: ArrayLike<number> | null,
  id: number,
  after: boolean,
): number {
  const wanted = after ? id + 1 : id;
  if (!ids) return Math.min(segment.count, Math.max(0, wanted - segment.firstId));
  let low = 0;
  let high = segment.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bytes a segment takes, its hashes and ids included; slots that no reader used are not counted. */
export function bytesOf({ count, idKind, places }: Segment): { tables: number; ids: number; hashes: number } {
  const hashes = count * 32;
  const ids = count * idBytes[idKind];
  return { hashes, ids, tables: places.size - places.a - hashes - ids };
}
