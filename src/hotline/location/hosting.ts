import type { CountryAnswer } from './networks/country-sources.ts';
import type { Confidence } from './networks/weigh-countries.ts';

/**
 * Why an observation found no place. `no-address`: nothing that DNS could answer for (.onion, magnet, messenger);
 * `dns-gone`: the name does not exist; `dns-failed`: nobody could tell; `refused-address`: a special range that is
 * never a host on the internet (loopback, private, documentation…).
 */
export type HostingProblem = 'no-address' | 'dns-gone' | 'dns-failed' | 'refused-address';

/** What one look found about one address: a fact with its time, never edited. */
export interface Observation {
  host: string | null;
  ip: string | null;
  country: string | null;
  /** Every source's answer with the date of its data, kept even where they disagree. */
  countries: CountryAnswer[];
  asn: number | null;
  network: string | null;
  /** Name of the delivery network that hides the origin, or null. */
  cdn: string | null;
  confidence: Confidence;
  problem: HostingProblem | null;
}

/** An observation as kept. */
export interface Hosting extends Observation {
  id: string;
  dossierId: string;
  observedAt: Date;
  /** The hoster that the registry named at that time. */
  hosterId: string | null;
}

const nothing = { country: null, countries: [], asn: null, network: null, cdn: null, confidence: 0 } as const;

/** An observation that could not place anything, and why. */
export function unplaced(
  problem: HostingProblem,
  host: string | null,
  ip: string | null = null,
): Observation {
  return { ...nothing, countries: [], host, ip, problem };
}
