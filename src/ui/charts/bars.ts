import { drawing, element, gridLines, lamp, stub, word, type Drawing } from './svg.ts';

/** One bar; `value` null: closed, because it is small or gives a small one away. */
export interface Bar {
  /** Said under the axis where there is room. */
  label: string;
  value: number | null;
  /** What is written over the lit bar. */
  said: string;
}

interface Ask {
  bars: readonly Bar[];
  sentence: string;
  /** The bar that the sentence names; -1 for none. */
  lit: number;
  number: (value: number) => string;
}

/** Bars along time: one a day or a month, from nought, the named one under a lamp. */
export const barsInTime = (ask: Ask): Drawing => ({
  wide: draw(ask, { width: 740, height: 300, left: 46, right: 12, labels: 7 }),
  narrow: draw(ask, { width: 350, height: 240, left: 40, right: 6, labels: 4 }),
});

type Frame = { width: number; height: number; left: number; right: number; labels: number };

function draw({ bars, sentence, lit, number }: Ask, frame: Frame): string {
  const { width, height, left, right, labels } = frame;
  const foot = height - 34;
  const head = 26;
  const lines = gridLines(Math.max(1, ...bars.map(({ value }) => value ?? 0)));
  const most = lines.at(-1) ?? 1;
  const y = (value: number): number => foot - (value / most) * (foot - head);
  const room = (width - left - right) / Math.max(1, bars.length);
  const wide = Math.min(44, Math.max(1.5, room * 0.72));
  const x = (at: number): number => left + room * (at + 0.5) - wide / 2;
  const grid = lines.map(
    (value) =>
      element('path', { d: `M${left} ${Math.round(y(value))}H${width - right}`, stroke: 'var(--c-grid)' }) +
      word(left - 8, y(value) + 4, number(value), { anchor: 'end' }),
  );
  const drawn = bars.map(({ value }, at) => {
    if (value === null) return stub(x(at), foot - 8, wide, 8);
    if (value === 0) return '';
    return element('rect', {
      x: x(at),
      y: y(value),
      width: wide,
      height: foot - y(value),
      fill: 'var(--c1)',
    });
  });
  const named = bars[lit];
  const mark =
    named && named.value !== null && named.value > 0
      ? lamp(x(lit) + wide / 2, y(named.value)) +
        word(clamp(x(lit) + wide / 2, left + 12, width - 16), y(named.value) - 12, named.said, {
          anchor: 'middle',
          voice: 'k',
        })
      : '';
  const every = Math.max(1, Math.ceil((bars.length - 1) / (labels - 1)));
  const times = bars.map(({ label }, at) => {
    const last = at === bars.length - 1;
    const near = !last && bars.length - 1 - at < every * 0.6;
    if (!last && (at % every !== 0 || near)) return '';
    const center = x(at) + wide / 2;
    return word(last && bars.length > 8 ? width - right : center, height - 10, label, {
      anchor: last && bars.length > 8 ? 'end' : 'middle',
    });
  });
  return drawing({ width, height }, sentence, [...grid, ...drawn, mark, ...times].join(''));
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
