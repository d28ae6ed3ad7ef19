import { searchKernel } from '../kernels/search.wasm.ts';

/** The exports of assembly/search.ts; addresses and counts are unsigned 32-bit numbers. */
export interface Kernel {
  search(slot: number, vectors: number): number;
  scan(slot: number, a: number, b: number, dead: number, first: number, count: number): number;
  scanVectors(slot: number, a: number, b: number, dead: number, first: number, count: number): number;
  countDistances(slot: number, a: number, b: number, dead: number, count: number, counts: number): void;
  split(hashes: number, count: number, a: number, b: number): void;
  countKeys(
    a: number,
    b: number,
    from: number,
    to: number,
    start: number,
    width: number,
    offsets: number,
  ): void;
  sumCounts(offsets: number, from: number, to: number, before: number): number;
  place(
    a: number,
    b: number,
    from: number,
    to: number,
    start: number,
    width: number,
    tagStart: number,
    offsets: number,
    tags: number,
    refs: number,
  ): void;
  fillCells(
    offsets: number,
    row: number,
    tags: number,
    cells: number,
    cellSize: number,
    from: number,
    to: number,
  ): void;
  parities(a: number, b: number, from: number, to: number): number;
  readAll(from: number, to: number): bigint;
  readRandom(from: number, bits: number, count: number, seed: bigint): bigint;
}

/** Which of two ways this processor does quicker: tags in a search, and a scan. */
export interface Ways {
  searchVectors: boolean;
  scanVectors: boolean;
}

let compiled: WebAssembly.Module | undefined;

/** The kernels, compiled once. Given to another thread they bring along what was optimised by then. */
export function kernelModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(searchKernel), (letter) => letter.charCodeAt(0)));
  return compiled;
}

/** In another thread: use what was given instead of compiling, and starting slowly, again. */
export function useKernels(module: WebAssembly.Module): void {
  compiled = module;
}

/** The kernels over one memory. Each thread makes its own instance; nothing in them is kept between calls. */
export function kernelOver(memory: WebAssembly.Memory): Kernel {
  return new WebAssembly.Instance(kernelModule(), { env: { memory } }).exports as unknown as Kernel;
}

/** V8 swaps a kernel's first code for the optimised only between calls: long work goes in pieces of this many. */
export const pieceOf = 65_536;

/** Calls `work` for the pieces of 0 … count, ascending. */
export function inPieces(count: number, work: (from: number, to: number) => void): void {
  for (let from = 0; from < count; from += pieceOf) work(from, Math.min(count, from + pieceOf));
}
