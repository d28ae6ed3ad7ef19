import type { Answer } from '#taxonomy';
import { text } from '../../../desk.ts';

/** What the qualification form carries, as typed: one radio group a question, named `answer.<element>`. */
export type TypedAnswers = {
  infraction: string;
  answers: Record<string, Answer>;
  reasons: string;
  /** what the machine had proposed: reasons that equal it are proposed anew after the next answer */
  draft: string;
  /** 'illegal' unless another button was pressed: the room refuses what the answers do not carry */
  verdict: 'illegal' | 'doubtful' | 'not-illegal';
};

const isAnswer = (value: FormDataEntryValue): value is Answer =>
  value === 'yes' || value === 'no' || value === 'unknown';

/** Reads the form; `now` is the one answer that a button carries ("g.public=yes", "g.public=ask") and wins. */
export function readAnswers(form: FormData): TypedAnswers {
  const answers: Record<string, Answer> = {};
  for (const [name, value] of form) {
    if (name.startsWith('answer.') && isAnswer(value)) answers[name.slice('answer.'.length)] = value;
  }
  const [element, value] = text(form, 'now').split('=');
  if (element && value === 'ask') delete answers[element];
  else if (element && value && isAnswer(value)) answers[element] = value;
  const verdict = text(form, 'verdict');
  return {
    infraction: text(form, 'infraction'),
    answers,
    reasons: text(form, 'reasons'),
    draft: text(form, 'draft'),
    verdict: verdict === 'doubtful' || verdict === 'not-illegal' ? verdict : 'illegal',
  };
}

const endings = [
  'closed-not-illegal',
  'closed-out-of-scope',
  'closed-not-found',
  'closed-passed-on',
] as const;
type Ending = (typeof endings)[number];

/** How a dossier is closed without qualifying it, and why; an unknown ending counts as out of scope. */
export function readClosing(form: FormData): { as: Ending; why: string } {
  const as = text(form, 'as');
  return { as: endings.find((ending) => ending === as) ?? 'closed-out-of-scope', why: text(form, 'why') };
}
