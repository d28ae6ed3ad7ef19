import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AxisOperator, axisOperator, windowOf } from './axis-operator.ts';

/** Two means and the nearest sample, as published, of one line; `line` gives the original samples. */
function publishedLine(line: number[]): number[] {
  const n = line.length;
  const window = windowOf(n);
  const ahead = Math.floor((window + 2) / 2);
  const mean = (values: number[], i: number) => {
    const cut = values.slice(Math.max(0, i - (window - ahead)), Math.min(n, i + ahead));
    return cut.reduce((sum, value) => sum + value, 0) / cut.length;
  };
  const once = line.map((_, i) => mean(line, i));
  return Array.from({ length: 64 }, (_, o) => mean(once, Math.floor(((o + 0.5) * n) / 64)));
}

function fold(operator: AxisOperator, line: number[]): number[] {
  const rows = Array.from({ length: operator.rows }, (_, row) => {
    const { starts, lengths, offsets, weights, divisors } = operator;
    const from = offsets[row]!;
    const own = [...weights.subarray(from, from + lengths[row]!)];
    return own.reduce((sum, weight, k) => sum + weight * line[starts[row]! + k]!, 0) / divisors[row]!;
  });
  return rows.slice(0, 64).map((value, o) => (o === 63 ? value + (rows[64] ?? 0) : value));
}

const lengths = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(5, 63, 64, 65, 127, 128, 129, 256, 257, 1024) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 2500 }) },
);

test('the folded line is the published line', () => {
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 99 }), (n, step) => {
      const line = Array.from({ length: n }, (_, i) => (i * i * step) % 256);
      const folded = fold(axisOperator(n), line);
      publishedLine(line).forEach((value, o) => expect(folded[o]).toBeCloseTo(value, 9));
    }),
    { numRuns: 150 },
  );
});

test('rows sum to 1, exactly: the only cut window is the last one of even windows', () => {
  for (let n = 5; n < 3000; n++) {
    const { rows, sums, divisors } = axisOperator(n);
    const isEven = windowOf(n) % 2 === 0;
    expect(rows).toBe(isEven ? 65 : 64);
    for (let row = 0; row < (isEven ? 63 : 64); row++) expect(sums[row]).toBe(divisors[row]);
    if (isEven) expect(sums[63]! / divisors[63]! + sums[64]! / divisors[64]!).toBeCloseTo(1, 14);
  }
});

test('64 samples pass unchanged', () => {
  const line = Array.from({ length: 64 }, (_, i) => (i * 37) % 256);
  expect(fold(axisOperator(64), line)).toEqual(line);
});

test('pulled back, a cell’s samples get their weights together', () => {
  fc.assert(
    fc.property(lengths, fc.constantFrom(2, 4, 8), (n, by) => {
      const cells = Array.from({ length: Math.ceil(n / by) }, (_, i) => (i * 91) % 256);
      const line = Array.from({ length: n }, (_, i) => cells[Math.floor(i / by)]!);
      const pulled = axisOperator(n, by);
      expect(fold(pulled, cells)).toEqual(fold(axisOperator(n), line));
      for (let row = 0; row < pulled.rows; row++) {
        expect(pulled.starts[row]! + pulled.lengths[row]!).toBeLessThanOrEqual(cells.length);
      }
    }),
    { numRuns: 150 },
  );
});
