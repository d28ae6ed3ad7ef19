import type { AxisOperator } from './axis-operator.ts';
import { sumsStride } from './plain-sums.ts';

/** The picture as 64×64 means of luma, 0…255: sums over divisors, the two remainders added in. */
export function gridOfSums(
  sums: Float64Array,
  axes: { vertical: AxisOperator; horizontal: AxisOperator; divisor: number },
  grid: Float64Array,
): void {
  const { vertical, horizontal, divisor } = axes;
  const across = horizontal.divisors;
  for (let o = 0; o < 64; o++) {
    const down = vertical.divisors[o]! * divisor;
    for (let p = 0; p < 64; p++) grid[o * 64 + p] = sums[o * sumsStride + p]! / (down * across[p]!);
    if (horizontal.rows === 65) grid[o * 64 + 63]! += sums[o * sumsStride + 64]! / (down * across[64]!);
  }
  if (vertical.rows === 65) {
    const down = vertical.divisors[64]! * divisor;
    const from = 64 * sumsStride;
    for (let p = 0; p < 64; p++) grid[63 * 64 + p]! += sums[from + p]! / (down * across[p]!);
    if (horizontal.rows === 65) grid[4095]! += sums[from + 64]! / (down * across[64]!);
  }
}
