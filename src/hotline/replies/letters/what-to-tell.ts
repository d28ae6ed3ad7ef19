import type { PastEvent } from '#ground/events';
import { ownDelay } from '#hotline/intake';
import { isOutcome, type Outcome } from '../message.ts';

/** One line of the log book in a letter. */
export interface ToldStep {
  at: Date;
  what: 'reported' | 'found-illegal' | 'hoster-told' | Outcome;
  /** For `reported`: how many others reported the same; for `found-illegal`: whether a second person confirmed. */
  others?: number;
  confirmed?: boolean;
}

/** What a letter says, before it is put into words: no address, no code, no name, no reason. */
export type Telling =
  | { kind: 'acknowledgement'; reportedAt: Date }
  | {
      kind: 'outcome';
      outcome: Outcome;
      reportedAt: Date;
      steps: ToldStep[];
      /** Only for `removed`: from this report to the first look that found it gone. */
      removedAfterSeconds: number | null;
      /** Only for `removed`: looks that found it gone. */
      looks: number | null;
    };

/** Reads the history of a dossier up to the event that ended it (`about`); null tells of a report just received. */
export function whatToTell(
  history: readonly PastEvent[],
  { reportedAt, about }: { reportedAt: Date; about: number | null },
): Telling {
  const end = history.find(({ seq }) => seq === about);
  const outcome = end ? wordIn(end, 'to') : '';
  if (!end || !isOutcome(outcome)) return { kind: 'acknowledgement', reportedAt };
  const confirmed = history.findLast(({ name }) => name === 'watch.removal-confirmed');
  // The end and its confirmation are written together, in either order; what came later is another story.
  const until = history.filter(({ seq, at }) => seq <= end.seq || at.getTime() === end.at.getTime());
  const others =
    history.filter(({ name }) => name === 'dossier.opened' || name === 'dossier.joined').length - 1;
  const removed = outcome === 'removed';
  return {
    kind: 'outcome',
    outcome,
    reportedAt,
    steps: [
      // Whoever comes after the end learns what was found, not how many had reported it.
      { at: reportedAt, what: 'reported', others: end.at < reportedAt ? 0 : others },
      ...stepsOf(until).filter(({ at }) => at >= reportedAt),
      // For whoever came later, it ends when they came: since when we know of a page is nobody's to learn.
      { at: end.at < reportedAt ? reportedAt : end.at, what: outcome },
    ],
    removedAfterSeconds: removed ? ownDelay(history, reportedAt) : null,
    looks: removed ? numberIn(confirmed, 'checks') : null,
  };
}

/** The last finding and the last notice before the end; earlier ones were overtaken. */
function stepsOf(history: readonly PastEvent[]): ToldStep[] {
  const moves = history.filter(({ name }) => name === 'dossier.moved');
  const found = moves.findLast((event) => wordIn(event, 'to') === 'qualified');
  const told = moves.findLast((event) => wordIn(event, 'to') === 'watching');
  return [
    ...(found
      ? [
          {
            at: found.at,
            what: 'found-illegal' as const,
            confirmed: wordIn(found, 'from') === 'second-reading',
          },
        ]
      : []),
    ...(told ? [{ at: told.at, what: 'hoster-told' as const }] : []),
  ];
}

function wordIn(event: PastEvent, field: string): string {
  const value = Reflect.get(Object(event.data), field) as unknown;
  return typeof value === 'string' ? value : '';
}

function numberIn(event: PastEvent | undefined, field: string): number | null {
  const value = event ? (Reflect.get(Object(event.data), field) as unknown) : null;
  return typeof value === 'number' ? value : null;
}
