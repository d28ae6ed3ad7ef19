import { describe, expect, it } from 'vitest';
import { dayAndTime, isSameDay, longDay, shortDay, timeOfDay } from './dates.ts';
import { delayInWords, secondsBetween } from './delay.ts';
import { pathIn, withoutLanguage } from './paths.ts';
import { countInLetters, numberInWords, percentInWords } from './numbers.ts';

const spaced = (text: string): string => text.replaceAll(/[\u00A0\u202F]/gu, ' ');

describe('a delay in words', () => {
  it.each([
    [0, '0 s', '0 s'],
    [9, '9 s', '9 s'],
    [192, '3 min 12 s', '3 min 12 s'],
    [3_240, '54 min', '54 min'],
    [25_920, '7 h 12 min', '7 h 12 min'],
    [187_200, '2 j 4 h', '2 d 4 h'],
    [86_400 + 59, '1 j', '1 d'],
    [-5, '0 s', '0 s'],
  ])('%i seconds', (seconds, french, english) => {
    expect(spaced(delayInWords(seconds, 'fr'))).toBe(french);
    expect(spaced(delayInWords(seconds, 'en'))).toBe(english);
  });
  it('never breaks at the end of a line', () => {
    expect(delayInWords(25_920, 'fr')).not.toMatch(/ /u);
  });
  it('is never negative between two moments', () => {
    expect(secondsBetween(new Date(5_000), new Date(2_000))).toBe(0);
  });
});

describe('a moment in words', () => {
  const evening = new Date('2026-11-20T20:04:00Z');
  it('is told in Paris time by default', () => {
    expect(spaced(timeOfDay(evening, 'fr'))).toBe('21 h 04');
    expect(timeOfDay(evening, 'en')).toBe('21:04');
  });
  it('follows summer time', () => {
    expect(timeOfDay(new Date('2026-07-01T20:04:00Z'), 'en')).toBe('22:04');
  });
  it('is told in another zone when asked', () => {
    expect(timeOfDay(evening, 'en', 'UTC')).toBe('20:04');
  });
  it('names midnight as 0 h', () => {
    expect(spaced(timeOfDay(new Date('2026-11-20T23:05:00Z'), 'fr'))).toBe('0 h 05');
  });
  it('names days', () => {
    expect(longDay(evening, 'fr')).toBe('vendredi 20 novembre');
    expect(longDay(evening, 'en')).toBe('Friday 20 November');
    expect(spaced(shortDay(evening, 'fr'))).toBe('ven. 20');
    expect(spaced(dayAndTime(evening, 'fr'))).toBe('20 novembre à 21 h 04');
  });
  it('knows that a night has two days', () => {
    expect(isSameDay(evening, new Date('2026-11-20T22:30:00Z'))).toBe(true);
    expect(isSameDay(evening, new Date('2026-11-20T23:30:00Z'))).toBe(false);
  });
});

describe('numbers in words', () => {
  it('separates thousands by a narrow no-break space in French', () => {
    expect(numberInWords(68_214, 'fr')).toBe('68\u202F214');
    expect(numberInWords(68_214, 'en')).toBe('68,214');
  });
  it('says shares with one decimal', () => {
    expect(percentInWords(0.226, 'fr')).toBe('22,6\u00A0%');
    expect(percentInWords(0.5, 'en')).toBe('50%');
  });
  it('writes small counts in letters', () => {
    expect(countInLetters(3, 'fr')).toBe('trois');
    expect(countInLetters(12, 'en')).toBe('12');
  });
});

describe('the address of a page', () => {
  it.each([
    ['/', '/en'],
    ['/figures', '/en/figures'],
  ])('%s', (french, english) => {
    expect(pathIn('fr', french)).toBe(french);
    expect(pathIn('en', french)).toBe(english);
    expect(withoutLanguage(english)).toBe(french);
    expect(withoutLanguage(french)).toBe(french);
  });
  it('is not fooled by a page that begins like a language', () => {
    expect(withoutLanguage('/enquete')).toBe('/enquete');
  });
});
