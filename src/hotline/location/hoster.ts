/** Who hosts content and can remove it, with the address of its abuse desk. */
export interface Hoster {
  id: string;
  name: string;
  country: string | null;
  /** Language of letters to it. */
  language: 'fr' | 'en';
  abuseEmail: string | null;
  asns: number[];
  /** CIDR, as PostgreSQL writes them. */
  prefixes: string[];
  /** Domains it answers for, with everything below them. */
  domains: string[];
  /** Null until a person has confirmed the contact: no notice leaves before. */
  approvedAt: Date | null;
  approvedBy: string | null;
  createdAt: Date;
}

/** Which part of the registry recognised a hoster, most specific first. */
export type MatchedBy = 'domain' | 'prefix' | 'network';
