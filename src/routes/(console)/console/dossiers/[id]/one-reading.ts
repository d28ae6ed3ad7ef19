const readings = new Map<string, number>();
const lengthMilliseconds = 10 * 60_000;

/**
 * Whether a request begins a reading of a dossier. A page that refreshes itself because the house told it so is
 * still the same reading: one line in the audit trail, not one for each refresh.
 */
export function beginsReading(
  { staffId, dossierId, isRefresh }: { staffId: string; dossierId: string; isRefresh: boolean },
  now: number = Date.now(),
): boolean {
  const key = `${staffId} ${dossierId}`;
  const last = readings.get(key);
  for (const [old, at] of readings) if (now - at > lengthMilliseconds) readings.delete(old);
  readings.set(key, now);
  return !isRefresh || last === undefined || now - last > lengthMilliseconds;
}
