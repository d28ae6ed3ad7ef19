import { memoryOf } from './memory.ts';

/** Recycled memory may be this many times larger than needed, and new memory is made a little larger than needed. */
const generous = 4;
const headroom = 1.25;

/**
 * Memory of segments and appends that were replaced, for those that come. Shared memory is given back to the system
 * only when the last thread that ever saw it collects its garbage, which an idle thread may put off for ever, and which
 * stops a thread for as long as it takes to unmap a gigabyte. Used again, it is bounded: twice what an index takes.
 */
export class Spares {
  #free: WebAssembly.Memory[] = [];
  /** What must end before memory retired now may be written to: reads by other threads, a save. */
  readonly #readers = new Set<Promise<unknown>>();

  /** Memory retired before this ends stays as it is until then. */
  heldUntil(end: Promise<unknown>): void {
    const settled: Promise<unknown> = end.then(
      () => this.#readers.delete(settled),
      () => this.#readers.delete(settled),
    );
    this.#readers.add(settled);
  }

  retire(memories: readonly WebAssembly.Memory[]): void {
    void Promise.all(this.#readers).then(() => {
      this.#free.push(...memories);
    });
  }

  /** One of them, where all are of one size. */
  take(): WebAssembly.Memory | undefined {
    return this.#free.pop();
  }

  /** Everything free, for a rebuild to choose from. What it leaves was too small, and comes no more. */
  takeAll(): WebAssembly.Memory[] {
    return this.#free.splice(0);
  }

  drop(): void {
    this.#free = [];
  }
}

/** New memory, with room for the next time; what is not used costs addresses only. */
export const roomFor = (bytes: number): WebAssembly.Memory =>
  memoryOf(Math.min(2 ** 32, Math.ceil(bytes * headroom)));

/** The smallest of these that will do, taken out of the list, or new memory. */
export function spareOrNew(
  spares: (WebAssembly.Memory | null)[],
  bytes: number,
): { memory: WebAssembly.Memory; spare: number | null } {
  let best: number | null = null;
  for (const [at, memory] of spares.entries()) {
    if (!memory || memory.buffer.byteLength < bytes || memory.buffer.byteLength > bytes * generous) continue;
    if (best === null || memory.buffer.byteLength < (spares[best]?.buffer.byteLength ?? 0)) best = at;
  }
  if (best === null) return { memory: roomFor(bytes), spare: null };
  const memory = spares[best]!;
  spares[best] = null;
  return { memory, spare: best };
}
