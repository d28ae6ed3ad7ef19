/** One id within the radius. */
export interface Match {
  id: number;
  /** Bits that differ, 0…256; of several hashes under one id the least. */
  distance: number;
}

/** Ascending distance, then ascending id; each id once, with its least distance. Sorts in place. */
export function inOrder(matches: Match[]): Match[] {
  if (matches.length < 2) return matches;
  matches.sort((a, b) => a.distance - b.distance || a.id - b.id);
  const seen = new Set<number>();
  return matches.filter(({ id }) => !seen.has(id) && seen.add(id));
}
