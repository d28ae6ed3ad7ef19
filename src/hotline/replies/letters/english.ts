import type { Outcome } from '../message.ts';
import type { LetterParts } from './parts.ts';
import type { Telling, ToldStep } from './what-to-tell.ts';
import { countInWords, dayInWords, delayInWords, timeInWords } from './words.ts';

type Ended = Extract<Telling, { kind: 'outcome' }>;

const frame = {
  greeting: 'Hello,',
  follow: {
    before: 'This message carries neither the address nor your code. To read more, open ',
    after: ' and enter your six words.',
  },
  thanks:
    'Thank you. And if what you saw weighs on you, 3018 listens (in France, every day from 9:00 to 23:00).',
  signature: 'The Vigie team',
  footer:
    'You receive this message because you left an address with your report. It is kept encrypted and serves only to answer you. Nobody reads this mailbox.',
};

/** The English letters. */
export function inEnglish(telling: Telling): LetterParts {
  const day = dayInWords(telling.reportedAt, 'en');
  if (telling.kind === 'acknowledgement') {
    return {
      ...frame,
      subject: 'We have received your message',
      heading: 'Received. We keep watch.',
      paragraphs: [
        `What you told us on ${day} at ${timeInWords(telling.reportedAt, 'en')} is on record. Someone on the team will read it.`,
        'We shall write when we know more. Until then, do not go back to check: that is our work.',
      ],
      log: [
        { time: timeInWords(telling.reportedAt, 'en'), what: 'You reported', more: '' },
        {
          time: '',
          what: 'A person reads and decides in law',
          more: 'If it is illegal, the host is told.',
        },
        { time: '', what: 'We look until it is gone', more: '' },
      ],
    };
  }
  return {
    ...frame,
    subject: 'News of what you told us',
    ...outcomeTexts[telling.outcome](telling, day),
    log: telling.steps.map((step) => ({ time: timeInWords(step.at, 'en'), ...stepText(step) })),
  };
}

const outcomeTexts: Record<
  Outcome,
  (told: Ended, day: string) => Pick<LetterParts, 'heading' | 'paragraphs'>
> = {
  removed: ({ removedAfterSeconds, looks }, day) => ({
    heading:
      removedAfterSeconds === null
        ? 'It is removed'
        : `Removed after ${delayInWords(removedAfterSeconds, 'en')}`,
    paragraphs: [
      `On ${day} you reported an address to us. Nothing is left there.${looks === null ? '' : ` We have checked ${countInWords(looks, 'en')} times, some while apart.`}`,
    ],
  }),
  'closed-not-illegal': (_told, day) => ({
    heading: 'This is not illegal, yet you were right to ask',
    paragraphs: [
      `We have read what you reported on ${day}. The law does not forbid it, so we cannot ask for its removal.`,
      'You can report it to the platform itself, which has rules of its own, block the account, or talk to somebody you trust.',
    ],
  }),
  'closed-out-of-scope': (_told, day) => ({
    heading: 'This lies outside our field',
    paragraphs: [
      `We have read what you reported on ${day}. We cannot act on it, which does not mean that it is nothing.`,
      'For a fraud, an intrusion or threats, the police receive reports and complaints, online too.',
    ],
  }),
  'closed-not-found': (_told, day) => ({
    heading: 'We found nothing at this address',
    paragraphs: [
      `When we looked at what you reported on ${day}, there was nothing, or nothing any more.`,
      'If you see the same elsewhere, report it again: every address counts.',
    ],
  }),
  'closed-passed-on': (_told, day) => ({
    heading: 'Passed on to those who can act',
    paragraphs: [
      `We have read what you reported on ${day} and passed it on to those who can act. What follows is theirs: we may not be able to tell you of it.`,
    ],
  }),
};

function stepText({ what, others = 0, confirmed = false }: ToldStep): { what: string; more: string } {
  switch (what) {
    case 'reported':
      if (others <= 0) return { what: 'You reported', more: '' };
      return {
        what: 'You reported',
        more:
          others === 1 ? 'So did one other person.' : `So did ${countInWords(others, 'en')} other people.`,
      };
    case 'found-illegal':
      return { what: 'A lawyer found it illegal', more: confirmed ? 'A second person confirmed.' : '' };
    case 'hoster-told':
      return { what: 'The host was told', more: '' };
    case 'removed':
      return { what: 'Removed', more: '' };
    case 'closed-not-illegal':
    case 'closed-out-of-scope':
      return { what: 'Read and decided', more: '' };
    case 'closed-not-found':
      return { what: 'Looked for, and nothing found', more: '' };
    case 'closed-passed-on':
      return { what: 'Passed on', more: '' };
    default:
      return what satisfies never;
  }
}
