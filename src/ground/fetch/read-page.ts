import { Parser } from 'htmlparser2';
import { digestOf } from './digest.ts';
import { FetchProblem } from './fetch-problem.ts';
import { languageOf } from './guess-language.ts';
import { decodeText } from './decode-text.ts';
import type { BodyDigest } from './look.ts';
import { simhashOf, textHashOf } from './text-fingerprint.ts';

export type Page = {
  readonly title: string | null;
  readonly excerpt: string;
  readonly language: string | null;
  readonly wordCount: number;
  readonly simhash: string;
  readonly textHash: string;
  readonly images: readonly string[];
  readonly inlineImages: readonly BodyDigest[];
  readonly passwordField: boolean;
};

const excerptLength = 1200;
const titleLength = 300;
const imagesKept = 200;
const inlineKept = 200;
const textKept = 400_000;
const addressesTried = 5_000;
/** Browsers stop at 512; a page that nests so much deeper is built to wear a reader out. */
const deepest = 100_000;
const piece = 16_384;
const readingMs = 4_000;
/** Of a long base address a copy would be made for each picture. */
const longestBase = 8_192;
const silent = new Set([
  'script',
  'style',
  'template',
  'title',
  'svg',
  'noembed',
  'iframe',
  'object',
  'select',
]);

/**
 * Reads what a visitor would read: visible words, title, pictures, a password field. Runs no script, loads nothing.
 * Throws a FetchProblem when the page is built to take for ever: it is then unread, not read in part.
 */
export function readPage(body: Buffer, contentType: string, url: string): Page {
  const html = decodeText(body, contentType);
  let base = url;
  let title = '';
  let text = '';
  let language = '';
  let passwordField = false;
  const open: string[] = [];
  const images = new Set<string>();
  const inline = new Map<string, BodyDigest>();
  const tried = new Set<string>();
  const began = performance.now();
  let depth = 0;

  const see = (address: string | undefined): void => {
    if (address === undefined || address.trim() === '') return;
    if (/^\s*data:/i.test(address)) {
      const digest = inline.size < inlineKept ? digestOfDataUrl(address.trim()) : null;
      if (digest !== null) inline.set(digest.sha256, digest);
      return;
    }
    if (images.size >= imagesKept || tried.size >= addressesTried || tried.has(address)) return;
    tried.add(address);
    const absolute = URL.canParse(address, base) ? new URL(address, base) : null;
    if (absolute === null || !/^https?:$/.test(absolute.protocol)) return;
    absolute.hash = '';
    images.add(absolute.href);
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > deepest) throw new FetchProblem('too-large', 'page-too-deep');
      if (silent.has(name)) open.push(name);
      if (name === 'html') language = attributes['lang'] ?? attributes['xml:lang'] ?? '';
      const { href = '' } = attributes;
      if (name === 'base' && href.length < longestBase && URL.canParse(href, url))
        base = new URL(href, url).href;
      if (name === 'input' && attributes['type']?.toLowerCase() === 'password') passwordField = true;
      for (const address of picturesOf(name, attributes)) see(address);
      text += ' ';
    },
    ontext(words) {
      if (open.at(-1) === 'title' && title.length < titleLength) title += words;
      if (open.length === 0 && text.length < textKept) text += words;
    },
    onclosetag(name) {
      depth -= 1;
      if (open.at(-1) === name) open.pop();
      text += ' ';
    },
  });
  for (let at = 0; at < html.length; at += piece) {
    if (performance.now() - began > readingMs) throw new FetchProblem('too-large', 'page-too-slow');
    parser.write(html.slice(at, at + piece));
  }
  parser.end();

  const visible = text.replace(/\s+/g, ' ').trim();
  return {
    title: plain(title).trim().slice(0, titleLength).toWellFormed() || null,
    excerpt: plain(visible).slice(0, excerptLength).toWellFormed(),
    language: languageOf(language, visible),
    wordCount: visible === '' ? 0 : visible.split(' ').length,
    simhash: simhashOf(visible),
    textHash: textHashOf(visible),
    images: [...images],
    inlineImages: [...inline.values()],
    passwordField,
  };
}

/**
 * Words for people: without control characters, which no database keeps (NUL) or no reader expects, and without the
 * marks that turn the direction of what stands beside them on our own page.
 */
const plain = (words: string): string =>
  words.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');

/** Small pictures of a gallery lead to the large ones, and it is the large ones that lists know. */
const mediaPath = /\.(?:jpe?g|png|gif|webp|avif|bmp|mp4|webm|mov|m4v|avi|mkv)(?:[?#]|$)/i;

/** Every address at which an element may show a picture, with the usual ways of loading it late. */
function picturesOf(name: string, attributes: Record<string, string>): (string | undefined)[] {
  const of = (...keys: string[]): (string | undefined)[] => keys.map((key) => attributes[key]);
  if (name === 'img' || name === 'source') {
    return [
      ...of('src', 'data-src', 'data-original', 'data-lazy-src'),
      ...srcset(attributes['srcset']),
      ...srcset(attributes['data-srcset']),
    ];
  }
  if (name === 'video') return of('poster', 'src');
  if (name === 'input' && attributes['type']?.toLowerCase() === 'image') return of('src');
  if (name === 'image') return of('href', 'xlink:href');
  if (name === 'a') return mediaPath.test(attributes['href'] ?? '') ? of('href') : [];
  if (name === 'link' && /\bimage_src\b/i.test(attributes['rel'] ?? '')) return of('href');
  if (
    name === 'meta' &&
    /^(?:og:image|og:image:url|twitter:image)$/i.test(attributes['property'] ?? attributes['name'] ?? '')
  ) {
    return of('content');
  }
  return background(attributes['style']);
}

function srcset(value: string | undefined): string[] {
  if (value === undefined) return [];
  return value.split(/,\s+|,(?=https?:)/).map((candidate) => candidate.trim().split(/\s+/)[0] ?? '');
}

/** Read by hand: a pattern for this takes the square, or worse, of the length of a style made for it. */
function background(style: string | undefined): string[] {
  const found: string[] = [];
  if (style === undefined) return found;
  for (let at = style.indexOf('url('); at !== -1 && found.length < imagesKept;) {
    const end = style.indexOf(')', at);
    if (end === -1) break;
    found.push(
      style
        .slice(at + 4, end)
        .trim()
        .replace(/^['"]|['"]$/g, ''),
    );
    at = style.indexOf('url(', end);
  }
  return found;
}

/** Browsers take broken percent escapes as they stand, and so do we. */
function digestOfDataUrl(address: string): BodyDigest | null {
  const match = /^data:(?:[a-z]+\/[a-z0-9.+-]+)?(?:;[a-z0-9=.+-]+)*?(;base64)?,(.*)$/is.exec(address);
  if (match === null) return null;
  const payload = (match[2] ?? '').replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return digestOf(Buffer.from(payload, match[1] === undefined ? 'latin1' : 'base64'));
}
