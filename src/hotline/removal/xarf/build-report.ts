import { createHash } from 'node:crypto';
import { isIPv4 } from 'node:net';
import type { Mappings } from '#taxonomy';
import { isPlainDomain, xarfReport, type ExploitationType, type XarfReport } from './rules.ts';

/** Everything that a report says; nothing about the person who reported, and no media ever. */
export interface XarfFacts {
  noticeId: string;
  dossierId: string;
  /** The exact address: a machine needs it. */
  url: string;
  host: string | null;
  ip: string | null;
  asn: number | null;
  country: string | null;
  hosterName: string;
  mapping: Mappings['xarf'];
  /** e.g. 'CP 227-23', or null. */
  article: string | null;
  decidedAt: Date;
  locatedAt: Date | null;
  service: { name: string; email: string };
  /** SHA-256 (lower-case hex) of an item that a list knows, when there is one. */
  knownSha256?: string | null;
}

/**
 * The report's id is derived, not drawn: a message that is sent again after a crash carries the same id. It is
 * shaped as a version 4 UUID because receivers check for that.
 */
export function reportIdOf(noticeId: string, dossierId: string): string {
  const hash = createHash('sha256').update(`xarf ${noticeId} ${dossierId}`).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x40;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * The same address in the grammar of RFC 3986, which validators ask for: browsers leave brackets, lone percent
 * signs and a second `#` as they are, the grammar does not. Servers read both spellings alike.
 */
function asUri(address: string): string {
  const [, origin = '', path = '', fragment] = /^([^:]+:\/\/[^/?#]*)([^#]*)(?:#(.*))?$/s.exec(address) ?? [];
  const encode = (part: string): string =>
    part
      .toWellFormed()
      .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
      .replace(/[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]/gu, (character) => encodeURIComponent(character));
  return origin + encode(path) + (fragment === undefined ? '' : `#${encode(fragment)}`);
}

const tagOf = (text: string): string => `law:${text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

/** Builds one X-ARF 4 report for one address, and checks it against the rules before it may leave. */
export function buildReport(facts: XarfFacts): XarfReport {
  const us = {
    org: facts.service.name.slice(0, 200),
    contact: facts.service.email,
    domain: facts.service.email.slice(facts.service.email.indexOf('@') + 1),
  };
  const { mapping, host, ip } = facts;
  const content = {
    xarf_version: '4.2.0',
    report_id: reportIdOf(facts.noticeId, facts.dossierId),
    timestamp: facts.decidedAt.toISOString(),
    reporter: us,
    sender: us,
    source_identifier: ip ?? host ?? facts.url,
    category: 'content' as const,
    evidence_source: 'user_report',
    tags: [mapping.tag, ...(facts.article ? [tagOf(facts.article)] : [])],
    confidence: 1,
    description: facts.article
      ? `Content found illegal by a legal analyst (${facts.article}). No media is attached.`
      : 'Content found illegal by a legal analyst. No media is attached.',
    url: asUri(facts.url),
    ...(host && isPlainDomain(host) ? { domain: host } : {}),
    ...(ip ? { dns_records: isIPv4(ip) ? { a: [ip] } : { aaaa: [ip] } } : {}),
    ...(facts.locatedAt ? { verified_at: facts.locatedAt.toISOString() } : {}),
    verification_method: 'manual' as const,
    hosting_provider: facts.hosterName,
    ...(facts.asn ? { asn: facts.asn } : {}),
    ...(facts.country ? { country_code: facts.country } : {}),
  };
  if (mapping.type === 'csam') {
    return xarfReport.parse({
      ...content,
      type: 'csam',
      classification: 'baseline',
      detection_method: facts.knownSha256 ? 'hash_match' : 'manual_review',
      ...(facts.knownSha256 ? { hash_values: { sha256: facts.knownSha256 } } : {}),
    });
  }
  if (mapping.type === 'csem') {
    return xarfReport.parse({
      ...content,
      type: 'csem',
      exploitation_type: mapping.exploitationType as ExploitationType,
      detection_method: 'manual_review',
    });
  }
  return xarfReport.parse({ ...content, type: 'other' });
}
