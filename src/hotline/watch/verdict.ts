/** What one look says about a locator. */
export const verdicts = [
  'online',
  'changed',
  'removed',
  'soft-404',
  'dns-gone',
  'moved',
  'login-wall',
  'blocked',
  'geo-blocked',
  'unreachable',
] as const;
export type Verdict = (typeof verdicts)[number];

/** Verdicts that say: what was reported is not there any more. */
export const goneVerdicts: readonly Verdict[] = ['removed', 'soft-404', 'dns-gone'];
export const isGone = (verdict: Verdict): boolean => goneVerdicts.includes(verdict);

/** Our own failures: nothing was learnt about the other side. */
const oursAlone = new Set(['dns-failed', 'egress-proxy-down', 'fetcher-died', 'fetcher-closed']);
export const isOurFault = (problem: string | null): boolean => problem !== null && oursAlone.has(problem);
