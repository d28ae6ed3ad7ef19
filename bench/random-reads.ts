import { isMainThread, parentPort, threadId, Worker, workerData } from 'node:worker_threads';

const reads = 4_000_000;
const bytes = 128 << 20; // far more than the caches hold

/** Two threads that do nothing but read one memory at random. */
export interface RandomReaders {
  /** Reads a millisecond of so many threads together. */
  measure(threads: 1 | 2): Promise<number>;
  close(): Promise<unknown>;
}

/**
 * The yardstick for anything that reads tables in two threads: what a second thread is worth on this machine, right
 * now. The two share caches and memory, and a virtual machine's two processors may be halves of one core.
 */
export function startRandomReaders(): RandomReaders {
  const memory = new SharedArrayBuffer(bytes);
  new Int32Array(memory).fill(1); // so that every page is there
  const workers = [0, 1].map(() => new Worker(new URL(import.meta.url), { workerData: memory }));
  const read = (worker: Worker): Promise<void> =>
    new Promise((done, failed) => {
      worker.once('message', () => {
        worker.off('error', failed);
        done();
      });
      worker.once('error', failed);
      worker.postMessage('read', []);
    });
  return {
    async measure(threads) {
      const begun = performance.now();
      await Promise.all(workers.slice(0, threads).map(read));
      return (threads * reads) / (performance.now() - begun);
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

if (!isMainThread && workerData instanceof SharedArrayBuffer) {
  const numbers = new Int32Array(workerData);
  const mask = numbers.length - 1;
  let state = threadId * 7_919; // not the same places as the other thread
  parentPort?.on('message', () => {
    let sum = 0;
    for (let at = 0; at < reads; at += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      sum += numbers[(state >>> 5) & mask] ?? 0;
    }
    parentPort?.postMessage(sum, []);
  });
}
