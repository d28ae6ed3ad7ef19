import { describe, expect, test } from 'vitest';
import { definitions, figuresAsCsv } from './index.ts';
import type { PublicFigures } from './figures.ts';

const figures: PublicFigures = {
  period: { from: '2026-10-31T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z' },
  countedAt: '2026-12-01T00:00:00.000Z',
  reports: 128,
  mentions: 160,
  dossiers: 140,
  findings: [{ code: 'illegal', status: 'shown', count: 60 }],
  noise: { count: 50, of: 110, share: 50 / 110 },
  removal: { removed: 41, medianSeconds: 192, ninetiethSeconds: null, within: [] },
  viewsAvoided: 310,
  received: { unit: 'day', points: [{ code: '2026-11-01', status: 'shown', count: 128 }] },
  byChannel: [
    { code: 'form', status: 'shown', count: 100 },
    { code: 'api', status: 'hidden' },
    { code: 'peer', status: 'few' },
  ],
  byCategory: [],
  byInfraction: [],
  byState: [],
  byCountry: [],
  delayByInfraction: [],
};

describe('the open data', () => {
  const lines = figuresAsCsv(figures).split('\r\n');

  test('give one observation a line, with codes and a status', () => {
    expect(lines[0]).toBe('indicator,version,from,to,dimension,code,value,unit,status');
    expect(lines).toContain(
      'HOT-REC-01,1,2026-10-31T23:00:00.000Z,2026-11-30T23:00:00.000Z,,,128,report,shown',
    );
    expect(lines.filter((line) => line.includes(',channel,'))).toEqual([
      expect.stringMatching(/,form,100,report,shown$/u),
      expect.stringMatching(/,api,,report,hidden$/u),
      expect.stringMatching(/,peer,,report,few$/u),
    ]);
    expect(lines.find((line) => line.includes(',0.9,'))).toMatch(/,0\.9,,second,none$/u);
    expect(new Set(lines.slice(0, -1).map((line) => line.split(',').length))).toEqual(new Set([9]));
  });
});

test('every figure is defined once, in French and in English', () => {
  const all = Object.values(definitions);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { title, counted } of all) {
    for (const text of [title.fr, title.en, counted.fr, counted.en]) expect(text.length).toBeGreaterThan(4);
    expect(counted.fr).not.toBe(counted.en);
  }
});
