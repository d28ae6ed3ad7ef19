import type { AxisOperator } from './axis-operator.ts';
import { gridOfSums } from './grid.ts';
import type { Pixels } from './pixels.ts';
import { lumaDivisor, plainSums } from './plain-sums.ts';
import { qualityOfGrid, transformGrid } from './transform.ts';

/** From pixels to 256 frequencies and a quality; whichever engine does it, the numbers are the same to the last bit. */
export type Engine = (
  pixels: Pixels,
  vertical: AxisOperator,
  horizontal: AxisOperator,
) => { frequencies: Float64Array; quality: number };

const grid = new Float64Array(64 * 64);
const frequencies = new Float64Array(256);

/** In plain TypeScript: without WebAssembly, beyond what the kernel takes, and as the measure of the kernel. */
export const plainEngine: Engine = (pixels, vertical, horizontal) => {
  const divisor = lumaDivisor[pixels.channels];
  gridOfSums(plainSums(pixels, vertical, horizontal), { vertical, horizontal, divisor }, grid);
  transformGrid(grid, frequencies);
  return { frequencies, quality: qualityOfGrid(grid) };
};
