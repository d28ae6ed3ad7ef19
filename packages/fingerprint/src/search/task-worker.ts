import { parentPort, workerData } from 'node:worker_threads';
import { perform, type Task } from './task.ts';

/** One task, one thread: its heap goes when it is done. */
parentPort?.postMessage(perform(workerData as Task), []);
