/**
 * How the 256 bits are cut into bands, and how far from the query's key each band is looked at.
 *
 * Exactness. Give band i a radius r(i) and let a(i) = (bits that differ in band i) - r(i) - 1. If the radii are chosen
 * so that sum(r(i) + 1) = R + 1, an entry within distance R has sum a(i) <= -1. Then (cycle lemma) some band i exists
 * from which every partial sum around the ring, a(i), a(i) + a(i+1), …, is negative: in particular at most r(i) bits
 * differ in band i itself, and at most the sum of the allowances minus one in band i and those after it together.
 * The first says which buckets to visit; the second lets 16 bits kept beside each posting drop nearly every
 * candidate without touching its hash. Both are necessary conditions, so nothing within R is lost.
 */
export type LayoutName = 'scan' | 'm32' | 'm16' | 'm14' | 'm13' | 'm12' | 'm11';

const times = (count: number, width: number): number[] => Array.from({ length: count }, () => width);

/** Widths of the bands, from bit 0 on; `scan` has none. Each adds up to 256. */
export const layouts: Record<LayoutName, readonly number[]> = {
  scan: [],
  m32: times(32, 8),
  m16: times(16, 16),
  m14: [...times(4, 19), ...times(10, 18)],
  m13: [...times(10, 20), ...times(2, 19), 18],
  m12: [...times(4, 22), ...times(8, 21)],
  m11: [...times(2, 24), ...times(8, 23), 24],
};

export const layoutNames = Object.keys(layouts) as LayoutName[];

/** The quickest layout for so many hashes, as measured (DESIGN.md, "Search"). */
export function layoutFor(count: number): LayoutName {
  if (count < 1_500) return 'scan';
  if (count < 80_000) return 'm32';
  return 'm16';
}

/** Nanoseconds, from measurements: one bucket visited, one posting's tag compared, one hash scanned. */
const cost = { bucket: 40, posting: 0.3, scanned: 0.8 };

/** A search may visit so many buckets; a reader's list of them has so much room. */
export const bucketRoom = 16_384;

/** Flips of more bits than this within one band are never tried. */
export const flipsOf = (width: number): number => (width <= 18 ? 3 : 2);

/** width choose ones. */
export function choose(width: number, ones: number): number {
  let ways = 1;
  for (let i = 0; i < ones; i += 1) ways = (ways * (width - i)) / (i + 1);
  return ways;
}

/**
 * The radius of each band (-1: not looked at) that makes a search within `radius` exact at the least expected cost,
 * or null where reading every hash is cheaper or the bands cannot reach so far.
 */
export function bandRadii(widths: readonly number[], count: number, radius: number): number[] | null {
  if (widths.length === 0) return null;
  const radii = widths.map(() => -1);
  let buckets = 0;
  let spent = 0;
  for (let reached = 0; reached <= radius; reached += 1) {
    let best = -1;
    let least = Infinity;
    for (const [band, width] of widths.entries()) {
      const ones = radii[band]! + 1;
      if (ones > flipsOf(width)) continue;
      const price = choose(width, ones) * (cost.bucket + (cost.posting * count) / 2 ** width);
      if (price < least) {
        least = price;
        best = band;
      }
    }
    if (best < 0) return null;
    radii[best]! += 1;
    buckets += choose(widths[best]!, radii[best]!);
    spent += least;
  }
  if (buckets > bucketRoom) return null;
  return radius > 31 && spent > count * cost.scanned ? null : radii;
}

/** Most bits that may differ in band `at` and the 16 bits after it together (see the top of this file). */
export function chainLimit(widths: readonly number[], radii: readonly number[], at: number): number {
  let limit = radii[at]!;
  let covered = 0;
  for (let step = 1; covered < 16; step += 1) {
    const next = (at + step) % widths.length;
    limit += radii[next]! + 1;
    covered += widths[next]!;
  }
  return limit;
}

/** Words of `width` bits with exactly 0, 1, … one-bits, each group ascending: visited key = query's key XOR word. */
export function masksOf(width: number): Uint32Array[] {
  const groups: Uint32Array[] = [];
  let words = [0];
  for (let ones = 0; ones <= flipsOf(width); ones += 1) {
    groups.push(Uint32Array.from(words).sort());
    words = words.flatMap((word) => {
      const above = word === 0 ? 0 : 32 - Math.clz32(word);
      return Array.from(
        { length: Math.max(0, width - above) },
        (_, bit) => (word | (1 << (above + bit))) >>> 0,
      );
    });
  }
  return groups;
}
