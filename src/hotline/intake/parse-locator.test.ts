import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defang, parseLocator, parseLocators } from './index.ts';

const canonical = (text: string): string => {
  const parsed = parseLocator(text);
  return 'fault' in parsed ? `fault:${parsed.fault}` : `${parsed.locator.kind} ${parsed.locator.canonical}`;
};
const key = (text: string): string => {
  const parsed = parseLocator(text);
  return 'fault' in parsed ? parsed.fault : parsed.locator.key.toString('hex');
};

/** A valid onion address, made from any 32 bytes. */
function onion(seed: string): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  const pub = createHash('sha256').update(seed).digest();
  const sum = createHash('sha3-256')
    .update('.onion checksum')
    .update(pub)
    .update(Buffer.from([3]))
    .digest()
    .subarray(0, 2);
  const bits = Array.from(Buffer.concat([pub, sum, Buffer.from([3])]), (byte) =>
    byte.toString(2).padStart(8, '0'),
  ).join('');
  return `${bits
    .match(/.{5}/g)!
    .map((five) => alphabet[Number.parseInt(five, 2)])
    .join('')}.onion`;
}

test('a host longer than any name in DNS is no address', () => {
  const host = (labels: number): string => Array.from({ length: labels }, () => 'a'.repeat(49)).join('.');
  expect(canonical(`https://${host(5)}.org/`)).toBe(`web https://${host(5)}.org/`);
  expect(canonical(`https://${host(6)}.org/`)).toBe('fault:no-address');
});

describe('what people paste is understood', () => {
  test.each([
    ['https://galerie.example.org/salon/4821', 'web https://galerie.example.org/salon/4821'],
    ['  <https://galerie.example.org/salon>  ', 'web https://galerie.example.org/salon'],
    ['hxxps://galerie[.]example[.]org/salon', 'web https://galerie.example.org/salon'],
    ['hxxp[:]//galerie(dot)example{.}org', 'web http://galerie.example.org/'],
    ['galerie.example.org/a', 'web https://galerie.example.org/a'],
    ['galerie.example.org:8080/a', 'web https://galerie.example.org:8080/a'],
    ['www.exämple.org/ü', 'web https://www.xn--exmple-cua.org/%C3%BC'],
    ['example。com/x', 'web https://example.com/x'],
    ['https://example.org/page?utm_source=x&id=4&fbclid=y', 'web https://example.org/page?id=4'],
    ['https://user:secret@example.org/p#part', 'web https://example.org/p'],
    ['https://example.org/#!/p', 'web https://example.org/#!/p'],
    ['https://example.org./a', 'web https://example.org/a'],
    ['https://EXAMPLE.org:443/A/../B', 'web https://example.org/B'],
    ['https://exam\u200bple.org/a.', 'web https://example.org/a'],
    ['«\u00a0https://example.org/a\u00a0»', 'web https://example.org/a'],
    ['http://192.0.2.44/a', 'web http://192.0.2.44/a'],
    ['http://[2001:db8::1]/a', 'web http://[2001:db8::1]/a'],
    ['ftp://fichiers.example.net/pub/a.zip', 'ftp ftp://fichiers.example.net/pub/a.zip'],
    [
      'magnet:?xt=urn:btih:C12FE1C06BBA254A9DC9F519B335AA7C1367A88A&dn=x&tr=y',
      'magnet magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a',
    ],
    ['https://t.me/s/Some_Channel/12?single', 'messenger https://t.me/some_channel/12'],
    ['tg://resolve?domain=Some_Channel&post=12', 'messenger https://t.me/some_channel/12'],
    ['https://t.me/joinchat/AbC', 'messenger https://t.me/+AbC'],
    ['https://discord.com/invite/abcDEF', 'messenger https://discord.gg/abcDEF'],
    [`http://${onion('a')}/board`, `onion http://${onion('a')}/board`],
    [`sub.${onion('b')}`, `onion https://sub.${onion('b')}/`],
  ])('%s', (typed, expected) => expect(canonical(typed)).toBe(expected));

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['exemple', 'end-missing'],
    ['https://localhost/x', 'end-missing'],
    ['quelqu’un m’a montré une page', 'no-address'],
    ['javascript:alert(1)', 'scheme-refused'],
    ['data:text/html,x', 'scheme-refused'],
    ['file:///etc/hosts', 'scheme-refused'],
    ['C:\\images\\a.png', 'scheme-refused'],
    [`http://${onion('a').replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))}/`, 'onion-incomplete'],
    ['http://abcdef.onion/', 'onion-incomplete'],
    ['magnet:?dn=x', 'magnet-incomplete'],
    [`https://example.org/${'a'.repeat(5000)}`, 'too-long'],
  ])('%s is no locator: %s', (typed, fault) => expect(canonical(typed)).toBe(`fault:${fault}`));
});

test('two spellings of one page have one key', () => {
  const same = [
    'https://example.org/a?x=1',
    'http://example.org/a?x=1',
    'hxxps://EXAMPLE[.]org/a?x=1&utm_source=z',
    'example.org/a?x=1#top',
  ];
  expect(new Set(same.map(key)).size).toBe(1);
  expect(key('https://example.org/a?x=2')).not.toBe(key('https://example.org/a?x=1'));
});

test('a text area: one a line, addresses found among words, repeats dropped', () => {
  const { locators, faults } = parseLocators(
    'regarde https://example.org/a et https://example.org/b\n\nexample.org/a\nrien ici',
  );
  expect(locators.map((locator) => locator.canonical)).toEqual([
    'https://example.org/a',
    'https://example.org/b',
  ]);
  expect(faults).toEqual([{ line: 'rien ici', fault: 'no-address' }]);
});

test('a defanged address is no link, and reads back as itself', () => {
  expect(defang('https://galerie.example.org/a.b?c=1')).toBe('hxxps://galerie[.]example[.]org/a.b?c=1');
  expect(defang('magnet:?xt=urn:btih:aa')).toBe('magnet[:]?xt=urn:btih:aa');
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['http', 'https'] }), (url) => {
      const parsed = parseLocator(url);
      if ('fault' in parsed || parsed.locator.kind !== 'web') return;
      const shown = defang(parsed.locator.canonical);
      expect(shown).not.toMatch(/https?:/);
      expect(key(shown)).toBe(key(url));
    }),
  );
});

test('no text whatever makes the reader throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => void parseLocators(text)));
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      (text) => void parseLocator(`https://${text}`),
    ),
  );
});
