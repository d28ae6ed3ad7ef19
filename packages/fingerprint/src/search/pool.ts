import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { FingerprintError } from '../problem.ts';
import { siblingOf } from '../sibling.ts';
import { kernelModule } from './kernel.ts';
import type { Match } from './match.ts';
import type { Answer, Order, Said } from './pool-worker.ts';
import type { RadiusIndex } from './radius-index.ts';
import { checkQuery } from './reader.ts';
import { quickestWays } from './ways.ts';

/** Queries handed to a thread at a time, at most and at least (but for the last). */
const largestBatch = 1024;
const smallestBatch = 32;

/** A thread has two batches at most, so that it never waits for the next. */
const batchesAhead = 2;

/** Large batches first, so that messages cost little, and small ones last, so that all threads end together. */
function* batchSizes(count: number, threads: number): Generator<number> {
  for (let left = count; left > 0;) {
    const size = Math.min(left, largestBatch, Math.max(smallestBatch, Math.ceil(left / (threads * 4))));
    yield size;
    left -= size;
  }
}

/** Threads that search one index. */
export interface SearchPool {
  readonly workers: number;
  /** The matches of each query, as `RadiusIndex.search` tells them. Queries as a list, or 32 bytes after 32 bytes. */
  search(queries: readonly Uint8Array[] | Uint8Array, radius?: number): Promise<Match[][]>;
  close(): Promise<void>;
}

interface Batch {
  number: number;
  queries: Uint8Array;
  radius: number;
  done(matches: Match[][]): void;
  failed(problem: unknown): void;
}

interface Thread {
  worker: Worker;
  busy: Map<number, Batch>;
  leave: () => void;
}

/**
 * Opens threads over the index's own memory: nothing is copied, and what is added, removed or rebuilt in the index
 * holds for every batch given out afterwards.
 */
export function openSearchPool(index: RadiusIndex, options: { workers?: number } = {}): SearchPool {
  const size = Math.max(1, options.workers ?? availableParallelism());
  const ways = quickestWays();
  const waiting: Batch[] = [];
  let numbered = 0;
  let closed = false;

  const threads: Thread[] = [];
  for (let at = 0; at < size; at += 1) threads.push(startThread());

  function startThread(): Thread {
    const early: Order[] = [];
    const behind = new Map<number, () => void>();
    let worker: Worker | null = null;
    let told = 0;
    const { slot, leave: leaveIndex } = index.join((snapshot) => {
      const order: Order = { kind: 'follow', number: (told += 1), snapshot };
      if (worker) worker.postMessage(order, []);
      else early.push(order);
      return new Promise<void>((follows) => behind.set(order.number, follows));
    });
    const leave = (): void => {
      leaveIndex();
      for (const follows of behind.values()) follows();
      behind.clear();
    };
    worker = new Worker(siblingOf(import.meta.url, './pool-worker'), {
      workerData: { slot, ways, kernels: kernelModule() },
    });
    for (const order of early) worker.postMessage(order, []);
    worker.unref();
    const thread: Thread = { worker, busy: new Map(), leave };
    let lived = false;
    worker.on('message', (said: Said) => {
      lived = true;
      if (said.kind === 'follows') {
        behind.get(said.number)?.();
        behind.delete(said.number);
        return;
      }
      const batch = thread.busy.get(said.batch);
      thread.busy.delete(said.batch);
      if (thread.busy.size === 0) thread.worker.unref();
      batch?.done(unpack(said));
      giveOut();
    });
    worker.on('error', (problem) => {
      for (const batch of thread.busy.values()) batch.failed(problem);
      thread.busy.clear();
      leave();
      const place = threads.indexOf(thread);
      if (closed || place < 0) return;
      // One that never said a word would not the next time either.
      if (lived) threads[place] = startThread();
      else threads.splice(place, 1);
      if (threads.length === 0) for (const batch of waiting.splice(0)) batch.failed(problem);
      giveOut();
    });
    return thread;
  }

  function giveOut(): void {
    for (let ahead = 0; ahead < batchesAhead; ahead += 1) {
      for (const { worker, busy } of threads) {
        if (busy.size > ahead) continue;
        const batch = waiting.shift();
        if (!batch) return;
        busy.set(batch.number, batch);
        worker.ref();
        worker.postMessage(
          { kind: 'search', batch: batch.number, queries: batch.queries, radius: batch.radius },
          [],
        );
      }
    }
  }

  const refuseClosed = () => new FingerprintError('index-closed', 'the pool was closed');

  return {
    workers: size,
    async search(queries, radius = 31) {
      if (closed) throw refuseClosed();
      const flat = flatten(queries, radius);
      const parts: Promise<Match[][]>[] = [];
      let from = 0;
      for (const count of batchSizes(flat.length / 32, size)) {
        const own = flat.slice(from * 32, (from + count) * 32);
        from += count;
        parts.push(
          new Promise((done, failed) => {
            waiting.push({ number: numbered++, queries: own, radius, done, failed });
          }),
        );
      }
      giveOut();
      return (await Promise.all(parts)).flat();
    },
    async close() {
      if (closed) return;
      closed = true;
      await Promise.all(
        threads.map(async ({ worker, busy, leave }) => {
          await worker.terminate();
          leave();
          for (const batch of busy.values()) batch.failed(refuseClosed());
        }),
      );
      for (const batch of waiting.splice(0)) batch.failed(refuseClosed());
    },
  };
}

function flatten(queries: readonly Uint8Array[] | Uint8Array, radius: number): Uint8Array {
  if (queries instanceof Uint8Array) {
    if (queries.length % 32 !== 0) throw new FingerprintError('hash-malformed', 'hashes are 32 bytes each');
    checkQuery(new Uint8Array(32), radius);
    return queries;
  }
  const flat = new Uint8Array(queries.length * 32);
  for (const [at, query] of queries.entries()) {
    checkQuery(query, radius);
    flat.set(query, at * 32);
  }
  return flat;
}

function unpack({ counts, ids, distances }: Answer): Match[][] {
  let at = 0;
  return Array.from(counts, (count) => {
    const matches: Match[] = [];
    for (const end = at + count; at < end; at += 1) matches.push({ id: ids[at]!, distance: distances[at]! });
    return matches;
  });
}
