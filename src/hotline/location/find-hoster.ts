import type { Db } from '#ground/db';
import { matchHoster } from './hoster.sql.ts';
import type { Hoster, MatchedBy } from './hoster.ts';
import { readHostings } from './hosting.sql.ts';
import type { Hosting } from './hosting.ts';

/** Who hosts a dossier's locator, as far as the last look and today's registry tell. */
export interface HosterAnswer {
  /** Null when nobody in the registry answers for the place. */
  hoster: Hoster | null;
  matchedBy: MatchedBy | null;
  /** The observation that the answer rests on; null before the first look. */
  hosting: Hosting | null;
}

/**
 * Matches the last look against the registry as it is now (not as it was then: a hoster that was registered
 * since must be found). Of several addresses the first that somebody answers for counts.
 */
export async function findHoster(db: Db, dossierId: string): Promise<HosterAnswer> {
  const hostings = await readHostings(db, dossierId);
  const latest = hostings.filter((one) => one.observedAt.getTime() === hostings[0]?.observedAt.getTime());
  for (const hosting of latest) {
    // A refused address has no owner on the internet: only the domain may still name one.
    const place = hosting.problem === 'refused-address' ? { ...hosting, ip: null } : hosting;
    const match = await matchHoster(db, place);
    if (match) return { ...match, hosting };
  }
  return { hoster: null, matchedBy: null, hosting: latest[0] ?? null };
}
