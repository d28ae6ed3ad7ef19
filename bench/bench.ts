/** What a bench is asked: how large, and whether in haste (`all --quick`: all of them in under five minutes). */
export interface Ask {
  size: number | null;
  quick: boolean;
}

/** What it found: lines for people, and the figures of the last line. */
export interface Result {
  table: readonly (readonly [what: string, value: string])[];
  figures: Record<string, number | string | boolean>;
}

export type Bench = (ask: Ask) => Promise<Result>;

/** Figures keep as many digits as they deserve. */
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** How the cost grows with the work: 1 is straight, 2 is the square. Two runs, the second so many times larger. */
export const exponentOf = (
  small: { count: number; seconds: number },
  large: { count: number; seconds: number },
): number => Math.log(large.seconds / small.seconds) / Math.log(large.count / small.count);
