import { lastDays, type Period } from '#statistics';

let kept: { minute: number; period: Period } | undefined;

/** The last thirty days. Finding midnight in Paris takes a dozen date conversions, so it is done once a minute. */
export function lastMonth(now: Date): Period {
  const minute = Math.floor(now.getTime() / 60_000);
  if (kept?.minute !== minute) kept = { minute, period: lastDays(now, 30) };
  return kept.period;
}
