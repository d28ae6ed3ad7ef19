import { drawing, element, lamp, word, type Drawing } from './svg.ts';

/** The delays of one group, in seconds: half took less than the median, nine in ten less than `ninetieth`. */
export interface DelayRow {
  label: string;
  note: string;
  median: number;
  ninetieth: number;
  said: string;
  lit: boolean;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const decade = 3_652 * day;
const short = [1, 10, minute, 10 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour];
const long = [day, 2 * day, 4 * day, 7 * day, 14 * day, 28 * day, 90 * day, 365 * day, decade];
const marks = [...short, ...long];

/**
 * Full dot: the median; ring: nine in ten; on a logarithmic axis whose marks are words. Between minutes and weeks
 * no other axis shows both.
 */
export function delaysOnLogAxis(
  rows: readonly DelayRow[],
  { sentence, wordsFor }: { sentence: string; wordsFor: (seconds: number) => string },
): Drawing {
  const values = rows.flatMap(({ median, ninetieth }) => [Math.max(1, median), Math.max(1, ninetieth)]);
  const least = marks.findLast((mark) => mark <= Math.min(...values, day)) ?? 1;
  const most = marks.find((mark) => mark >= Math.max(...values, least * 10)) ?? decade;
  const axis = marks.filter((mark) => mark >= least && mark <= most);
  const place = (seconds: number): number =>
    Math.min(1, Math.log(Math.max(1, seconds) / least) / Math.log(most / least));
  return {
    wide: draw({ width: 740, left: 200, right: 46, step: 58, above: false, labels: 7 }),
    narrow: draw({ width: 350, left: 12, right: 26, step: 66, above: true, labels: 5 }),
  };

  function draw(frame: {
    width: number;
    left: number;
    right: number;
    step: number;
    above: boolean;
    labels: number;
  }): string {
    const { width, left, right, step, above, labels } = frame;
    const height = rows.length * step + 34;
    const x = (seconds: number): number => left + place(seconds) * (width - left - right);
    const every = Math.ceil(axis.length / labels);
    const grid = axis.map((mark, at) => {
      const line = element('path', {
        d: `M${Math.round(x(mark))} 4V${height - 28}`,
        stroke: 'var(--c-grid)',
      });
      if (at % every !== 0 && at !== axis.length - 1) return line;
      return line + word(x(mark), height - 8, wordsFor(mark), { anchor: 'middle' });
    });
    const drawn = rows.map((row, at) => {
      const y = at * step + (above ? 44 : 34);
      const name = above
        ? word(0, y - 24, row.label, { voice: 'k' }) +
          word(width, y - 24, row.said, { anchor: 'end', voice: 'k' })
        : word(0, y - 1, row.label, { voice: 'k' }) + word(0, y + 16, row.note);
      const reach = element('path', {
        d: `M${Math.round(x(row.median))} ${y}H${Math.round(x(row.ninetieth))}`,
        stroke: 'var(--c2)',
        'stroke-width': 2.5,
      });
      const ring = element('circle', {
        cx: x(row.ninetieth),
        cy: y,
        r: 6,
        fill: 'var(--paper)',
        stroke: 'var(--c2)',
        'stroke-width': 2.5,
      });
      const dot = row.lit
        ? lamp(x(row.median), y)
        : element('circle', { cx: x(row.median), cy: y, r: 6.5, fill: 'var(--c1)' });
      const said = above
        ? ''
        : word(Math.max(x(row.median), left + 20), y - 13, row.said, { anchor: 'middle', voice: 'k' });
      return name + reach + ring + dot + said;
    });
    return drawing({ width, height }, sentence, [...grid, ...drawn].join(''));
  }
}
