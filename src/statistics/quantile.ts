/** The value below which a share of the sorted list lies, straight line between neighbours (as in `percentile_cont`). */
export function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/** Median and nine-in-ten of a list in any order. */
export function spreadOf(values: readonly number[]): {
  medianSeconds: number | null;
  ninetiethSeconds: number | null;
} {
  const sorted = values.toSorted((one, other) => one - other);
  return { medianSeconds: quantile(sorted, 0.5), ninetiethSeconds: quantile(sorted, 0.9) };
}
