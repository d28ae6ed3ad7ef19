import { hashOfFrequencies } from './bits.ts';
import type { PdqHash } from './hash.ts';

type Move = { isTransposed: boolean; isNegative: (i: number, j: number) => boolean };

const never = () => false;
const evenRow = (i: number) => i % 2 === 0;
const evenColumn = (_: number, j: number) => j % 2 === 0;
const oddSum = (i: number, j: number) => (i + j) % 2 === 1;

/**
 * What turning the picture does to its frequencies, in the reference's order: where entry (i, j) goes, and when it
 * changes its sign. Row i carries frequency i + 1, so that even rows are the odd frequencies, which a mirror negates.
 */
const moves: readonly Move[] = [
  { isTransposed: false, isNegative: never }, // as it is
  { isTransposed: true, isNegative: evenColumn }, // rotated by 90: transposed, then upside down
  { isTransposed: false, isNegative: oddSum }, // rotated by 180
  { isTransposed: true, isNegative: evenRow }, // rotated by 270: transposed, then mirrored left to right
  { isTransposed: false, isNegative: evenRow }, // upside down
  { isTransposed: false, isNegative: evenColumn }, // mirrored left to right
  { isTransposed: true, isNegative: never }, // transposed
  { isTransposed: true, isNegative: oddSum }, // along the other diagonal
];

/** Of each form, for each entry of the result: from where it comes, complemented where its sign changes. */
const sources = moves.map(({ isTransposed, isNegative }) => {
  const from = new Int16Array(256);
  for (let i = 0; i < 16; i++) {
    for (let j = 0; j < 16; j++) {
      const to = isTransposed ? 16 * j + i : 16 * i + j;
      from[to] = isNegative(i, j) ? ~(16 * i + j) : 16 * i + j;
    }
  }
  return from;
});

const moved = new Float64Array(256);

/** The hashes of the picture in its eight positions, each with its own median; the first is the picture as it is. */
export function formsOfFrequencies(values: Float64Array): PdqHash[] {
  return sources.map((from) => {
    for (let at = 0; at < 256; at++) {
      const source = from[at]!;
      moved[at] = source < 0 ? -values[~source]! : values[source]!;
    }
    return hashOfFrequencies(moved);
  });
}
