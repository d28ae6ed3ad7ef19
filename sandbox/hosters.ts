// The demo registry of hosters. The same file is handed to the platform, which seeds its own registry from it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A hoster of the simulated world as written in `hosters.json`; network numbers are those kept for documentation (RFC 5398). */
export type Hoster = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly language: 'fr' | 'en';
  readonly asns: readonly number[];
  readonly prefixes: readonly string[];
  readonly domains: readonly string[];
  readonly abuseEmail: string;
  readonly approved: boolean;
};

export const hostersFile = fileURLToPath(new URL('hosters.json', import.meta.url));
export const networksFile = fileURLToPath(new URL('networks.csv', import.meta.url));

/** All hosters, read from the file beside this one. */
export const hosters = JSON.parse(readFileSync(hostersFile, 'utf8')) as readonly Hoster[];

/** The ranges that the platform is allowed to reach in sandbox mode: those reserved for documentation. */
export const documentationRanges = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
] as const;
