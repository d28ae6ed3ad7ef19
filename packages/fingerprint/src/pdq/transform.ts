const half = 32;
const frequencies = 16;

/** The 16 lowest frequencies but the constant one, first half of each: the other half mirrors it, odd ones negated. */
export const cosines = Float64Array.from({ length: frequencies * half }, (_, at) => {
  const i = at >> 5;
  const j = at & 31;
  return Math.fround(Math.sqrt(2 / 64) * Math.cos((Math.PI / 128) * (i + 1) * (2 * j + 1)));
});

/** Quality, 0…100: how much neighbouring samples differ, in whole percents of the range, cut off towards zero. */
export function qualityOfGrid(grid: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < 4032; at++) sum += Math.abs(Math.trunc(((grid[at]! - grid[at + 64]!) * 100) / 255));
  for (let o = 0; o < 4096; o += 64) {
    for (let at = o; at < o + 63; at++)
      sum += Math.abs(Math.trunc(((grid[at]! - grid[at + 1]!) * 100) / 255));
  }
  return Math.min(100, Math.floor(sum / 90));
}

const folded = new Float64Array(2 * half * 64);
const lines = new Float64Array(frequencies * 64);

/**
 * The discrete cosine transform of the grid, frequencies 1…16 both ways, into 16×16 `result`. Halves are folded
 * first (sums for even frequencies, differences for odd ones), which halves the work and keeps exact zeros for
 * what a symmetry forbids. The kernel adds in this very order, so that both round alike.
 */
export function transformGrid(grid: Float64Array, result: Float64Array): void {
  for (let at = 0; at < half * 64; at++) {
    const mirrored = grid[4032 - (at & ~63) + (at & 63)]!;
    folded[at] = grid[at]! - mirrored;
    folded[half * 64 + at] = grid[at]! + mirrored;
  }
  for (let i = 0; i < frequencies; i++) {
    const from = (i & 1) * half * 64;
    for (let p = 0; p < 64; p++) {
      let sum = 0;
      for (let j = 0; j < half; j++) sum += cosines[i * half + j]! * folded[from + j * 64 + p]!;
      lines[i * 64 + p] = sum;
    }
  }
  for (let i = 0; i < frequencies; i++) {
    for (let p = 0; p < half; p++) {
      const mirrored = lines[i * 64 + 63 - p]!;
      folded[p] = lines[i * 64 + p]! - mirrored;
      folded[half + p] = lines[i * 64 + p]! + mirrored;
    }
    for (let j = 0; j < frequencies; j++) {
      let sum = 0;
      for (let p = 0; p < half; p++) sum += cosines[j * half + p]! * folded[(j & 1) * half + p]!;
      result[i * frequencies + j] = sum;
    }
  }
}
