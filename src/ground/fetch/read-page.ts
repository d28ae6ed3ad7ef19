import { Parser } from 'htmlparser2';
import { digestOf } from './digest.ts';
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

/** Reads what a visitor would read: visible words, title, pictures, a password field. Runs no script, loads nothing. */
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

  const see = (address: string | undefined): void => {
    if (address === undefined || address.trim() === '') return;
    if (/^\s*data:/i.test(address)) {
      const digest = inline.size < inlineKept ? digestOfDataUrl(address.trim()) : null;
      if (digest !== null) inline.set(digest.sha256, digest);
      return;
    }
    const absolute = URL.canParse(address, base) ? new URL(address, base) : null;
    if (absolute === null || !/^https?:$/.test(absolute.protocol) || images.size >= imagesKept) return;
    absolute.hash = '';
    images.add(absolute.href);
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      if (silent.has(name)) open.push(name);
      if (name === 'html') language = attributes['lang'] ?? attributes['xml:lang'] ?? '';
      if (name === 'base' && URL.canParse(attributes['href'] ?? '', url))
        base = new URL(attributes['href'] ?? '', url).href;
      if (name === 'input' && attributes['type']?.toLowerCase() === 'password') passwordField = true;
      for (const address of picturesOf(name, attributes)) see(address);
      text += ' ';
    },
    ontext(piece) {
      if (open.at(-1) === 'title' && title.length < titleLength) title += piece;
      if (open.length === 0 && text.length < textKept) text += piece;
    },
    onclosetag(name) {
      if (open.at(-1) === name) open.pop();
      text += ' ';
    },
  });
  parser.write(html);
  parser.end();

  const visible = text.replace(/\s+/g, ' ').trim();
  return {
    title: title.trim() === '' ? null : title.replace(/\s+/g, ' ').trim().slice(0, titleLength),
    excerpt: visible.slice(0, excerptLength),
    language: languageOf(language, visible),
    wordCount: visible === '' ? 0 : visible.split(' ').length,
    simhash: simhashOf(visible),
    textHash: textHashOf(visible),
    images: [...images],
    inlineImages: [...inline.values()],
    passwordField,
  };
}

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

function background(style: string | undefined): string[] {
  if (style === undefined || !style.includes('url(')) return [];
  return [...style.matchAll(/url\(\s*['"]?([^'")]+)['"]?\s*\)/g)].map((match) => match[1] ?? '');
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
