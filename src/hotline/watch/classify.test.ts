import { describe, expect, it } from 'vitest';
import { nothingSeen, type Look } from '#ground/fetch';
import { baselineOf, classify, needsSibling, verdicts, type Baseline, type Verdict } from '#hotline/watch';
import { saysRemoved } from './removal-phrases.ts';
import { siblingOf } from './sibling.ts';

const url = 'http://galerie.example.org/galerie/12';
const page: Look = {
  ...nothingSeen,
  status: 200,
  finalUrl: url,
  hops: [{ url, status: 200, ip: '192.0.2.44' }],
  address: '192.0.2.44',
  contentType: 'text/html',
  sha256: 'a'.repeat(64),
  textHash: 'a'.repeat(64),
  simhash: 'ffffffffffffffff',
  title: 'Galerie',
  excerpt: 'Douze images',
  wordCount: 300,
  images: ['http://galerie.example.org/1.png'],
  passwordField: false,
};
const baseline: Baseline = baselineOf(page, new Date(0), 'AS64500');
const other = { sha256: 'b'.repeat(64), textHash: 'b'.repeat(64), simhash: '0000000000000000' };
const failed = (outcome: Look['outcome'], problem: string): Look => ({ ...nothingSeen, outcome, problem });
const answers = (change: Partial<Look>): Look => ({ ...page, ...change });

const table: [string, Look, Verdict, { baseline?: Baseline | null; sibling?: Look; network?: string }?][] = [
  ['the same page', page, 'online'],
  ['the same page, never seen before', page, 'online', { baseline: null }],
  ['other bytes, same words', answers({ sha256: other.sha256 }), 'online'],
  [
    'an advert more (5 bits)',
    answers({ sha256: other.sha256, textHash: other.textHash, simhash: 'ffffffffffffffe0' }),
    'online',
  ],
  ['other words (20 bits)', answers({ ...other, simhash: 'fffffffffff00000' }), 'changed'],
  [
    'few bits on a short page mean nothing',
    answers({ ...other, simhash: 'fffffffffffffffe', wordCount: 20 }),
    'changed',
  ],
  ['the words without a picture', answers({ images: [] }), 'changed'],
  [
    'a picture in place of another',
    answers({ ...other, textHash: null, simhash: null, contentType: 'image/png' }),
    'changed',
  ],
  ['404', answers({ status: 404 }), 'removed'],
  ['410', answers({ status: 410 }), 'removed'],
  ['404, never seen before', answers({ status: 404 }), 'removed', { baseline: null }],
  ['404 behind a password field', answers({ status: 404, passwordField: true }), 'removed'],
  ['451 from one vantage point', answers({ status: 451 }), 'geo-blocked'],
  ['401', answers({ status: 401 }), 'login-wall'],
  ['403', answers({ status: 403 }), 'blocked'],
  ['429', answers({ status: 429 }), 'blocked'],
  ['503 with a challenge', answers({ status: 503, title: 'Just a moment...' }), 'blocked'],
  ['200 with a challenge header', answers({ headers: { 'cf-mitigated': 'challenge' } }), 'blocked'],
  ['503', answers({ status: 503 }), 'unreachable'],
  ['500', answers({ status: 500 }), 'unreachable'],
  ['400', answers({ status: 400 }), 'unreachable'],
  [
    'a redirect to a login page',
    answers({
      finalUrl: 'http://galerie.example.org/login?next=12',
      hops: [
        { url, status: 302, ip: '' },
        { url: 'http://galerie.example.org/login', status: 200, ip: '' },
      ],
    }),
    'login-wall',
  ],
  ['a password field where there was none', answers({ ...other, passwordField: true }), 'login-wall'],
  [
    'little but a password field, never seen before',
    answers({ passwordField: true, wordCount: 30 }),
    'login-wall',
    { baseline: null },
  ],
  [
    'a page with a login box, never seen before',
    answers({ passwordField: true }),
    'online',
    { baseline: null },
  ],
  ['no such name', failed('dns-gone', 'dns-gone'), 'dns-gone'],
  ['our resolver is down', failed('unreachable', 'dns-failed'), 'unreachable'],
  ['connection refused', failed('unreachable', 'connection-refused'), 'unreachable'],
  ['no answer in time', failed('timeout', 'timeout'), 'unreachable'],
  ['leads to a forbidden address', failed('refused', 'refused:loopback'), 'unreachable'],
  [
    'a redirect to a forbidden address',
    answers({ outcome: 'refused', problem: 'refused:private', status: 302 }),
    'unreachable',
  ],
  [
    'a body that is too large',
    answers({ outcome: 'too-large', problem: 'body-too-large', sha256: null }),
    'online',
  ],
  ['a body that drips', answers({ outcome: 'timeout', problem: 'slow-body', sha256: null }), 'online'],
  [
    'a body that is broken',
    answers({ outcome: 'unreachable', problem: 'broken-encoding', sha256: null }),
    'unreachable',
  ],
  [
    'says it was removed, in few words',
    answers({ ...other, excerpt: 'Cette page a été retirée.', wordCount: 12 }),
    'soft-404',
  ],
  ['says so in its title', answers({ ...other, title: '404 – Page not found', wordCount: 40 }), 'soft-404'],
  [
    'says so, never seen before',
    answers({ ...other, excerpt: 'Ce contenu n’est plus disponible', wordCount: 9 }),
    'soft-404',
    { baseline: null },
  ],
  [
    'a long page that mentions a removal',
    answers({ ...other, excerpt: 'un article a été supprimé', wordCount: 800 }),
    'changed',
  ],
  [
    'a page that always said so',
    answers({ excerpt: 'page not found', wordCount: 12 }),
    'online',
    { baseline: baselineOf(answers({ excerpt: 'page not found', wordCount: 12 }), new Date(0), null) },
  ],
  ['looks like an address that cannot exist', answers(other), 'soft-404', { sibling: answers(other) }],
  [
    'differs from an address that cannot exist',
    answers(other),
    'changed',
    { sibling: answers({ sha256: 'c'.repeat(64), textHash: 'c'.repeat(64), simhash: 'f0f0f0f0f0f0f0f0' }) },
  ],
  ['a site that answers every address alike, as from the start', page, 'online', { sibling: page }],
  ['the sibling is a 404', answers(other), 'changed', { sibling: answers({ status: 404 }) }],
  ['the same page from another network', page, 'moved', { network: 'AS64501' }],
  ['the same network', page, 'online', { network: 'AS64500' }],
  ['gone from another network', answers({ status: 410 }), 'removed', { network: 'AS64501' }],
];

