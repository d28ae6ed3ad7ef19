import { drawing, element, stub, word, type Drawing } from './svg.ts';

/** One row; `value` null: closed. `said` is what stands at the end of the bar. */
export interface RankedRow {
  label: string;
  value: number | null;
  said: string;
}

const mostRows = 12;

/** Bars lying down, largest first, each labelled directly. On a phone the label stands above its bar. */
export function rankedBars(rows: readonly RankedRow[], sentence: string): Drawing {
  const shown = rows.slice(0, mostRows);
  const most = Math.max(1, ...shown.map(({ value }) => value ?? 0));
  // Long names push the bars to the right, to less than half of the drawing.
  const left = Math.min(
    330,
    Math.max(170, 24 + 7.6 * Math.max(0, ...shown.map(({ label }) => label.length))),
  );
  const wide = shown.map(({ label, value, said }, at) => {
    const y = 10 + at * 40;
    const length = (740 - left - 90) * ((value ?? 0) / most);
    return (
      word(left - 12, y + 16, shortened(label), { anchor: 'end', voice: 'n' }) +
      bar(left, y, value, length, 22) +
      word(left + (value === null ? 30 : length) + 8, y + 16, said, { voice: 'k' })
    );
  });
  const narrow = shown.map(({ label, value, said }, at) => {
    const y = 4 + at * 46;
    const length = (350 - 70) * ((value ?? 0) / most);
    return (
      word(0, y + 12, label, { voice: 'n' }) +
      bar(0, y + 18, value, length, 14) +
      word((value === null ? 30 : length) + 8, y + 30, said, { voice: 'k' })
    );
  });
  return {
    wide: drawing({ width: 740, height: Math.max(40, shown.length * 40 + 6) }, sentence, wide.join('')),
    narrow: drawing({ width: 350, height: Math.max(40, shown.length * 46) }, sentence, narrow.join('')),
  };
}

function bar(x: number, y: number, value: number | null, length: number, height: number): string {
  if (value === null) return stub(x, y, 30, height);
  if (value === 0)
    return element('path', { d: `M${x} ${y}v${height}`, stroke: 'var(--c2)', 'stroke-width': 1.5 });
  return element('rect', { x, y, width: Math.max(1, length), height, fill: 'var(--c1)' });
}

/** A long name would run into the margin; the table beside says it in full. */
const shortened = (label: string): string =>
  label.length <= 42 ? label : `${label.slice(0, 41).trimEnd()}…`;
