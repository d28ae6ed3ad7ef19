import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { readPage } from './read-page.ts';
import { simhashDistance, simhashOf, textHashOf } from './text-fingerprint.ts';

const read = (html: string, contentType = 'text/html; charset=utf-8') =>
  readPage(Buffer.from(html), contentType, 'https://galerie.example.org/galerie/12');

describe('a page is read as a visitor would read it', () => {
  it('title and visible words, without scripts, styles and templates', () => {
    const page = read(
      '<html lang="fr-FR"><title> Un  titre </title><style>p{}</style><p>Bonjour <b>à tous</b><script>bad()</script><template>hidden</template>',
    );
    expect(page).toMatchObject({
      title: 'Un titre',
      excerpt: 'Bonjour à tous',
      wordCount: 3,
      language: 'fr',
      passwordField: false,
    });
  });

  it('every way of showing a picture, once each, as absolute web addresses', () => {
    const page =
      read(`<base href="/a/"><img src="1.png"><img src="1.png#again"><img data-src="//cdn.example.org/2.png">
      <picture><source srcset="3.webp 1x, 4.webp 2x"></picture><video poster="5.jpg" src="6.mp4"></video>
      <div style="background:url('7.jpg')"></div><input type="image" src="8.png"><meta property="og:image" content="https://x.example/9.png">
      <svg><image href="10.png"/></svg><a href="11.JPG?full">see</a><a href="page.html">next</a><img src="javascript:alert(1)"><img src="file:///etc/hostname"><img src="">`);
    expect(page.images.map((address) => address.replace('https://galerie.example.org/a/', ''))).toEqual([
      '1.png',
      'https://cdn.example.org/2.png',
      '3.webp',
      '4.webp',
      '5.jpg',
      '6.mp4',
      '7.jpg',
      '8.png',
      'https://x.example/9.png',
      '10.png',
      '11.JPG?full',
    ]);
  });

  it('pictures inside the page itself are digested, not overlooked', () => {
    const bytes = Buffer.from('not really a picture');
    const page = read(
      `<img src="data:image/png;base64,${bytes.toString('base64')}"><img src="data:image/svg+xml,%3Csvg%3E"><img src="data:image/png,100%"><video src="data:video/mp4;base64,AAAA"></video>`,
    );
    expect(page.images).toEqual([]);
    expect(page.inlineImages.map((digest) => digest.sha256)).toEqual(
      [bytes, Buffer.from('<svg>'), Buffer.from('100%'), Buffer.alloc(3)].map((body) =>
        createHash('sha256').update(body).digest('hex'),
      ),
    );
  });

  it('a password field, and the language that small words betray', () => {
    expect(read('<form><input TYPE=PASSWORD></form>').passwordField).toBe(true);
    expect(read('<p>This is the page that you are looking for and it is with us').language).toBe('en');
    expect(read('<p>42').language).toBeNull();
  });

  it('at most 200 pictures and 1,200 characters, however long it is', () => {
    const page = read(
      Array.from({ length: 500 }, (_, index) => `<p>words of a long page <img src="${index}.png">`).join(''),
    );
    expect(page.images).toHaveLength(200);
    expect(page.excerpt).toHaveLength(1200);
  });

  it('markup made to hurt is only markup', () => {
    expect(read('<div>'.repeat(50_000)).wordCount).toBe(0);
    expect(read('<img '.repeat(50_000)).images).toEqual([]);
    expect(read('\0'.repeat(1000)).title).toBeNull();
    expect(read('').excerpt).toBe('');
  });

  it('old charsets are understood, unknown ones do no harm', () => {
    expect(decodeText(Buffer.from([0xe9]), 'text/html; charset=iso-8859-1')).toBe('é');
    expect(decodeText(Buffer.from('<meta charset="windows-1252">\x80', 'latin1'), 'text/html')).toContain(
      '€',
    );
    expect(decodeText(Buffer.from('é'), 'text/html; charset=klingon')).toBe('é');
  });
});

describe('fingerprints of text', () => {
  const words = (seed: number, count: number): string =>
    Array.from(
      { length: count },
      (_, index) =>
        `mot${String.fromCharCode(97 + ((seed * 31 + index * index * 7) % 26))}${String.fromCharCode(97 + ((seed + index * 13) % 26))}`,
    ).join(' ');

  it('do not see counters, clocks and letter case', () => {
    expect(textHashOf('Vu 12 fois à 10:45')).toBe(textHashOf('VU 9317 fois à 08:02'));
    expect(
      simhashDistance(simhashOf(`${words(1, 600)} vu 12 fois`), simhashOf(`${words(1, 600)} vu 999 fois`)),
    ).toBe(0);
  });

  it('see an advert as a small change and another page as another page', () => {
    const page = words(3, 600);
    expect(simhashDistance(simhashOf(page), simhashOf(`${page} ${words(9, 20)}`))).toBeLessThanOrEqual(7);
    expect(
      simhashDistance(
        simhashOf(page),
        simhashOf('cette page a été retirée par son hébergeur à la demande de la justice'),
      ),
    ).toBeGreaterThan(15);
    expect(simhashDistance(simhashOf(''), simhashOf(''))).toBe(0);
  });
});
