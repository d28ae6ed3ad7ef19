import { pdqKernel } from '../kernels/pdq.wasm.ts';
import { cosines } from './transform.ts';

/** The most bytes of one row, and of rows handed over at a time; what is beyond takes the plain path. */
export const mostRowBytes = 96 << 10;
export const chunkBytes = 256 << 10;

let next = 1024;
function room(bytes: number): number {
  const at = next;
  next += (bytes + 63) & ~63;
  return at;
}

/** Where everything lies. Fixed, and the memory never grows, whatever the size of the picture. */
export const place = {
  cosines: room(16 * 32 * 8),
  turned: room(16 * 32 * 8),
  sums: room(65 * 65 * 8),
  grid: room(64 * 64 * 8),
  folded: room(64 * 64 * 8),
  lines: room(16 * 64 * 8),
  result: room(256 * 8),
  starts: room(65 * 4),
  blocks: room(65 * 4),
  across: room(512 << 10),
  down: room(256 << 10),
  line: room((mostRowBytes + 64) * 4),
  input: room(chunkBytes + mostRowBytes + 64),
};
export const roomFor = { across: 512 << 10, down: 256 << 10 };

/** What assembly/pdq.ts exports; addresses are bytes. */
type Exports = {
  foldShortRows: FoldRows;
  foldLongRows: FoldRows;
  foldShortLine: FoldLine;
  foldLongLine: FoldLine;
  stepsOfGrid(grid: number): number;
  transformGrid(
    grid: number,
    cosines: number,
    turned: number,
    folded: number,
    lines: number,
    result: number,
  ): void;
};
type FoldRows = (
  input: number,
  stride: number,
  rows: number,
  weights: number,
  columns: number,
  line: number,
  bias: number,
  isCarried: boolean,
) => void;
type FoldLine = (
  line: number,
  starts: number,
  blocks: number,
  weights: number,
  outputs: number,
  sums: number,
) => void;

/** The started kernel and its one memory: addresses in `place` are bytes from the memory's start. */
export type Kernel = { run: Exports; memory: ArrayBuffer };

/** Starts the kernel; undefined without WebAssembly, without its SIMD, or where a page’s policy forbids it. */
export function startKernel(): Kernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const bytes = Uint8Array.from(atob(pdqKernel), (letter) => letter.charCodeAt(0));
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(next / 65536) });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    const turned = new Float64Array(memory.buffer, place.turned, cosines.length);
    new Float64Array(memory.buffer, place.cosines, cosines.length).set(cosines);
    for (let i = 0; i < 16; i++) {
      for (let p = 0; p < 32; p++) turned[p * 16 + (i & 1) * 8 + (i >> 1)] = cosines[i * 32 + p]!;
    }
    // the compiler of the kernel gives no types of its exports
    return { run: instance.exports as unknown as Exports, memory: memory.buffer };
  } catch (problem) {
    // no SIMD, or a policy without 'wasm-unsafe-eval': Safari says EvalError, the others CompileError
    if (problem instanceof WebAssembly.CompileError || problem instanceof EvalError) return undefined;
    throw problem;
  }
}
