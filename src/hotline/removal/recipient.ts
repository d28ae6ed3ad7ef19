import type { HosterAnswer } from '#hotline/location';

/**
 * Why nobody can be written to. `no-address`, `dns-gone`, `dns-failed`, `refused-address`: location found no
 * place; `no-hoster`: nobody in the registry answers for it; `hoster-not-approved`, `no-abuse-address`: a person
 * has to complete the registry; `not-located`: the first look is still to come.
 */
export type NobodyBecause =
  | 'not-located'
  | 'no-address'
  | 'dns-gone'
  | 'dns-failed'
  | 'refused-address'
  | 'no-hoster'
  | 'hoster-not-approved'
  | 'no-abuse-address';

/** The reason why no notice can leave for a place; null when one can. */
export function whyNobody({ hoster, hosting }: HosterAnswer): NobodyBecause | null {
  if (hosting === null) return 'not-located';
  if (hoster === null) return hosting.problem ?? 'no-hoster';
  if (hoster.abuseEmail === null) return 'no-abuse-address';
  return hoster.approvedAt === null ? 'hoster-not-approved' : null;
}
