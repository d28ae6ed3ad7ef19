import type { PastEvent } from '#ground/events';

/**
 * Seconds from this person's own report to the first look that found it gone; null without a confirmed removal, or
 * when it was gone before they reported. Counted from the first report of all, it would tell somebody who puts things
 * online since when we know of them.
 */
export function ownDelay(history: readonly PastEvent[], reportedAt: Date): number | null {
  const confirmed = history.findLast(({ name }) => name === 'watch.removal-confirmed');
  const opened = history.find(({ name }) => name === 'dossier.opened');
  const seconds = (confirmed?.data as { seconds?: unknown } | undefined)?.seconds;
  if (typeof seconds !== 'number') return null;
  const late = opened ? Math.round((reportedAt.getTime() - opened.at.getTime()) / 1000) : 0;
  return seconds >= late ? seconds - late : null;
}
