import { parentPort, workerData } from 'node:worker_threads';
import { useKernels } from './kernel.ts';
import { perform, type Task } from './task.ts';

const { task, kernels } = workerData as { task: Task; kernels: WebAssembly.Module };
useKernels(kernels);

/** One task, one thread: its heap goes when it is done. */
parentPort?.postMessage(perform(task), []);
