import { describe, expect, test } from 'vitest';
import { readPage } from './read-page.ts';

const read = (html: string) => readPage(Buffer.from(html), 'text/html', 'http://page.example.org/');
const size = 1_000_000;

describe('a page made to wear the reader out is read quickly or not at all', () => {
  test.each<[string, string]>([
    ['a style of openings', `<p style="${'url('.repeat(size / 4)}">`],
    ['a style of spaces', `<p style="url(${' '.repeat(size)}">`],
    [
      'a long base',
      `<base href="http://x.example.org/${'a'.repeat(size / 2)}/">${'<img src=a>'.repeat(size / 22)}`,
    ],
    [
      'many new addresses under a base',
      Array.from({ length: size / 20 }, (_, i) => `<img src=${i}>`).join(''),
    ],
    ['a source set', `<img srcset="${'a, '.repeat(size / 3)}">`],
    ['closing what was never opened', '<b>'.repeat(90_000) + '</i>'.repeat(size / 4)],
    ['depth', '<div>'.repeat(size / 5)],
  ])('%s', (_name, html) => {
    const began = performance.now();
    try {
      read(html);
    } catch (error) {
      expect(String(error)).toMatch(/page-too-(deep|slow)/);
    }
    expect(performance.now() - began).toBeLessThan(8000);
  });
});

test('a background picture is still found', () => {
  const { images } = read(`<p style="color:red; background: url( 'a.png' ), url(/b.png)">`);
  expect(images).toEqual(['http://page.example.org/a.png', 'http://page.example.org/b.png']);
});

test('words for people hold nothing that a database refuses or that turns the direction of our page', () => {
  const page = read('<title>a\0b\u202Egpj\u2066</title><p>c\0d\u202Ee &#8238; f</p>');
  expect(`${page.title} ${page.excerpt}`).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  const cut = read(`<title>${'a'.repeat(299)}\u{1F600}</title>`);
  expect(cut.title?.isWellFormed()).toBe(true);
});
