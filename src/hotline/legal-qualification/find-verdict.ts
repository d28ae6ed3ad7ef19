import { Problem } from '#ground/problem';
import {
  draftReasons,
  elementsOf,
  isInfraction,
  legalDay,
  type Answers,
  type Assessment,
  type InfractionCode,
  type Language,
} from '#taxonomy';
import { problems } from './problems.ts';
import type { Finding } from './qualification.ts';

export const longestReasons = 4000;

/** An infraction whose elements can be answered; 'outside' is no finding of law but a reason to close. */
export function knownInfraction(code: string): InfractionCode {
  if (!isInfraction(code) || code === 'outside')
    throw new Problem(problems['QUA-004'], { field: 'infraction' });
  return code;
}

/** Answers to questions that this infraction asks; refuses any other, so that the record stays readable. */
export function knownAnswers(infraction: InfractionCode, given: Readonly<Record<string, string>>): Answers {
  const asked = new Set(elementsOf(infraction).map((element) => element.id));
  const answers: Record<string, 'yes' | 'no' | 'unknown'> = {};
  for (const [id, value] of Object.entries(given)) {
    if (!asked.has(id) || (value !== 'yes' && value !== 'no' && value !== 'unknown')) {
      throw new Problem(problems['QUA-005'], { field: id });
    }
    answers[id] = value;
  }
  return answers;
}

/** The day whose law applies: the facts when their date is known, otherwise the day of the first report. */
export function lawDay(given: string | undefined, openedAt: Date, now: Date): string {
  if (given === undefined || given === '') return legalDay(openedAt);
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : null;
  // 31 February would silently become 3 March: only a day that reads back the same exists.
  const exists = moment !== null && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(given);
  if (!exists || given > legalDay(now)) throw new Problem(problems['QUA-009'], { field: 'lawDate' });
  return given;
}

/**
 * The finding of a reading. The law gives one from the answers; a person may be more careful than it, never less:
 * nothing is called illegal that the elements do not make so.
 */
export function findingOf(assessment: Assessment, wished: Finding | undefined): Finding {
  if (wished === 'illegal' && assessment.verdict !== 'manifest')
    throw new Problem(problems['QUA-006'], { field: 'verdict' });
  return wished ?? findingOfLaw(assessment);
}

/** What the law says by itself. Throws QUA-007 where it points to another infraction. */
export function findingOfLaw({ verdict, redirect }: Assessment): Finding {
  switch (verdict) {
    case 'manifest':
      return 'illegal';
    case 'doubtful':
      return 'doubtful';
    case 'not_illegal':
      return 'not-illegal';
    case 'other':
      if (redirect?.startsWith('outside')) return 'out-of-scope';
      throw new Problem(problems['QUA-007'], { field: 'infraction' });
    default:
      return verdict satisfies never;
  }
}

/**
 * A person's own words, or a draft from the answered elements when they wrote none. Nothing is drafted for a
 * finding that departs from the law's own: the draft would argue against it.
 */
export function reasonsOf(
  typed: string | undefined,
  facts: { infraction: InfractionCode; answers: Answers; day: string; language: Language; mayDraft: boolean },
): string {
  const { infraction: code, answers, day: date, language } = facts;
  if (typed?.trim() || !facts.mayDraft) return requireReasons(typed ?? '');
  return requireReasons(draftReasons({ code, answers, date, language }));
}

export function requireReasons(text: string): string {
  const reasons = text.trim();
  if (reasons === '' || reasons.length > longestReasons)
    throw new Problem(problems['QUA-008'], { field: 'reasons' });
  return reasons;
}
