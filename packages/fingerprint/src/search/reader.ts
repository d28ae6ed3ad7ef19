import { FingerprintError } from '../problem.ts';
import { appendPlaces, appendViews } from './append.ts';
import { kernelOver, type Kernel, type Ways } from './kernel.ts';
import { inOrder, type Match } from './match.ts';
import { outRoom, slotAt } from './memory.ts';
import { effectiveRadius, prepareSlot, writePlan } from './plan.ts';
import { idTable, type Segment } from './segment.ts';
import { quickestWays } from './ways.ts';

/** What there is to search at one moment; plain data, to be given to any thread. */
export interface Snapshot {
  segments: Segment[];
  appends: { number: number; memory: WebAssembly.Memory }[];
}

/** One memory as one reader works with it. */
interface Room {
  number: number;
  memory: WebAssembly.Memory;
  kernel: Kernel;
  /** Bytes of the query, its radius, and what the kernel found: pairs of position and distance. */
  query: Uint8Array;
  radius: Uint32Array;
  out: Uint32Array;
  counts: Uint32Array;
  a: number;
  b: number;
  dead: number;
  count(): number;
  idAt(position: number): number;
  segment: Segment | null;
  /** The radius the plan in the slot was written for, and whether it is to be followed. */
  planned: number;
  byBands: boolean;
}

/** What the last search touched, for the curious and for the bench. */
export interface Effort {
  buckets: number;
  postings: number;
  hashes: number;
  scanned: number;
}

/** Searches from one thread. A slot belongs to one reader at a time: it holds the query and the kernel's working lists. */
export class Reader {
  readonly #slot: number;
  readonly #ways: Ways;
  #rooms: Room[] = [];
  effort: Effort = { buckets: 0, postings: 0, hashes: 0, scanned: 0 };

  constructor(slot: number, ways: Ways = quickestWays()) {
    this.#slot = slot;
    this.#ways = ways;
  }

