/**
 * Both box passes of the reference's Jarosz filter and the decimation to 64 samples, folded into one linear map
 * along one axis. Its weights are whole numbers over one divisor a row, so that every sum over 8-bit samples is
 * exact, in whatever order and by whatever machine it is made.
 *
 * A window cut by the picture's edge is divided by its own size. That befalls one window only, the last of the
 * last output sample when windows are even; it stands apart as row 64, to be added to row 63 after division.
 */
export type AxisOperator = {
  /** Samples of the original axis, and by how much the one handed in is shrunk from it. */
  length: number;
  by: number;
  /** 64, or 65 when the last window is cut. */
  rows: number;
  /** Of each row: first sample, how many samples, where its weights begin, their sum, what the sum is divided by. */
  starts: Int32Array;
  lengths: Int32Array;
  offsets: Int32Array;
  sums: Float64Array;
  divisors: Float64Array;
  weights: Int32Array;
};

/** The reference's window: n / 128, rounded up. */
export const windowOf = (length: number): number => Math.ceil(length / 128);

/**
 * The operator of an axis of `length` original samples, `length` at least 5. With `by` above 1 each given sample
 * stands for a cell of that many original ones, the last one for the rest, and receives the cell's weights.
 */
export function axisOperator(length: number, by = 1): AxisOperator {
  const window = windowOf(length);
  const ahead = Math.floor((window + 2) / 2); // an even window reaches one further ahead than back
  const back = window - ahead;
  const last = Math.floor((63.5 * length) / 64) + ahead; // the end of the last outer window
  const isCut = last - 1 + ahead > length;
  const rows = isCut ? 65 : 64;
  const operator = {
    length,
    by,
    rows,
    starts: new Int32Array(rows),
    lengths: new Int32Array(rows),
    offsets: new Int32Array(rows),
    sums: new Float64Array(rows),
    divisors: new Float64Array(rows),
  };
  let total = 0;
  const spans: { from: number; to: number; weight: (k: number) => number }[] = [];
  for (let row = 0; row < rows; row++) {
    const centre = Math.floor(((Math.min(row, 63) + 0.5) * length) / 64);
    const isRemainder = row === 64;
    // the inner windows whose means the outer window averages: [first, end)
    const first = isRemainder ? last - 1 : centre - back;
    const end = centre + ahead - (isCut && row === 63 ? 1 : 0);
    const from = first - back;
    const to = Math.min(length, end - 1 + ahead);
    const weight = (k: number) => Math.min(end - 1, k + back) - Math.max(first, k - ahead + 1) + 1;
    spans.push({ from, to, weight });
    operator.divisors[row] = window * (isRemainder ? window - 1 : window);
    operator.starts[row] = Math.floor(from / by);
    operator.lengths[row] = Math.floor((to - 1) / by) - Math.floor(from / by) + 1;
    operator.offsets[row] = total;
    total += operator.lengths[row] ?? 0;
  }
  const weights = new Int32Array(total);
  spans.forEach(({ from, to, weight }, row) => {
    const base = (operator.offsets[row] ?? 0) - (operator.starts[row] ?? 0);
    let sum = 0;
    for (let k = from; k < to; k++) {
      const at = base + Math.floor(k / by);
      weights[at] = (weights[at] ?? 0) + weight(k);
      sum += weight(k);
    }
    operator.sums[row] = sum;
  });
  return { ...operator, weights };
}

/** How many bytes an operator holds; what the cache counts. */
export function bytesOfOperator({ weights, rows }: AxisOperator): number {
  return weights.byteLength + rows * (3 * 4 + 2 * 8);
}
