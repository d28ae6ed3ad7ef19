import { drawing, element, type Drawing } from './svg.ts';

/** How each of up to five parts looks; parts of one colour are told apart by outline too. */
export const dotLooks = [
  { fill: 'var(--c1)', stroke: 'var(--c1)' },
  { fill: 'var(--c2)', stroke: 'var(--c2)' },
  { fill: 'var(--c3)', stroke: 'var(--c2)' },
  { fill: 'none', stroke: 'var(--c2)' },
  { fill: 'var(--c4)', stroke: 'var(--c4)' },
] as const;

/** Whole numbers that add up to a hundred: each rounded down, the rest to the largest remainders. */
export function ofAHundred(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (count / total) * 100);
  const parts = exact.map(Math.floor);
  const missing = 100 - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at);
  for (const { at } of byRemainder.slice(0, missing)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

/** Parts of a hundred as a hundred dots, in rows of twenty (of ten on a phone). */
export function hundredDots(parts: readonly number[], sentence: string): Drawing {
  const looks = parts.flatMap((count, part) =>
    Array.from({ length: count }, () => dotLooks[part % dotLooks.length]),
  );
  const draw = (inRow: number, width: number): string => {
    const room = width / inRow;
    const radius = room * 0.33;
    const dots = looks.map((look, at) =>
      element('circle', {
        cx: room * ((at % inRow) + 0.5),
        cy: room * (Math.floor(at / inRow) + 0.5),
        r: radius,
        fill: look?.fill,
        stroke: look?.stroke,
        'stroke-width': 2,
      }),
    );
    return drawing({ width, height: room * Math.ceil(looks.length / inRow) }, sentence, dots.join(''));
  };
  return { wide: draw(20, 660), narrow: draw(10, 350) };
}
