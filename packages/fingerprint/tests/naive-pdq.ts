import type { Pixels } from '../src/pdq/index.ts';

/**
 * PDQ step by step as published, in 32-bit floats as the reference computes it: whole filtered pictures, running
 * sums, a plain transform, a sort. Slow, and sharing nothing with the package: what it is compared with.
 * After Facebook's ThreatExchange (BSD), from its description.
 */
export function naivePdq(pixels: Pixels): { hex: string; quality: number; frequencies: number[][] } {
  const { width, height } = pixels;
  if (width < 5 || height < 5) return { hex: '0'.repeat(64), quality: 0, frequencies: [] };
  const plane = lumaOf(pixels);
  for (let pass = 0; pass < 2; pass++) {
    for (let y = 0; y < height; y++) box(plane, { from: y * width, step: 1, n: width });
    for (let x = 0; x < width; x++) box(plane, { from: x, step: width, n: height });
  }
  const grid: number[][] = [];
  for (let o = 0; o < 64; o++) {
    const row = Math.floor(((o + 0.5) * height) / 64);
    grid.push(
      Array.from({ length: 64 }, (_, p) => plane[row * width + Math.floor(((p + 0.5) * width) / 64)] ?? 0),
    );
  }
  const frequencies = frequenciesOf(grid);
  return { hex: hexOf(frequencies), quality: qualityOf(grid), frequencies };
}

function lumaOf({ data, width, height, channels }: Pixels): Float32Array {
  const [wr, wg, wb] = [Math.fround(0.299), Math.fround(0.587), Math.fround(0.114)];
  return Float32Array.from({ length: width * height }, (_, i) => {
    const [r = 0, g = 0, b = 0] = data.subarray(i * channels, i * channels + 3);
    if (channels === 1) return r;
    return Math.fround(Math.fround(Math.fround(wr * r) + Math.fround(wg * g)) + Math.fround(wb * b));
  });
}

function box(plane: Float32Array, { from, step, n }: { from: number; step: number; n: number }): void {
  const window = Math.floor((n + 127) / 128);
  const ahead = Math.floor((window + 2) / 2);
  const line = Float32Array.from({ length: n }, (_, i) => plane[from + i * step] ?? 0);
  let [left, right, sum] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    while (right < Math.min(n, i + ahead)) sum = Math.fround(sum + (line[right++] ?? 0));
    while (left < Math.max(0, i - (window - ahead))) sum = Math.fround(sum - (line[left++] ?? 0));
    plane[from + i * step] = sum / (right - left);
  }
}

function qualityOf(grid: number[][]): number {
  const steps = (u = 0, v = 0) =>
    Math.abs(Math.trunc(Math.fround(Math.fround(Math.fround(u - v) * 100) / 255)));
  let sum = 0;
  grid.forEach((row, o) =>
    row.forEach((value, p) => {
      if (o < 63) sum += steps(value, grid[o + 1]?.[p]);
      if (p < 63) sum += steps(value, row[p + 1]);
    }),
  );
  return Math.min(100, Math.floor(sum / 90));
}

function frequenciesOf(grid: number[][]): number[][] {
  const scale = Math.fround(Math.sqrt(2 / 64));
  const wave = Array.from({ length: 16 }, (_, i) =>
    Array.from({ length: 64 }, (_, j) =>
      Math.fround(scale * Math.cos((Math.PI / 128) * (i + 1) * (2 * j + 1))),
    ),
  );
  const product = (a: number[], b: (k: number) => number) =>
    a.reduce((sum, value, k) => Math.fround(sum + Math.fround(value * b(k))), 0);
  const half = wave.map((w) => Array.from({ length: 64 }, (_, p) => product(w, (k) => grid[k]?.[p] ?? 0)));
  return half.map((line) => wave.map((w) => product(line, (k) => w[k] ?? 0)));
}

function hexOf(frequencies: number[][]): string {
  const all = frequencies.flat();
  const median = [...all].sort((a, b) => a - b)[127] ?? 0;
  const words = frequencies.map((row) =>
    row.reduce((word, value, j) => (value > median ? word | (1 << j) : word), 0),
  );
  return words
    .toReversed()
    .map((word) => word.toString(16).padStart(4, '0'))
    .join('');
}
