import { lumaWeights } from './plain-sums.ts';
import type { AxisOperator } from './axis-operator.ts';
import type { Pixels } from './pixels.ts';

/** Weights of the rows as the kernel reads them: 16 bits, each output's rows made even in number by a weight of 0. */
export type DownTable = { weights: Int16Array; offsets: Int32Array; mostSum: number };

/** Undefined where a weight does not fit 16 bits or a sum of bytes does not fit 32. */
export function downTable(operator: AxisOperator): DownTable | undefined {
  const offsets = new Int32Array(operator.rows);
  let total = 0;
  for (let row = 0; row < operator.rows; row++) {
    offsets[row] = total;
    total += (operator.lengths[row]! + 1) & ~1;
  }
  const mostSum = operator.sums.reduce((most, sum) => Math.max(most, sum), 0);
  if (greatest(operator.weights) > 0x7fff || mostSum * 255 > 0x7fffffff) return undefined;
  const weights = new Int16Array(total);
  for (let row = 0; row < operator.rows; row++) {
    weights.set(weightsOf(operator, row), offsets[row]);
  }
  return { weights, offsets, mostSum };
}

/**
 * Weights of the columns as the kernel reads them, luma's share of each channel multiplied in: of each output where
 * it starts, how many blocks of `block` values, and their weights. `reach` is the most any lane of the kernel can
 * add up to per unit of what the values can be.
 */
export type AcrossTable = {
  starts: Int32Array;
  blocks: Int32Array;
  weights: Int16Array | Int32Array;
  reach: number;
};

/** `isShort`: 16-bit weights for `foldShortLine`, undefined where one does not fit; otherwise for `foldLongLine`. */
export function acrossTable(
  operator: AxisOperator,
  channels: Pixels['channels'],
  isShort: boolean,
): AcrossTable | undefined {
  const shares = lumaWeights[channels];
  if (greatest(operator.weights) * Math.max(...shares) > (isShort ? 0x7fff : 0x7fffffff)) return undefined;
  const block = isShort ? 8 : 4;
  const starts = operator.starts.map((start) => start * channels);
  const blocks = operator.lengths.map((length) => Math.ceil((length * channels) / block));
  const total = blocks.reduce((sum, count) => sum + count, 0) * block;
  const weights = isShort ? new Int16Array(total) : new Int32Array(total);
  let reach = 0;
  let from = 0;
  for (let row = 0; row < operator.rows; row++) {
    const lanes = [0, 0, 0, 0];
    weightsOf(operator, row).forEach((weight, k) => {
      shares.forEach((share, channel) => {
        const at = k * channels + channel;
        weights[from + at] = weight * share;
        lanes[(at % 8) >> 1]! += weight * share;
      });
    });
    reach = Math.max(reach, ...lanes);
    from += blocks[row]! * block;
  }
  return { starts, blocks, weights, reach };
}

export const bytesOfDown = (table: DownTable | undefined): number => 2 * (table?.weights.length ?? 0) + 260;
export const bytesOfAcross = (table: AcrossTable | undefined): number =>
  (table?.weights.byteLength ?? 0) + 520;

function weightsOf(operator: AxisOperator, row: number): Int32Array {
  const from = operator.offsets[row]!;
  return operator.weights.subarray(from, from + operator.lengths[row]!);
}

function greatest(values: Int32Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
