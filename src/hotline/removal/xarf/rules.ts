import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

/**
 * The rules of X-ARF 4.2 for the reports that we send (core, content, csam, csem), as its specification gives
 * them. They are stricter in two places: an unknown field is an error of ours, and a type that the specification
 * does not know is always `other`. Source: xarf.org, version 4 (2026-03-20).
 */
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const dateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/);
const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const hostname = z
  .string()
  .max(253)
  .regex(new RegExp(`^${label}(\\.${label})*$`));
/** RFC 3986: brackets only around an IPv6 address, `%` only before two digits; all else was percent-encoded before. */
const character = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})";
const uri = z
  .string()
  .regex(
    new RegExp(
      `^[A-Za-z][A-Za-z0-9+.-]*://(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}|\\[[0-9A-Fa-f:.]+\\])+` +
        `(?:/${character}*)?(?:\\?(?:${character}|\\?)*)?(?:#(?:${character}|\\?)*)?$`,
    ),
  );
const hexadecimal = (length: number): z.ZodString => z.string().regex(new RegExp(`^[A-Fa-f0-9]{${length}}$`));

const contact = z.strictObject({ org: z.string().min(1).max(200), contact: z.email(), domain: hostname });

const core = {
  xarf_version: z.string().regex(/^4\.[0-9]+\.[0-9]+$/),
  report_id: uuid,
  timestamp: dateTime,
  reporter: contact,
  sender: contact,
  source_identifier: z.string().min(1),
  source_port: z.number().int().min(1).max(65_535).optional(),
  category: z.literal('content'),
  evidence_source: z.string().optional(),
  tags: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9_+-]*:[a-z0-9][a-z0-9_+.-]*$/))
    .max(20)
    .optional(),
  confidence: z.number().min(0).max(1).optional(),
  description: z.string().max(1000).optional(),
};

/**
 * Published validators disagree about `domain`: some refuse punycode, underscores and numeric or international
 * top-level names. So it is only ever given where all of them agree.
 */
const plainDomain = z.string().refine(isPlainDomain);

const content = {
  ...core,
  url: uri,
  domain: plainDomain.optional(),
  dns_records: z
    .strictObject({
      a: z.array(z.string().refine(isIPv4)).optional(),
      aaaa: z.array(z.string().refine(isIPv6)).optional(),
    })
    .optional(),
  verified_at: dateTime.optional(),
  verification_method: z
    .enum(['manual', 'automated_crawler', 'user_report', 'honeypot', 'threat_intelligence'])
    .optional(),
  hosting_provider: z.string().optional(),
  asn: z.number().int().min(1).max(4_294_967_295).optional(),
  country_code: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
};

const csam = z.strictObject({
  ...content,
  type: z.literal('csam'),
  classification: z.enum(['baseline', 'A1', 'A2', 'B1', 'B2']),
  detection_method: z.enum(['hash_match', 'ai_detection', 'manual_review', 'user_report', 'automated_scan']),
  media_type: z.enum(['image', 'video', 'audio', 'text', 'mixed']).optional(),
  hash_values: z
    .strictObject({
      md5: hexadecimal(32).optional(),
      sha1: hexadecimal(40).optional(),
      sha256: hexadecimal(64).optional(),
      photodna: z.string().optional(),
    })
    .optional(),
});

const csem = z.strictObject({
  ...content,
  type: z.literal('csem'),
  exploitation_type: z.enum([
    'grooming',
    'solicitation',
    'sextortion',
    'trafficking',
    'distribution',
    'production',
    'possession',
  ]),
  detection_method: z.enum([
    'behavioral_analysis',
    'keyword_detection',
    'user_report',
    'ai_detection',
    'manual_review',
    'law_enforcement_referral',
  ]),
});

/** The specification has no type for hatred, terrorism and others: core fields and a tag say it. */
const other = z.strictObject({ ...content, type: z.literal('other') });

/** An X-ARF 4 report of content, as it may leave the house. */
export const xarfReport = z.discriminatedUnion('type', [csam, csem, other]);
export type XarfReport = z.output<typeof xarfReport>;
export type ExploitationType = z.output<typeof csem>['exploitation_type'];

/** Tells whether a host name may stand in `domain`: plain letters, no punycode, no underscore, no address. */
export function isPlainDomain(host: string): boolean {
  return (
    host.length <= 253 &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(host) &&
    !host.split('.').some((part) => part.startsWith('xn--'))
  );
}
