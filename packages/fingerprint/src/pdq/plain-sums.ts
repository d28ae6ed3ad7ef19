import type { AxisOperator } from './axis-operator.ts';
import type { Pixels } from './pixels.ts';

/** Luma in thousandths, whole numbers: 0.299 R + 0.587 G + 0.114 B of the stored, gamma-encoded values. */
export const lumaWeights = { 1: [1], 3: [299, 587, 114], 4: [299, 587, 114, 0] } as const;
/** What the sums of a picture of so many channels are to be divided by besides. */
export const lumaDivisor = { 1: 1, 3: 1000, 4: 1000 } as const;

/** Columns between one row of sums and the next: 64 and the one remainder, even where there is none. */
export const sumsStride = 65;

/** Narrower pictures are folded down their columns first: a row of few samples is not worth 64 sums of its own. */
const narrow = 128;

/**
 * Every weighted sum of the picture's luma, output row by output row: whole numbers below 2⁵³ for pictures up to
 * 4 gigapixels, hence exact. In plain TypeScript; what the kernel computes too, and is tested against.
 */
export function plainSums(pixels: Pixels, vertical: AxisOperator, horizontal: AxisOperator): Float64Array {
  return (pixels.width < narrow ? downFirst : acrossFirst)(pixels, vertical, horizontal);
}

function acrossFirst(pixels: Pixels, vertical: AxisOperator, horizontal: AxisOperator): Float64Array {
  const sums = new Float64Array(sumsStride * sumsStride);
  const line = new Float64Array(sumsStride);
  const rowBytes = pixels.width * pixels.channels;
  let first = 0;
  for (let y = 0; y < pixels.height; y++) {
    while (first < vertical.rows && vertical.starts[first]! + vertical.lengths[first]! <= y) first++;
    if (first === vertical.rows) break;
    if (vertical.starts[first]! > y) continue;
    if (pixels.channels === 1) foldGreyLine(pixels.data, y * rowBytes, horizontal, line);
    else foldColourLine(pixels.data, y * rowBytes, pixels.channels, horizontal, line);
    for (let row = first; row < vertical.rows && vertical.starts[row]! <= y; row++) {
      const weight = vertical.weights[vertical.offsets[row]! + y - vertical.starts[row]!]!;
      for (let p = 0, at = row * sumsStride; p < horizontal.rows; p++, at++) sums[at]! += weight * line[p]!;
    }
  }
  return sums;
}

function downFirst(pixels: Pixels, vertical: AxisOperator, horizontal: AxisOperator): Float64Array {
  const { data, width, channels } = pixels;
  const sums = new Float64Array(sumsStride * sumsStride);
  const columns = new Float64Array(width * channels);
  const shares = lumaWeights[channels];
  for (let row = 0; row < vertical.rows; row++) {
    columns.fill(0);
    let at = vertical.starts[row]! * columns.length;
    const end = vertical.offsets[row]! + vertical.lengths[row]!;
    for (let i = vertical.offsets[row]!; i < end; i++) {
      const weight = vertical.weights[i]!;
      for (let x = 0; x < columns.length; x++) columns[x]! += weight * data[at++]!;
    }
    for (let p = 0; p < horizontal.rows; p++) {
      const from = horizontal.offsets[p]!;
      for (let k = 0; k < horizontal.lengths[p]!; k++) {
        const x = (horizontal.starts[p]! + k) * channels;
        let luma = 0;
        for (let channel = 0; channel < channels; channel++) luma += shares[channel]! * columns[x + channel]!;
        sums[row * sumsStride + p]! += horizontal.weights[from + k]! * luma;
      }
    }
  }
  return sums;
}

function foldGreyLine(data: Pixels['data'], from: number, operator: AxisOperator, line: Float64Array): void {
  for (let row = 0; row < operator.rows; row++) {
    let sum = 0;
    let at = from + operator.starts[row]!;
    const first = operator.offsets[row]!;
    const end = first + operator.lengths[row]!;
    for (let i = first; i < end; i++, at++) sum += operator.weights[i]! * data[at]!;
    line[row] = sum;
  }
}

function foldColourLine(
  data: Pixels['data'],
  from: number,
  channels: number,
  operator: AxisOperator,
  line: Float64Array,
): void {
  const [red, green, blue] = lumaWeights[3];
  for (let row = 0; row < operator.rows; row++) {
    let sum = 0;
    let at = from + operator.starts[row]! * channels;
    const first = operator.offsets[row]!;
    const end = first + operator.lengths[row]!;
    for (let i = first; i < end; i++, at += channels) {
      sum += operator.weights[i]! * (red * data[at]! + green * data[at + 1]! + blue * data[at + 2]!);
    }
    line[row] = sum;
  }
}
