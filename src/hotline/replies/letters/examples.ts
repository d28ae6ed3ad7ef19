import type { Outcome } from '../message.ts';
import { composeLetter, type WrittenLetter } from './compose-letter.ts';
import type { Telling } from './what-to-tell.ts';
import type { Language } from './words.ts';

const evening = (hour: number, minute: number, day = 20): Date =>
  new Date(Date.UTC(2026, 10, day, hour, minute));
const reportedAt = evening(20, 4);

const ended = (outcome: Outcome, steps: Extract<Telling, { kind: 'outcome' }>['steps']): Telling => ({
  kind: 'outcome',
  outcome,
  reportedAt,
  steps: [{ at: reportedAt, what: 'reported', others: 0 }, ...steps],
  removedAfterSeconds: null,
  looks: null,
});

const read = evening(20, 31);

/** One example of each letter, synthetic: for the gallery of letters and for the snapshot tests. */
export const tellings: Record<string, Telling> = {
  acknowledgement: { kind: 'acknowledgement', reportedAt },
  removed: {
    kind: 'outcome',
    outcome: 'removed',
    reportedAt,
    steps: [
      { at: reportedAt, what: 'reported', others: 2 },
      { at: read, what: 'found-illegal', confirmed: true },
      { at: evening(20, 43), what: 'hoster-told' },
      { at: evening(3, 16, 21), what: 'removed' },
    ],
    removedAfterSeconds: 192,
    looks: 3,
  },
  'not-illegal': ended('closed-not-illegal', [{ at: read, what: 'closed-not-illegal' }]),
  'out-of-scope': ended('closed-out-of-scope', [{ at: read, what: 'closed-out-of-scope' }]),
  'not-found': ended('closed-not-found', [{ at: read, what: 'closed-not-found' }]),
  'passed-on': ended('closed-passed-on', [{ at: read, what: 'closed-passed-on' }]),
};

/** Every letter in one language, by name. */
export const letterExamples = (language: Language): Record<string, WrittenLetter> =>
  Object.fromEntries(
    Object.entries(tellings).map(([name, telling]) => [
      name,
      composeLetter(telling, language, {
        publicUrl: 'https://vigie.example',
        organisation: 'Centre national pour un internet plus sûr',
      }),
    ]),
  );
