import type { ReceiptDossier, ReceiptStatus, ReceiptStep } from '#hotline/intake';
import type { LogEntry } from '#ui/components/log-book.svelte';
import type { NightMark } from '#ui/drawings/night-axis.ts';
import { fill, messages, type Language } from '#ui/messages/index.ts';
import { dayAndTime, isSameDay, longDay, shortDay, timeOfDay } from '#ui/words/dates.ts';
import { delayInWords, secondsBetween } from '#ui/words/delay.ts';

/** The page of a receipt, ready to be read: the answer first. */
export interface ReceiptView {
  kicker: string;
  head: string;
  /** the delay that follows the head and is lit; null when there is none */
  delay: string | null;
  lead: string;
  askedAt: string;
  night: { marks: NightMark[]; summary: string; now: Date } | null;
  dossiers: {
    name: string;
    word: string;
    tone: 'plain' | 'done' | 'idle';
    delay: string | null;
    log: LogEntry[];
  }[];
}

type State = ReceiptDossier['state'];
type Answer = Exclude<keyof ReturnType<typeof words>['leads'], 'allRemoved' | 'someRemoved'>;

const words = (language: Language) => messages(language).site.receipt.state;

const answerOf: Readonly<Record<State, Answer>> = {
  received: 'received',
  screening: 'received',
  'awaiting-qualification': 'reading',
  'second-reading': 'reading',
  qualified: 'acting',
  locating: 'acting',
  acting: 'acting',
  watching: 'watching',
  removed: 'removed',
  'closed-not-illegal': 'notIllegal',
  'closed-out-of-scope': 'outOfScope',
  'closed-not-found': 'notFound',
  'closed-passed-on': 'passedOn',
};

/** The further along, the less there is to wait for: with several addresses, the page speaks of the slowest. */
const slowestFirst: readonly Answer[] = [
  'received',
  'reading',
  'acting',
  'watching',
  'passedOn',
  'outOfScope',
  'notIllegal',
  'notFound',
  'removed',
];

/** Everything that the page of a receipt says, in its reader's language. Pure. */
export function viewOfReceipt(status: ReceiptStatus, language: Language, now: Date): ReceiptView {
  const said = words(language);
  const { dossiers } = status;
  const [only] = dossiers;
  const removed = dossiers.filter((dossier) => dossier.state === 'removed').length;
  const delays = dossiers.flatMap((dossier) =>
    dossier.removedAfterSeconds === null ? [] : [dossier.removedAfterSeconds],
  );
  const answers = new Set(dossiers.map((dossier) => answerOf[dossier.state]));
  const answer = slowestFirst.find((one) => answers.has(one)) ?? 'received';

  let head: string = said.heads[answer];
  let lead: string = said.leads[answer];
  let delay: string | null = null;
  if (removed === dossiers.length && delays.length === removed && removed > 0) {
    head = said.heads.removedAfter;
    delay = delayInWords(Math.max(...delays), language);
    if (removed > 1) lead = said.leads.allRemoved;
  } else if (removed > 0 && removed < dossiers.length) {
    head = fill(said.heads.someRemoved, { removed, all: dossiers.length });
    lead = said.leads.someRemoved;
  }
  return {
    kicker: fill(said.of, { day: longDay(status.receivedAt, language) }),
    head,
    delay,
    lead,
    askedAt: fill(said.askedAt, { time: dayAndTime(now, language) }),
    night: only && dossiers.length === 1 ? nightOf(only, language, now) : null,
    dossiers: dossiers.map((dossier) => ({
      name: dossier.locator || said.textOnly,
      word: said.heads[answerOf[dossier.state]],
      tone: dossier.state === 'removed' ? 'done' : dossier.state.startsWith('closed') ? 'idle' : 'plain',
      delay:
        dossier.removedAfterSeconds === null ? null : delayInWords(dossier.removedAfterSeconds, language),
      log: logOf(dossier, status.hasContact, language),
    })),
  };
}

/** The log book of one dossier; a day stands beside a time only when it changes. */
function logOf(dossier: ReceiptDossier, hasContact: boolean, language: Language): LogEntry[] {
  const said = words(language).log;
  const { steps } = dossier;
  return steps.map((step, index) => {
    const before = steps[index - 1];
    const received = hasContact ? said.receivedWithContact : said.receivedText;
    return {
      time: timeOfDay(step.at, language),
      day: beside(step, before, steps[0], language),
      title: said[step.what],
      text: step.what === 'received' ? received : said[`${step.what}Text`],
      kind: step.what === 'removed' ? 'done' : 'past',
    };
  });
}

/** What stands under a time: the day when it changes, and how long it has been when the minute alone would not tell. */
function beside(
  step: ReceiptStep,
  before: ReceiptStep | undefined,
  first: ReceiptStep | undefined,
  language: Language,
) {
  if (!before || !first || !isSameDay(before.at, step.at)) return shortDay(step.at, language);
  const seconds = secondsBetween(first.at, step.at);
  if (seconds < 1 || timeOfDay(before.at, language) !== timeOfDay(step.at, language)) return undefined;
  return `+\u00A0${delayInWords(seconds, language)}`;
}

const kinds: Readonly<Partial<Record<ReceiptStep['what'], NightMark['kind']>>> = {
  received: 'reported',
  qualified: 'step',
  notified: 'step',
  'still-online': 'still',
};

/** The drawn watch: only once the host has been told, because before that there is nothing to keep watch over. */
function nightOf(dossier: ReceiptDossier, language: Language, now: Date): ReceiptView['night'] {
  const { steps } = dossier;
  if (!steps.some((step) => step.what === 'notified')) return null;
  const said = words(language).log;
  const marks = steps.flatMap((step): NightMark[] => {
    const kind = kinds[step.what];
    return kind
      ? [{ at: step.at, kind, title: step.what === 'qualified' ? undefined : said[step.what] }]
      : [];
  });
  const end = dossier.state === 'removed' ? endOf(steps) : undefined;
  if (end) marks.push({ at: end.at, kind: 'removed', title: said.removed });
  const told = steps.map((step) => `${said[step.what]}, ${dayAndTime(step.at, language)}`).slice(1);
  const reported = dayAndTime(steps[0]?.at ?? now, language);
  return { marks, summary: fill(words(language).nightSummary, { reported, steps: told.join('. ') }), now };
}

/** It was gone from the first of the looks that no longer found it, not from the last that confirmed. */
function endOf(steps: readonly ReceiptStep[]): ReceiptStep | undefined {
  const confirmed = steps.findLastIndex((step) => step.what === 'removed');
  if (confirmed < 0) return undefined;
  let at = confirmed;
  while (at > 0 && ['seen-gone', 'answered'].includes(steps[at - 1]?.what ?? '')) at -= 1;
  return steps.slice(at, confirmed + 1).find((step) => step.what !== 'answered');
}
