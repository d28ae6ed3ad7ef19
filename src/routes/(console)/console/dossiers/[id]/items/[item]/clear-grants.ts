import { randomUUID } from 'node:crypto';

/** What a grant opens: one item, for one person, once, within a minute. */
interface Grant {
  view: string;
  staffId: string;
  dossierId: string;
  itemId: string;
  until: number;
}

const grants = new Map<string, Grant>();
const lifeMilliseconds = 60_000;

/**
 * Lets one person see one item once. Made only after the exposure was written; a picture's address that was copied,
 * reloaded or printed later opens nothing (T15, T16).
 */
export function grantView(grant: Omit<Grant, 'until'>, now: number = Date.now()): string {
  for (const [key, old] of grants) if (old.until < now) grants.delete(key);
  const key = randomUUID();
  grants.set(key, { ...grant, until: now + lifeMilliseconds });
  return key;
}

/** Uses a grant up; null when there is none for this person, item and moment. */
export function useGrant(
  key: string,
  asked: { staffId: string; dossierId: string; itemId: string },
  now: number = Date.now(),
): Grant | null {
  const grant = grants.get(key);
  if (
    !grant ||
    grant.staffId !== asked.staffId ||
    grant.dossierId !== asked.dossierId ||
    grant.itemId !== asked.itemId
  )
    return null;
  grants.delete(key);
  return grant.until < now ? null : grant;
}
