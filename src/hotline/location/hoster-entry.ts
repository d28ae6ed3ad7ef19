import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { Problem } from '#ground/problem';
import { problems } from './problems.ts';

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]{2,}$/);
const prefix = z
  .string()
  .trim()
  .refine((text) => ipaddr.isValidCIDR(text))
  .transform((text) => {
    // PostgreSQL refuses a prefix with bits set to the right of the mask: write the network itself.
    const [address, bits] = ipaddr.parseCIDR(text);
    const kind = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
    return `${kind.networkAddressFromCIDR(text).toString()}/${bits}`;
  });

const entry = z.object({
  name: z.string().trim().min(1).max(200),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  language: z.enum(['fr', 'en']).default('en'),
  abuseEmail: z.email().max(254).nullable().default(null),
  asns: z.array(z.number().int().min(1).max(4_294_967_295)).max(500).default([]),
  prefixes: z.array(prefix).max(2000).default([]),
  domains: z.array(domain).max(2000).default([]),
});

/** What a person says of a hoster; all but the name may be left out. */
export type NewHoster = z.input<typeof entry>;

/** The same, checked and completed. */
export type HosterEntry = z.output<typeof entry>;

/** Checks an entry. Throws LOC-002 with the field that is wrong. */
export function parseHosterEntry(input: NewHoster): HosterEntry {
  const parsed = entry.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Problem(problems['LOC-002'], { field: String(parsed.error.issues[0]?.path[0] ?? 'name') });
}
