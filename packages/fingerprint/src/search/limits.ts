import { kernelOver } from './kernel.ts';
import { memoryOf } from './memory.ts';

/** What the memory of this machine gives to one thread of WebAssembly, measured here and now. */
export interface MemoryLimits {
  sequentialGBPerSecond: number;
  /** One read of 32 bytes at a place no cache holds, many of them under way at once. */
  randomReadNs: number;
}

const reads = 2_000_000;

/** Medians of some rounds over so many bytes (a power of two, more than the caches hold). */
export function memoryLimits(bits = 29, rounds = 7): MemoryLimits {
  const bytes = 2 ** bits;
  const memory = memoryOf(bytes);
  new Uint8Array(memory.buffer).fill(1);
  const kernel = kernelOver(memory);
  const middle = (once: (round: number) => void): number => {
    const times = Array.from({ length: rounds }, (_, round) => {
      const begun = performance.now();
      once(round);
      return performance.now() - begun;
    });
    return times.toSorted((a, b) => a - b)[rounds >> 1]!;
  };
  const sequential = middle(() => kernel.readAll(0, bytes));
  const random = middle((round) => kernel.readRandom(0, bits - 5, reads, BigInt(round + 1)));
  return { sequentialGBPerSecond: bytes / sequential / 1e6, randomReadNs: (random * 1e6) / reads };
}
