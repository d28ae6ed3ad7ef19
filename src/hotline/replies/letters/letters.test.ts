import { describe, expect, test } from 'vitest';
import { letterExamples } from './examples.ts';
import { delayInWords, timeInWords } from './words.ts';

const spaced = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

describe.each(['fr', 'en'] as const)('the letters in %s', (language) => {
  const letters = Object.entries(letterExamples(language));

  test.each(letters)('%s reads as agreed', async (name, letter) => {
    await expect(`Subject: ${letter.subject}\n\n${letter.text}`).toMatchFileSnapshot(
      `examples/${name}.${language}.txt`,
    );
    await expect(letter.html).toMatchFileSnapshot(`examples/${name}.${language}.html`);
  });

  test.each(letters)('%s fetches nothing when it is opened and links to nothing', (_name, { html }) => {
    expect(html).not.toMatch(/<(img|link|script|iframe|a)\b|url\(|@import|src=|href=/u);
  });

  test.each(letters)('%s says in text what it says in HTML', (_name, { text, html }) => {
    const words = (from: string) => from.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3);
    const shown = html
      .replace(/<head>.*?<\/head>/su, '')
      .replaceAll(/<[^>]+>/gu, ' ')
      .replaceAll('&quot;', '"');
    expect(new Set(words(shown))).toEqual(new Set([...words(text), 'Vigie']));
  });

  test('have subjects that say nothing to somebody who reads over a shoulder', () => {
    for (const [, { subject }] of letters) {
      expect(subject).not.toMatch(/signal|illég|retir|report|illegal|remov|hotline|enfant|child/iu);
    }
  });
});

test('French is set as a printer would', () => {
  for (const { text, html } of Object.values(letterExamples('fr'))) {
    for (const said of [text, html.replaceAll(/style="[^"]*"/gu, '')]) {
      expect(said).not.toMatch(/ [;!?»]| :|« |\w'\w/u);
    }
  }
});

test('a delay is said in its two largest units and never rounded up', () => {
  const cases = [
    [0, '0 s'],
    [59, '59 s'],
    [192, '3 min 12 s'],
    [3_600, '1 h'],
    [25_920, '7 h 12 min'],
    [187_200, '2 j 4 h'],
    [86_430, '1 j'],
  ] as const;
  for (const [seconds, said] of cases) expect(spaced(delayInWords(seconds, 'fr'))).toBe(said);
  expect(spaced(delayInWords(187_200, 'en'))).toBe('2 d 4 h');
});

test('the hour is that of Paris', () => {
  expect(spaced(timeInWords(new Date('2026-07-01T19:04:00Z'), 'fr'))).toBe('21 h 04');
  expect(spaced(timeInWords(new Date('2026-01-01T03:04:00Z'), 'fr'))).toBe('4 h 04');
  expect(timeInWords(new Date('2026-07-01T19:04:00Z'), 'en')).toBe('21:04');
});
