/** The few signs of SVG that the charts need, as text. Presentation attributes only: the CSP allows no inline style. */
export const round = (value: number): number => Math.round(value * 10) / 10;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Everything that comes from outside goes through here before it becomes markup. */
export const escape = (text: string): string => text.replaceAll(/[&<>"]/gu, (sign) => escapes[sign] ?? sign);

type Attributes = Record<string, string | number | undefined>;

/** One element; undefined attributes are left out. `inner` is markup, already escaped. */
export function element(name: string, attributes: Attributes, inner = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escape(String(value))}"`)
    .join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** A word in a drawing; `k` is the strong voice (the number that the eye looks for). */
export const word = (
  x: number,
  y: number,
  said: string,
  options: { anchor?: 'middle' | 'end'; voice?: 'k' | 'n' } = {},
): string => element('text', { x, y, 'text-anchor': options.anchor, class: options.voice }, escape(said));

/** A drawing with the sentence that says what it shows; `width` tells which of the two versions it is. */
export const drawing = (size: { width: number; height: number }, sentence: string, inner: string): string =>
  element(
    'svg',
    {
      class: size.width > 400 ? 'wide' : 'narrow',
      viewBox: `0 0 ${size.width} ${round(size.height)}`,
      role: 'img',
      'aria-label': sentence,
    },
    inner || element('path', { d: 'M0 0' }),
  );

/** The two versions of one chart: beside the table, and for a phone. Never the one shrunk to the other. */
export interface Drawing {
  wide: string;
  narrow: string;
}

/** A point that the sentence names: the only lamp of a chart. */
export const lamp = (cx: number, cy: number, r = 7): string =>
  element('circle', { cx, cy, r, fill: 'var(--lamp)', stroke: 'var(--lamp-edge)', 'stroke-width': 1.5 });

/** Closed cells: a stub of one size whatever it hides, hatched so that it is not taken for a bar. */
export const stub = (x: number, y: number, width: number, height: number): string =>
  element('rect', {
    x: x + 0.75,
    y: y + 0.75,
    width: Math.max(1, width - 1.5),
    height: Math.max(1, height - 1.5),
    fill: 'var(--c3)',
    stroke: 'var(--c2)',
    'stroke-width': 1.5,
    'stroke-dasharray': '3 2',
  });

/** Lines of the grid: nought included, five at most, at round whole numbers. */
export function gridLines(most: number): number[] {
  const target = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(target));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= target) ?? target,
  );
  const whole = Math.ceil(step);
  return Array.from({ length: Math.ceil(Math.max(1, most) / whole) + 1 }, (_, at) => at * whole);
}
