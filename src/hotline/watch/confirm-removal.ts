import type { Verdict } from './verdict.ts';
import { isGone } from './verdict.ts';

export type Rules = {
  /** Looks in a row that must find it gone. */
  readonly confirmations: number;
  /** Least time between two looks that count. */
  readonly spacingSeconds: number;
  /** Silence counts as removal only after this many looks … */
  readonly silentLooks: number;
  /** … over at least this long. */
  readonly silentSeconds: number;
};

/** One look of the past; `blind` when the failure was ours and nothing was learnt. */
export type PastLook = { readonly at: Date; readonly verdict: Verdict; readonly blind: boolean };

export type Run = {
  readonly confirmed: boolean;
  /** The first look of the run that found it gone; null when it was there at the last look. */
  readonly since: Date | null;
  /** Looks of the run that are spaced enough to count. */
  readonly counted: number;
  /** When the next look could count; null outside of a run. */
  readonly nextAt: Date | null;
};

/** Pure: reads the looks of one dossier, oldest first, and says how far its removal is confirmed. */
export function confirmRemoval(looks: readonly PastLook[], rules: Rules): Run {
  const seen = looks.filter((look) => !look.blind);
  const gone = spaced(
    tail(seen, (look) => isGone(look.verdict)),
    rules.spacingSeconds,
  );
  const silent = spaced(
    tail(seen, (look) => isGone(look.verdict) || look.verdict === 'unreachable'),
    rules.spacingSeconds,
  );
  const long =
    silent.length >= rules.silentLooks && secondsBetween(silent[0], silent.at(-1)) >= rules.silentSeconds;
  const confirmed = gone.length >= rules.confirmations || long;
  const run = gone.length > 0 && !(long && gone.length < rules.confirmations) ? gone : long ? silent : gone;
  const last = run.at(-1);
  return {
    confirmed,
    since: run[0]?.at ?? null,
    counted: run.length,
    nextAt: last === undefined ? null : new Date(last.at.getTime() + rules.spacingSeconds * 1000),
  };
}

function tail(looks: readonly PastLook[], holds: (look: PastLook) => boolean): readonly PastLook[] {
  return looks.slice(looks.findLastIndex((look) => !holds(look)) + 1);
}

/** Only looks far enough from the one that counted before them. */
function spaced(looks: readonly PastLook[], spacingSeconds: number): PastLook[] {
  const counted: PastLook[] = [];
  for (const look of looks) {
    if (counted.length === 0 || secondsBetween(counted.at(-1), look) >= spacingSeconds) counted.push(look);
  }
  return counted;
}

function secondsBetween(one: PastLook | undefined, other: PastLook | undefined): number {
  return one === undefined || other === undefined ? 0 : (other.at.getTime() - one.at.getTime()) / 1000;
}
