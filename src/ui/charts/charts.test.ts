import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import type { ConsoleFigures, PublicFigures } from '#statistics';
import { barsInTime } from './bars.ts';
import { delaysOnLogAxis } from './delays.ts';
import { hundredDots, ofAHundred } from './dots.ts';
import { figureSections } from './figure-sections.ts';
import { rankedBars } from './ranked.ts';
import { escape, gridLines, type Drawing } from './svg.ts';

const totals = {
  period: { from: '2026-10-31T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z' },
  countedAt: '2026-12-01T00:00:00.000Z',
  reports: 128,
  mentions: 160,
  dossiers: 140,
  removal: {
    removed: 41,
    medianSeconds: 34_800,
    ninetiethSeconds: 190_000,
    within: [{ seconds: 60, count: 0 }],
  },
  viewsAvoided: 310,
  delayByInfraction: [{ code: 'csam', removed: 30, medianSeconds: 12_000, ninetiethSeconds: 90_000 }],
};
const exact: ConsoleFigures = {
  ...totals,
  findings: { illegal: 41, notIllegal: 33, outOfScope: 10, notFound: 4, passedOn: 12 },
  noise: { count: 43, of: 84, share: 43 / 84 },
  received: {
    unit: 'day',
    points: Array.from({ length: 30 }, (_, at) => ({
      code: `2026-11-${String(at + 1).padStart(2, '0')}`,
      count: (at * 7) % 13,
    })),
  },
  removedPerDay: [],
  byChannel: [
    { code: 'form', count: 100 },
    { code: 'peer', count: 28 },
  ],
  byCategory: [
    { code: 'hate', count: 90 },
    { code: 'unknown', count: 38 },
  ],
  byInfraction: [
    { code: 'csam', count: 30 },
    { code: 'hate', count: 11 },
  ],
  byState: [
    { code: 'removed', count: 41 },
    { code: 'awaiting-qualification', count: 12 },
  ],
  byCountry: [
    { code: 'FR', count: 25 },
    { code: 'unknown', count: 16 },
  ],
  timeToFinding: { count: 84, medianSeconds: 100, ninetiethSeconds: 200 },
  items: { seen: 9, known: 3, duplicates: 1, unknown: 5 },
  notices: { sent: 41, reminders: 3, failed: 0 },
  answers: [],
  replies: [],
  exposures: { views: 4, seconds: 12 },
};
const open: PublicFigures = {
  ...totals,
  findings: [
    { code: 'illegal', status: 'shown', count: 41 },
    { code: 'passedOn', status: 'few' },
    { code: 'notFound', status: 'hidden' },
  ],
  noise: exact.noise,
  received: {
    unit: 'month',
    points: [
      { code: '2026-10', status: 'few' },
      { code: '2026-11', status: 'shown', count: 120 },
    ],
  },
  byChannel: [
    { code: 'form', status: 'shown', count: 100 },
    { code: 'api', status: 'hidden' },
    { code: 'peer', status: 'few' },
  ],
  byCategory: [],
  byInfraction: [],
  byState: [],
  byCountry: [],
};

/** Walks the markup: every element is closed, nothing carries a style, a script or a link. */
function checkMarkup(svg: string): { names: string[]; texts: string } {
  const names: string[] = [];
  let depth = 0;
  let texts = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        names.push(name);
        depth += 1;
        expect(
          Object.keys(attributes).filter((key) => key === 'style' || key.startsWith('on') || key === 'href'),
        ).toEqual([]);
        for (const value of Object.values(attributes)) expect(value).not.toMatch(/NaN|Infinity|undefined/u);
      },
      ontext: (text) => (texts += `${text} `),
      onclosetag: () => (depth -= 1),
    },
    { xmlMode: true },
  );
  parser.end(svg);
  expect(depth).toBe(0);
  expect(names.filter((name) => ['script', 'a', 'image', 'foreignObject', 'style'].includes(name))).toEqual(
    [],
  );
  return { names, texts };
}

