import { expect, test } from 'vitest';
import { defang, looksLikeEmail, mostLocators, parseLocator, parseLocators } from './index.ts';

const faultOf = (text: string): string | null => {
  const parsed = parseLocator(text);
  return 'fault' in parsed ? parsed.fault : null;
};
/** Milliseconds; what these texts cost before was counted in seconds or minutes. */
function cost(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

test.each([' ', '\u00a0', '"', '.', ',', '[.', '(dot', '}'])(
  'a run of %j in the middle of a line costs little',
  (filler) => {
    const line = `a${filler.repeat(4000 / filler.length)}b`;
    expect(cost(() => parseLocators(Array.from({ length: 50 }, () => line).join('\n')))).toBeLessThan(1000);
  },
);

test('a text area of thousands of addresses is not read to its end, and is said to be too much', () => {
  const text = Array.from({ length: 30_000 }, (_, index) => `${index.toString(36)}.fr`).join('\n');
  let read: ReturnType<typeof parseLocators> | undefined;
  expect(cost(() => (read = parseLocators(text)))).toBeLessThan(1000);
  expect(read?.isTooMuch).toBe(true);
  expect(read?.locators.length).toBeLessThanOrEqual(mostLocators + 1);
  expect(parseLocators('a.fr\n'.repeat(400)).isTooMuch).toBe(false);
  expect(parseLocators('a.fr\n'.repeat(501)).isTooMuch).toBe(true);
});

test('a magnet link is not unfolded: a file selection of a thousand million entries is nothing to us', () => {
  const hash = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
  const parsed = parseLocator(`magnet:?so=0-999999999&xt=urn:btih:${hash}&so=0-999999999`);
  expect('locator' in parsed && parsed.locator.canonical).toBe(`magnet:?xt=urn:btih:${hash}`);
  expect(faultOf(`magnet:?xt=urn:btih:<b>\u202e${'a'.repeat(36)}`)).toBe('magnet-incomplete');
});

test('what no database keeps is no address', () => {
  expect(faultOf('https://example.org/\0a')).toBe('no-address');
  expect(faultOf('magnet:?xt=urn:btih:\0c12fe1c06bba254a9dc9f519b335aa7c1367a88a')).toBe('no-address');
});

test('names of channels keep no line break, quote or turned direction', () => {
  expect(faultOf('tg://resolve?domain=x%0d%0aBcc:%20a@example.org')).toBe('scheme-refused');
  expect(faultOf('tg://resolve?domain=x%E2%80%AEgpj.exe')).toBe('scheme-refused');
});

test('an e-mail address has no control character and no mark of direction', () => {
  expect(looksLikeEmail('prenom.nom@exemple.org')).toBe(true);
  for (const sign of ['\0', '\u0085', '\u202e', '\u200b', '\r', '\n'])
    expect(looksLikeEmail(`a${sign}b@example.org`), JSON.stringify(sign)).toBe(false);
});

test('an address inside an address is no link either, and reads back', () => {
  const live = 'https://example.org/?to=https://autre.example/a&and=http://www.tiers.example/';
  const shown = defang(live);
  expect(shown).not.toMatch(/https?:|www\./);
  const back = parseLocator(shown);
  expect('locator' in back && back.locator.canonical).toBe(live);
});