describe('what one look means', () => {
  it.each(table)('%s', (_name, look, verdict, context = {}) => {
    expect(classify(look, { baseline, ...context })).toBe(verdict);
  });

  it('covers every verdict there is', () => {
    expect(new Set(table.map(([, , verdict]) => verdict))).toEqual(new Set(verdicts));
  });

  it('a sibling is asked for only where it could change the verdict', () => {
    expect(needsSibling(page, baseline)).toBe(false);
    expect(needsSibling(answers(other), baseline)).toBe(true);
    expect(needsSibling(answers(other), null)).toBe(false);
    expect(needsSibling(answers({ ...other, status: 404 }), baseline)).toBe(false);
  });
});

it.each([
  ['http://a.example/galerie/12', 'http://a.example/galerie/zzz'],
  ['http://a.example/galerie/12/', 'http://a.example/galerie/zzz/'],
  ['http://a.example/f/photo.jpg?size=2', 'http://a.example/f/zzz.jpg'],
  ['http://a.example/', 'http://a.example/zzz'],
])('the sibling of %s is %s', (locator, sibling) => {
  expect(siblingOf(locator, 'zzz')).toBe(sibling);
});

it('phrases are found as whole words only, whatever the punctuation', () => {
  const said = (excerpt: string): boolean => saysRemoved({ title: null, excerpt, wordCount: 10 });
  expect(said('Désolé : cette page N’EXISTE PLUS !')).toBe(true);
  expect(said('The file you asked for was deleted.')).toBe(true);
  expect(said('knot founded')).toBe(false);
  expect(said('')).toBe(false);
});
