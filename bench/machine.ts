import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** The machine and how busy it was: a figure says nothing without it. */
export function machine(): Record<string, number | string> {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    node: process.versions.node,
    loopsPerMs: plainLoopsPerMs(),
  };
}

/** A plain loop doing nothing but arithmetic: how fast one core is just now. */
function plainLoopsPerMs(): number {
  const rounds = 20_000_000;
  let mixed = 1;
  const started = performance.now();
  for (let at = 0; at < rounds; at += 1) mixed = (Math.imul(mixed, 1_664_525) + 1_013_904_223) | 0;
  const elapsed = performance.now() - started;
  return mixed === 0 ? 0 : Math.round(rounds / elapsed);
}

/** Linux's books of processor time, in ticks: all of it, and what the host gave to other machines while we wanted it. */
function processorTime(): { all: number; stolen: number } {
  const books = existsSync('/proc/stat') ? readFileSync('/proc/stat', 'utf8') : '';
  const ticks = (books.split('\n')[0] ?? '').trim().split(/\s+/u).slice(1, 9).map(Number);
  return { all: ticks.reduce((sum, each) => sum + each, 0), stolen: ticks[7] ?? 0 };
}

/** Starts watching; the answer tells which share of the processors' time the host has given to others since. */
export function watchStolen(): () => number {
  const before = processorTime();
  return () => {
    const now = processorTime();
    return (now.stolen - before.stolen) / Math.max(1, now.all - before.all);
  };
}
