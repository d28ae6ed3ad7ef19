import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { useKernels } from './kernel.ts';
import { perform, type Task } from './task.ts';

const { task, kernels } = workerData as { task: Task; kernels: WebAssembly.Module };
useKernels(kernels);
if (task.kind === 'rebuild') giveWay();

/** One task, one thread: its heap goes when it is done. */
parentPort?.postMessage(perform(task), []);

/** Nobody waits for a rebuild: where cores are few, threads that answer go first. Linux knows threads by number. */
function giveWay(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), 10);
  } catch {
    return; // elsewhere it runs as everybody does
  }
}
