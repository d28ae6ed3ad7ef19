import { fullFormats } from 'ajv-formats/dist/formats.js';
import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { infractionCodes, mappings } from '#taxonomy';
import { buildReport, reportIdOf, type XarfFacts } from './build-report.ts';
import { isPlainDomain, xarfReport } from './rules.ts';

/** Any characters at all, lone surrogates among them. */
const anyText = array(integer({ min: 1, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

/** What a receiver's validator says of `format: uri`. */
const isUri = fullFormats.uri as (text: string) => boolean;

const usual: XarfFacts = {
  noticeId: '01990000-0000-7000-8000-000000000001',
  dossierId: '01990000-0000-7000-8000-000000000002',
  url: 'https://galerie.example.org/salon/4821?page=2',
  host: 'galerie.example.org',
  ip: '192.0.2.44',
  asn: 64500,
  country: 'FR',
  hosterName: 'Exemple Hébergement',
  mapping: mappings('csam').xarf,
  article: 'CP 227-23',
  decidedAt: new Date('2026-11-20T20:43:00Z'),
  locatedAt: new Date('2026-11-20T20:45:00Z'),
  service: { name: 'Vigie', email: 'notifications@vigie.example.org' },
  knownSha256: 'a'.repeat(64),
};
const least: XarfFacts = {
  ...usual,
  ip: null,
  asn: null,
  country: null,
  article: null,
  locatedAt: null,
  knownSha256: null,
};
const most: XarfFacts = {
  ...usual,
  url: `https://galerie.example.org/${'é|^`{}"<> '.repeat(80)}?q=${'x'.repeat(3000)}`,
  ip: '2001:db8::46',
  asn: 4_294_967_295,
  hosterName: 'H'.repeat(2000),
  service: { name: 'S'.repeat(500), email: 'notifications@vigie.example.org' },
};

describe('a report keeps the rules of X-ARF 4', () => {
  test.each(infractionCodes)('%s, with the least, the usual and the most that is known', (code) => {
    for (const facts of [least, usual, most]) {
      const report = buildReport({ ...facts, mapping: mappings(code).xarf });
      expect(xarfReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      expect(report.category).toBe('content');
      expect(report.tags?.length).toBeGreaterThan(0);
    }
  });

  test('the usual report, in full', () => {
    expect(buildReport(usual)).toEqual({
      xarf_version: '4.2.0',
      report_id: reportIdOf(usual.noticeId, usual.dossierId),
      timestamp: '2026-11-20T20:43:00.000Z',
      reporter: { org: 'Vigie', contact: 'notifications@vigie.example.org', domain: 'vigie.example.org' },
      sender: { org: 'Vigie', contact: 'notifications@vigie.example.org', domain: 'vigie.example.org' },
      source_identifier: '192.0.2.44',
      category: 'content',
      type: 'csam',
      classification: 'baseline',
      detection_method: 'hash_match',
      hash_values: { sha256: 'a'.repeat(64) },
      evidence_source: 'user_report',
      tags: ['infraction:csam', 'law:cp-227-23'],
      confidence: 1,
      description: 'Content found illegal by a legal analyst (CP 227-23). No media is attached.',
      url: 'https://galerie.example.org/salon/4821?page=2',
      domain: 'galerie.example.org',
      dns_records: { a: ['192.0.2.44'] },
      verified_at: '2026-11-20T20:45:00.000Z',
      verification_method: 'manual',
      hosting_provider: 'Exemple Hébergement',
      asn: 64500,
      country_code: 'FR',
    });
  });

  test('a repeated report has the same id, another address another one; both look like version 4', () => {
    const id = reportIdOf(usual.noticeId, usual.dossierId);
    expect(buildReport(usual).report_id).toBe(id);
    expect(reportIdOf(usual.noticeId, 'other')).not.toBe(id);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('every address that a URL can hold becomes a URI that validators accept; plain ones stay as they are', () => {
    assert(
      property(anyText, anyText, (path, query) => {
        const url = new URL(`https://galerie.example.org/${path}?${query}#${path}`).href;
        const report = buildReport({ ...usual, url });
        expect(isUri(report.url)).toBe(true);
        if (isUri(url)) expect(report.url).toBe(url);
      }),
    );
  });

  test.each([
    ['https://example.org/a?b[]=1&c=%', 'https://example.org/a?b%5B%5D=1&c=%25'],
    ['https://[2001:db8::1]:8443/a|b', 'https://[2001:db8::1]:8443/a%7Cb'],
    ['https://example.org/#!/a#b', 'https://example.org/#!/a%23b'],
    ['ftp://example.org/dir/file%20name', 'ftp://example.org/dir/file%20name'],
    ['https://example.org', 'https://example.org'],
  ])('%s is written as %s', (url, written) => {
    expect(buildReport({ ...usual, url }).url).toBe(written);
    expect(isUri(written)).toBe(true);
  });

  test.each([
    'xn--exmple-cua.example',
    'gal_erie.example.org',
    '192.0.2.44',
    '[2001:db8::1]',
    'galerie.xn--p1ai',
    'hôte.example',
    'a'.repeat(64) + '.org',
  ])('names on which validators disagree are left out of `domain`: %s', (host) => {
    expect(isPlainDomain(host)).toBe(false);
    const report = buildReport({ ...usual, host });
    expect(report).not.toHaveProperty('domain');
    expect(report.url).toBe(usual.url);
  });
});

describe('the rules bite', () => {
  const whole = buildReport(usual);
  test.each([
    ['a missing reporter', { reporter: undefined }],
    ['another version', { xarf_version: '3.0.0' }],
    ['no UUID', { report_id: 'N-1' }],
    ['no time zone', { timestamp: '2026-11-20T20:43:00' }],
    ['a contact that is none', { sender: { ...whole.sender, contact: 'somebody' } }],
    ['an extra field in a contact', { sender: { ...whole.sender, phone: '1' } }],
    ['an unknown classification', { classification: 'C1' }],
    ['a country in small letters', { country_code: 'fr' }],
    ['a network number of zero', { asn: 0 }],
    ['a tag without a namespace', { tags: ['csam'] }],
    ['twenty-one tags', { tags: Array.from({ length: 21 }, (_, index) => `a:${index}`) }],
    ['a long description', { description: 'x'.repeat(1001) }],
    ['a blank in the address', { url: 'https://example.org/a b' }],
    ['a short fingerprint', { hash_values: { sha256: 'abc' } }],
    ['media of any kind', { evidence: [{ content_type: 'image/png', payload: '' }] }],
    ['a type that the specification does not know', { type: 'hate' }],
  ])('%s is refused', (_, change) => {
    expect(xarfReport.safeParse({ ...whole, ...change }).success).toBe(false);
  });
});
