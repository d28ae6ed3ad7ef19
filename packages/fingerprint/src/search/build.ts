import { setImmediate as nextTurn } from 'node:timers/promises';
import { availableParallelism } from 'node:os';
import { FingerprintError } from '../problem.ts';
import { bringHashes, finishSegment, segmentsFor, type Ids, type Making } from './fill.ts';
import { kernelOver } from './kernel.ts';
import { offThread } from './off-thread.ts';
import { ascend, ascendingOrder } from './order.ts';
import type { Segment } from './segment.ts';
import { writeMasks } from './tables.ts';
import { quickestWays } from './ways.ts';

/** Hashes of an index to be, one after the other, and whose they are. */
export interface Entries {
  /** 32 bytes each, PDQ's own order (hex digits decoded from left to right). Not to be changed while building. */
  hashes: Uint8Array;
  /** Whole numbers from 0 to 2^53 - 1, parallel to the hashes; several hashes may share one. Without: 0, 1, 2, … */
  ids?: ArrayLike<number> | undefined;
}

/** So many hashes are sorted into buckets in a few milliseconds: no thread is worth starting. */
const small = 10_000;

/** From so many on, two threads share the bands. */
const large = 200_000;

/** Segments for new entries. The caller's thread is held up for milliseconds at a time only. */
export async function buildSegments({ hashes, ids }: Entries, making: Making): Promise<Segment[]> {
  const count = hashes.length / 32;
  if (!Number.isInteger(count)) throw new FingerprintError('hash-malformed', 'hashes are 32 bytes each');
  const given = await checkedIds(ids, count);
  const order = typeof given === 'number' ? null : await orderOf(given);
  const sorted = order && typeof given !== 'number' ? given.map((_, at) => given[order[at]!]!) : given;
  const segments = segmentsFor(sorted, making);
  let before = 0;
  for (const segment of segments) {
    const start = before;
    const finishing = startFinishing(segment);
    const kernel = kernelOver(segment.memory);
    let held = performance.now();
    for (const _ of bringHashes(segment, kernel, hashes, (at) => (order ? order[start + at]! : start + at))) {
      if (performance.now() - held < 3) continue;
      await nextTurn();
      held = performance.now();
    }
    await finishing();
    before += segment.count;
  }
  return segments;
}

async function checkedIds(ids: Entries['ids'], count: number): Promise<Ids> {
  if (!ids) return count;
  if (ids.length !== count) throw new FingerprintError('list-malformed', 'there is one id for each hash');
  for (let at = 0; at < count; at += 1) {
    checkId(ids[at]!);
    if (at % 500_000 === 499_999) await nextTurn();
  }
  return ids instanceof Uint32Array || ids instanceof Float64Array ? ids : Float64Array.from(ids);
}

/** Refuses what an entry cannot go by. */
export function checkId(id: number): void {
  if (!(Number.isSafeInteger(id) && id >= 0))
    throw new FingerprintError('list-malformed', 'an id is a whole number from 0 to 2^53 - 1');
}

async function orderOf(ids: Uint32Array | Float64Array): Promise<Uint32Array | null> {
  if (ascend(ids)) return null;
  return ids.length <= small ? ascendingOrder(ids) : offThread({ kind: 'order', ids }).answer;
}

/**
 * Tables from hashes: here when there are few, otherwise by as many threads as help. The threads start at once and
 * wait until the function answered is called, which is when the hashes are there.
 */
export function startFinishing(segment: Segment): () => Promise<void> {
  if (segment.count <= small || segment.places.bands.length === 0) {
    return async () => {
      finishSegment(segment);
    };
  }
  quickestWays(); // tries the kernels out, so that the threads get optimised ones
  const turns = new Int32Array(new SharedArrayBuffer(12));
  const threads = segment.count >= large ? Math.min(2, availableParallelism()) : 1;
  const answers = Array.from({ length: threads }, () => offThread({ kind: 'bands', segment, turns }).answer);
  return async () => {
    writeMasks(segment);
    Atomics.store(turns, 0, 1);
    Atomics.notify(turns, 0);
    const seen = await Promise.all(answers);
    segment.parities = seen.reduce((sum, parities) => sum | parities, 0);
  };
}
