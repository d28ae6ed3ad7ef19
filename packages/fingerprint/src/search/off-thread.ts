import { Worker } from 'node:worker_threads';
import { siblingOf } from '../sibling.ts';
import { kernelModule } from './kernel.ts';
import type { Answers, Task } from './task.ts';

/** Hands a task to a new thread. */
export function offThread<K extends Task['kind']>(
  task: Extract<Task, { kind: K }>,
): { answer: Promise<Answers[K]>; worker: Worker } {
  const worker = new Worker(siblingOf(import.meta.url, './task-worker'), {
    workerData: { task, kernels: kernelModule() },
  });
  const answer = new Promise<Answers[K]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread ended early (${code})`)));
  });
  return { answer, worker };
}