function checkDrawing({ wide, narrow }: Drawing): void {
  for (const svg of [wide, narrow]) {
    checkMarkup(svg);
    expect(svg).toMatch(
      /^<svg class="(wide|narrow)" viewBox="0 0 \d+ [\d.]+" role="img" aria-label="[^"]+"/u,
    );
    expect(svg.split('var(--lamp)').length - 1).toBeLessThanOrEqual(1);
  }
  expect(narrow).toContain('viewBox="0 0 350');
}

describe.each(['fr', 'en'] as const)('a page of figures in %s', (language) => {
  test.each([
    ['exact', exact],
    ['public', open],
  ] as const)('draws the %s ones, each with a sentence, a table and a definition', (_name, figures) => {
    const sections = figureSections(figures, language);
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    for (const section of sections) {
      if (section.drawing) checkDrawing(section.drawing);
      else expect(section.empty.length).toBeGreaterThan(10);
      expect(section.title.length).toBeGreaterThan(5);
      expect(section.counted.length).toBeGreaterThan(20);
      for (const { cells } of section.table.rows) expect(cells).toHaveLength(section.table.head.length);
    }
  });

  test('never shows a closed cell, in no drawing and in no table', () => {
    const [, , , , , channel] = figureSections(open, language);
    const rows = channel?.table.rows.map(({ cells }) => cells[1]);
    expect(rows).toEqual(
      language === 'fr' ? ['100', 'masqué', 'moins de 5'] : ['100', 'hidden', 'fewer than 5'],
    );
    expect(channel?.drawing?.wide).toContain(language === 'fr' ? 'moins de 5' : 'fewer than 5');
    expect(channel?.table.head).toHaveLength(2);
  });

  test('says the same median in the title and under the lamp', () => {
    const delays = figureSections(exact, language).find(({ id }) => id === 'delays');
    expect(delays?.title).toContain('9\u00a0h\u00a040\u00a0min');
    expect(delays?.drawing?.wide).toContain('9\u00a0h\u00a040\u00a0min');
  });
});

test('a hundred dots are a hundred, whatever is counted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 5 }), (counts) => {
      const parts = ofAHundred(counts);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(counts.some((count) => count > 0) ? 100 : 0);
      for (const [at, part] of parts.entries()) {
        const total = counts.reduce((sum, count) => sum + count, 0);
        if (total > 0) expect(Math.abs(part - ((counts[at] ?? 0) / total) * 100)).toBeLessThan(1);
      }
    }),
  );
  expect(hundredDots([41, 33, 14, 12], 'Sur cent').wide.split('<circle').length - 1).toBe(100);
});

test('the grid holds nought and at most five lines, at whole numbers', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), (most) => {
      const lines = gridLines(most);
      expect(lines[0]).toBe(0);
      expect(lines.length).toBeLessThanOrEqual(5);
      expect(lines.at(-1)).toBeGreaterThanOrEqual(most);
      for (const line of lines) expect(Number.isInteger(line)).toBe(true);
    }),
  );
});

test('any numbers make drawings without a hole', () => {
  const count = fc.option(fc.nat(5_000), { nil: null });
  fc.assert(
    fc.property(fc.array(count, { maxLength: 62 }), fc.integer({ min: -1, max: 61 }), (values, lit) => {
      checkDrawing(
        barsInTime({
          bars: values.map((value) => ({ label: 'x', value, said: 'y' })),
          lit,
          sentence: 'S',
          number: String,
        }),
      );
      checkDrawing(
        rankedBars(
          values.map((value) => ({ label: 'x', value, said: 'y' })),
          'S',
        ),
      );
    }),
    { numRuns: 50 },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1e8), fc.nat(1e8)), { minLength: 1, maxLength: 6 }), (pairs) => {
      const rows = pairs.map(([median, more], at) => ({
        label: 'x',
        note: 'n',
        median,
        ninetieth: median + more,
        said: 's',
        lit: at === 0,
      }));
      checkDrawing(delaysOnLogAxis(rows, { sentence: 'S', wordsFor: String }));
    }),
    { numRuns: 50 },
  );
});

test('labels from outside cannot become markup', () => {
  const evil = '"><script>alert(1)</script>&';
  expect(escape(evil)).toBe('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
  checkDrawing(rankedBars([{ label: evil, value: 3, said: evil }], evil));
});
