/** The seven stages that a dossier's path shows, and where each state stands on it. */
export const steps = [
  'received',
  'screened',
  'qualification',
  'location',
  'removal',
  'watch',
  'removed',
] as const;
export type Step = (typeof steps)[number];

const place: Record<string, Step> = {
  received: 'received',
  screening: 'screened',
  'awaiting-qualification': 'qualification',
  'second-reading': 'qualification',
  qualified: 'location',
  locating: 'location',
  acting: 'removal',
  watching: 'watch',
  removed: 'removed',
};

/** How far a state has come; null for a dossier closed on the way. */
export function stepOf(state: string): number | null {
  const step = place[state];
  return step === undefined ? null : steps.indexOf(step);
}