  /** Search this from now on. What is already known keeps its kernel. */
  follow({ segments, appends }: Snapshot): void {
    const known = new Map(this.#rooms.map((room) => [room.number, room]));
    this.#rooms = [
      ...segments.map((segment) => known.get(segment.number) ?? this.#segmentRoom(segment)),
      ...appends.map(({ number, memory }) => known.get(number) ?? this.#appendRoom(number, memory)),
    ];
  }

  /** Every living id with a hash within the radius of the query, in order. */
  search(query: Uint8Array, radius: number): Match[] {
    checkQuery(query, radius);
    const matches: Match[] = [];
    const parity = parityOf(query);
    this.effort = { buckets: 0, postings: 0, hashes: 0, scanned: 0 };
    for (const room of this.#rooms) {
      room.query.set(query);
      room.radius[0] = radius;
      if (!room.segment || !this.#throughBands(room, parity, radius, matches)) this.#scan(room, matches);
    }
    return inOrder(matches);
  }

  /** Every id near any of the queries, with its least distance. */
  searchAny(queries: readonly Uint8Array[], radius: number): Match[] {
    return inOrder(queries.flatMap((query) => this.search(query, radius)));
  }

  /** The k nearest living ids, in order; fewer only where there are not so many. Ties go to the lower id. */
  nearest(query: Uint8Array, k: number): Match[] {
    checkQuery(query, 0);
    if (!(Number.isSafeInteger(k) && k >= 0))
      throw new FingerprintError('radius-out-of-range', 'k is a whole number from 0 on');
    if (k === 0) return [];
    for (const radius of [15, 31]) {
      const matches = this.search(query, radius);
      if (matches.length >= k) return matches.slice(0, k);
    }
    const counts = this.#distances(query);
    const living = counts.reduce((sum, count) => sum + count, 0);
    // Several hashes may share an id: then the first guess holds too few ids, and the next looks further.
    for (let wanted = k; ; wanted *= 2) {
      let radius = 0;
      for (let reached = counts[0]!; reached < wanted && radius < 256; reached += counts[radius]!)
        radius += 1;
      const matches = this.search(query, radius);
      if (matches.length >= k || wanted >= living) return matches.slice(0, k);
    }
  }

  #throughBands(room: Room, parity: number, radius: number, matches: Match[]): boolean {
    const { segment } = room;
    if (!segment) return false;
    const effective = effectiveRadius(segment.parities, parity, radius);
    if (room.planned !== effective) {
      room.planned = effective;
      room.byBands = writePlan(segment, this.#slot, effective);
    }
    if (!room.byBands) return false;
    const { start } = slotAt(this.#slot);
    const found = room.kernel.search(start, this.#ways.searchVectors ? 1 : 0);
    const seen = room.counts;
    this.effort.buckets += seen[2]!;
    this.effort.postings += seen[0]!;
    if (found < 0) return false;
    this.effort.hashes += seen[1]!;
    take(room, found, matches);
    return true;
  }

  #scan(room: Room, matches: Match[]): void {
    const { kernel, a, b, dead } = room;
    const { start } = slotAt(this.#slot);
    const scan = this.#ways.scanVectors ? kernel.scanVectors : kernel.scan;
    const count = room.count();
    for (let from = 0; from < count; from += outRoom) {
      const length = Math.min(outRoom, count - from);
      take(room, scan(start, a + from * 16, b + from * 16, dead + from / 8, from, length), matches);
    }
    this.effort.scanned += count;
  }

  #distances(query: Uint8Array): Uint32Array {
    const sums = new Uint32Array(257);
    const { counts } = slotAt(this.#slot);
    for (const room of this.#rooms) {
      const own = new Uint32Array(room.memory.buffer, counts, 257);
      own.fill(0);
      room.query.set(query);
      const count = room.count();
      for (let from = 0; from < count; from += outRoom) {
        const length = Math.min(outRoom, count - from);
        const { a, b, dead } = room;
        room.kernel.countDistances(
          slotAt(this.#slot).start,
          a + from * 16,
          b + from * 16,
          dead + from / 8,
          length,
          counts,
        );
      }
      for (const [distance, found] of own.entries()) sums[distance]! += found;
    }
    return sums;
  }

  #segmentRoom(segment: Segment): Room {
    prepareSlot(segment, this.#slot);
    const ids = idTable(segment);
    const { count, firstId, memory, places } = segment;
    return {
      ...this.#room(memory),
      number: segment.number,
      a: places.a,
      b: places.b,
      dead: places.dead,
      segment,
      count: () => count,
      idAt: (position) => (ids ? ids[position]! : firstId + position),
    };
  }

  #appendRoom(number: number, memory: WebAssembly.Memory): Room {
    const { count, ids } = appendViews(memory);
    new Uint32Array(memory.buffer)[slotAt(this.#slot).start / 4 + 7] = slotAt(this.#slot).out;
    return {
      ...this.#room(memory),
      number,
      a: appendPlaces.a,
      b: appendPlaces.b,
      dead: appendPlaces.dead,
      segment: null,
      count,
      idAt: (position) => ids[position]!,
    };
  }

  #room(memory: WebAssembly.Memory) {
    const { start, query, out } = slotAt(this.#slot);
    return {
      memory,
      kernel: kernelOver(memory),
      query: new Uint8Array(memory.buffer, query, 32),
      radius: new Uint32Array(memory.buffer, start + 16, 1),
      counts: new Uint32Array(memory.buffer, start + 44, 3),
      out: new Uint32Array(memory.buffer, out, outRoom * 2),
      planned: -1,
      byBands: false,
    };
  }
}

function take({ out, idAt }: Room, found: number, matches: Match[]): void {
  for (let at = 0; at < found; at += 1) matches.push({ id: idAt(out[2 * at]!), distance: out[2 * at + 1]! });
}

function parityOf(query: Uint8Array): number {
  let mixed = 0;
  for (let at = 0; at < 32; at += 1) mixed ^= query[at]!;
  mixed ^= mixed >> 4;
  return (0x6996 >> (mixed & 15)) & 1;
}

/** Refuses what no search can answer. */
export function checkQuery(query: Uint8Array, radius: number): void {
  if (!(query instanceof Uint8Array && query.length === 32))
    throw new FingerprintError('hash-malformed', 'a hash is 32 bytes');
  if (!(Number.isInteger(radius) && radius >= 0 && radius <= 256))
    throw new FingerprintError('radius-out-of-range', 'a radius is a whole number from 0 to 256');
}
