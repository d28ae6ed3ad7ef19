import { appendViews, type Append } from './append.ts';
import { ascendingOrder } from './order.ts';
import { deadOf, idTable, planesOf, positionOf, type Segment } from './segment.ts';

/**
 * An index as it stood at one moment. Hashes and ids of these sources never change; which of them were taken away does,
 * so those bitmaps are copies. Plain data, to be given to another thread.
 */
export interface Frozen {
  segments: { segment: Segment; dead: Uint8Array }[];
  appends: { memory: WebAssembly.Memory; count: number; dead: Uint8Array }[];
}

/** Freezes in about a tenth of a millisecond for a million hashes. */
export function freeze(segments: readonly Segment[], appends: readonly Append[]): Frozen {
  return {
    segments: segments.map((segment) => ({ segment, dead: deadOf(segment).slice() })),
    appends: appends.map(({ memory, count, views }) => ({ memory, count, dead: views.dead.slice() })),
  };
}

/** One source as this thread sees it. */
export interface Source {
  a: Uint8Array;
  b: Uint8Array;
  count: number;
  idAt(position: number): number;
  dead: Uint8Array;
}

/** Neighbouring living hashes of one source. */
export interface Run {
  source: Source;
  from: number;
  to: number;
}

/** The living hashes of a source between two positions. */
function* living(source: Source, from: number, to: number): Generator<Run> {
  const { dead } = source;
  let begin = from;
  for (let at = from; at < to; at += 1) {
    if ((at & 7) === 0 && dead[at >> 3] === 0 && at + 8 <= to) {
      at += 7;
    } else if ((dead[at >> 3]! >> (at & 7)) & 1) {
      if (at > begin) yield { source, from: begin, to: at };
      begin = at + 1;
    }
  }
  if (to > begin) yield { source, from: begin, to };
}

/** Everything alive, ids ascending. */
export function* ascendingRuns(
  segments: readonly (Source & { segment: Segment; ids: ArrayLike<number> | null })[],
  appends: readonly Source[],
): Generator<Run> {
  const added: { source: Source; at: number }[] = [];
  for (const source of appends) {
    for (const { from, to } of living(source, 0, source.count)) {
      for (let at = from; at < to; at += 1) added.push({ source, at });
    }
  }
  const order = ascendingOrder(added.map(({ source, at }) => source.idAt(at)));
  let next = 0;
  const upTo = function* (limit: number): Generator<Run> {
    for (; next < order.length; next += 1) {
      const { source, at } = added[order[next]!]!;
      if (source.idAt(at) >= limit) return;
      yield { source, from: at, to: at + 1 };
    }
  };
  for (const source of segments) {
    let from = 0;
    while (from < source.count) {
      const soonest = added[order[next] ?? -1];
      const to = soonest
        ? Math.max(from, positionOf(source.segment, source.ids, soonest.source.idAt(soonest.at), true))
        : source.count;
      yield* living(source, from, to);
      from = to;
      if (from < source.count) yield* upTo(source.idAt(from));
    }
  }
  yield* upTo(Infinity);
}

/** The same from plain data: views are made in this thread. */
export function runsOf(frozen: Frozen): { total: number; runs: () => Generator<Run> } {
  const segments = frozen.segments.map(({ segment, dead }) => {
    const ids = idTable(segment);
    const { count, firstId } = segment;
    const idAt = (position: number): number => (ids ? ids[position]! : firstId + position);
    return { ...planesOf(segment), count, dead, segment, ids, idAt };
  });
  const appends = frozen.appends.map(({ memory, count, dead }) => {
    const { a, b, ids } = appendViews(memory);
    return { a, b, count, dead, idAt: (position: number): number => ids[position]! };
  });
  const total = [...segments, ...appends].reduce((sum, { count, dead }) => sum + count - ones(dead), 0);
  return { total, runs: () => ascendingRuns(segments, appends) };
}

/** One-bits of a bitmap. */
export function ones(bitmap: Uint8Array): number {
  let sum = 0;
  for (const byte of bitmap) for (let rest = byte; rest; rest &= rest - 1) sum += 1;
  return sum;
}
