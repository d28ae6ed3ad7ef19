import { parentPort, workerData } from 'node:worker_threads';
import { useKernels, type Ways } from './kernel.ts';
import { Reader, type Snapshot } from './reader.ts';

/** What a pool says to its threads, in order: what to search from now on, and batches. */
export type Order =
  | { kind: 'follow'; number: number; snapshot: Snapshot }
  | { kind: 'search'; batch: number; queries: Uint8Array; radius: number };

/** The matches of a batch, query by query. */
export interface Answer {
  kind: 'found';
  batch: number;
  counts: Uint32Array;
  ids: Float64Array;
  distances: Uint16Array;
}

/** What a thread says. */
export type Said = Answer | { kind: 'follows'; number: number };

const { slot, ways, kernels } = workerData as { slot: number; ways: Ways; kernels: WebAssembly.Module };
useKernels(kernels);
const reader = new Reader(slot, ways);
const say = (said: Said, transfer: ArrayBuffer[] = []): unknown => parentPort?.postMessage(said, transfer);

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'follow') {
    reader.follow(order.snapshot);
    say({ kind: 'follows', number: order.number });
    return;
  }
  const { batch, queries, radius } = order;
  const counts = new Uint32Array(queries.length / 32);
  const matches = Array.from(counts, (_, at) => {
    const found = reader.search(queries.subarray(at * 32, at * 32 + 32), radius);
    counts[at] = found.length;
    return found;
  }).flat();
  const answer = {
    kind: 'found' as const,
    batch,
    counts,
    ids: Float64Array.from(matches, ({ id }) => id),
    distances: Uint16Array.from(matches, ({ distance }) => distance),
  };
  parentPort?.postMessage(answer, [
    counts.buffer,
    answer.ids.buffer,
    answer.distances.buffer,
  ] as ArrayBuffer[]);
});
