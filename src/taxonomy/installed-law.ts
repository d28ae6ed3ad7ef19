import { assessUnder, type ArticleInForce, type Assessment } from './assess.ts';
import type { Answers } from './expression.ts';
import { infraction, type InfractionCode } from './infractions.ts';
import { installed } from './jurisdictions/index.ts';
import { readLaw, versionOn, type Law, type ReadCategory } from './law.ts';
import { nextQuestionUnder, questionsLeft } from './next-question.ts';
import type { Article, Door, Element, Language, OutsideReason, Routing, Rule } from './pack-schema.ts';
import { priorityUnder, severityUnder, type Priority } from './priority.ts';
import { draftReasonsUnder } from './reasons.ts';

let read: Law | undefined;
/** Read on first use, so that a page that only needs labels never pays for the law. */
const law = (): Law => (read ??= readLaw(installed));

/** The day (ISO) on which a moment falls where the law applies; an ISO day is kept as it is. */
export function legalDay(date: Date | string): string {
  if (typeof date === 'string') return date.slice(0, 10);
  return new Intl.DateTimeFormat('en-CA', { timeZone: law().pack.timeZone, dateStyle: 'short' }).format(date);
}

function category(code: string): ReadCategory {
  const found = law().categories.get(code);
  if (!found) throw new RangeError(`No infraction '${code}' in pack ${law().reference}`);
  return found;
}

/** The pack that decisions are stored with, e.g. 'fr@2026-04-02'. */
export function packReference(): string {
  return law().reference;
}

/**
 * Label of an infraction, of a reason outside our field ('outside.fraud') or of 'unknown'; the code itself when
 * nobody knows it, so that an old record never breaks a screen.
 */
export function labelOf(code: string, language: Language): string {
  const known = infraction(code);
  if (known) return known.label[language];
  if (code === 'unknown') return language === 'fr' ? 'Non précisé' : 'Not said';
  return outsideReason(code)?.label[language] ?? code;
}

/** Short label for charts and narrow columns. */
export function shortLabelOf(code: string, language: Language): string {
  return infraction(code)?.short[language] ?? labelOf(code, language);
}

/** The articles of an infraction as worded on a day (Date, or ISO day); those without a text that day are left out. */
export function articlesInForce(code: InfractionCode, date: Date | string): ArticleInForce[] {
  return category(code).articles.flatMap((id) => {
    const article = law().articles.get(id);
    const version = article && versionOn(article, legalDay(date));
    if (!article || !version) return [];
    return [{ id, act: article.act, number: article.number, title: article.title, part: null, version }];
  });
}

/** One article with all its dated versions, or null. */
export function article(id: string): Article | null {
  return law().articles.get(id) ?? null;
}

/** Questions of an infraction in the order to ask them: gates first, then its own, text before media. */
export function elementsOf(code: InfractionCode): readonly Element[] {
  return [...law().pack.gates, ...category(code).elements];
}

/** Rules of an infraction in reading order, all dates. */
export function rulesOf(code: InfractionCode): readonly Rule[] {
  return category(code).rules;
}

/** The finding that the law of a day draws from the answers so far. Pure: the same answers give the same finding. */
export function assess(code: InfractionCode, answers: Answers, date: Date | string): Assessment {
  return assessUnder(law(), code, answers, legalDay(date));
}

/** The next question that can still change the verdict, text before media; null when nothing can. */
export function nextQuestion(code: InfractionCode, answers: Answers, date: Date | string): Element | null {
  return nextQuestionUnder(law(), code, answers, legalDay(date));
}

/** Every question that can still change the verdict, in order. */
export function openQuestions(
  code: InfractionCode,
  answers: Answers,
  date: Date | string,
): readonly Element[] {
  return questionsLeft(law(), code, answers, legalDay(date));
}

/** A draft of reasons in a language, from answered elements only; one sentence a line. */
export function draftReasons(given: {
  code: InfractionCode;
  answers: Answers;
  date: Date | string;
  language: Language;
}): string {
  return draftReasonsUnder(law(), { ...given, day: legalDay(given.date) });
}

/** Severity 1 to 5, with what the answers add; 3 for a code that we do not know. */
export function severityOf(code: string, answers: Answers = {}): number {
  return severityUnder(law(), code, answers);
}

/** Priority 1 (now, also at night) to 4, from an infraction code or a public category. */
export function priorityOf(
  code: string,
  given: { answers?: Answers; verdict?: Assessment['verdict'] } = {},
): Priority {
  return priorityUnder(law(), code, given);
}

/** Who is told, police first or not, clocks, second reader: the routing of an infraction. */
export function routingOf(code: InfractionCode): Routing {
  return category(code).routing;
}

/** Whether a finding of this kind waits for a second person. */
export function needsSecondReader(code: InfractionCode, finding: 'illegal' | 'doubtful'): boolean {
  return category(code).routing.secondReaderFor.includes(finding);
}

/** What the pack tells an analyst about an infraction. */
export function guidanceOf(code: InfractionCode, language: Language): string {
  return category(code).guidance[language];
}

/** The name that the texts of law use for an infraction. */
export function lawNameOf(code: InfractionCode, language: Language): string {
  return category(code).lawName[language];
}

/** Reasons for which a report is not ours, with the door that helps instead. */
export function outsideReasons(): readonly OutsideReason[] {
  return law().pack.outsideReasons;
}

export function outsideReason(id: string): OutsideReason | null {
  return law().pack.outsideReasons.find((reason) => reason.id === id) ?? null;
}

/** A recipient of the pack by its id, or null. */
export function door(id: string): Door | null {
  return law().pack.doors.find((entry) => entry.id === id) ?? null;
}
