import { randomUUID } from 'node:crypto';
import { longestComment, looksLikeEmail, parseLocators, problemOfFault, problems } from '#hotline/intake';
import { isCategory, publicCategories } from '#taxonomy';
import { fill, messages, type Language } from '#ui/messages/index.ts';
import {
  noAnswers,
  type AnswerProblems,
  type Answers,
  type Step,
  type StepView,
} from '#ui/site/report-answers.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the fields that were asked and those that were carried. NUL is dropped: no database would keep it. */
export function readAnswers(form: FormData): Answers {
  const text = (name: keyof Answers): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\0', '') : '';
  };
  const key = text('key');
  return {
    where: text('where'),
    described: text('described'),
    category: text('category') || noAnswers.category,
    danger: text('danger') === 'yes',
    comment: text('comment'),
    email: text('email').trim(),
    key: uuid.test(key) ? key : randomUUID(),
  };
}

/** The words of both free fields, as one comment. */
export const commentOf = (answers: Answers): string =>
  [answers.described.trim(), answers.comment.trim()].filter((part) => part !== '').join('\n\n');

/** What each step has to mend, and how many addresses were understood. Pure; the words come from the intake room. */
export function checkAnswers(answers: Answers, language: Language) {
  const { locators, faults, isTooMuch } = parseLocators(answers.where);
  const said = messages(language).site.report.problems;
  const steps: Record<Step, AnswerProblems> = { 1: {}, 2: {}, 3: {} };

  const [fault] = faults;
  if (isTooMuch) steps[1].where = problems['INT-007'].citizen[language];
  else if (fault) {
    const problem = problemOfFault(fault.fault).citizen[language];
    const alone = faults.length === 1 && locators.length === 0;
    steps[1].where = alone ? problem : fill(said.lineSays, { line: shortened(fault.line), problem });
  } else if (locators.length === 0 && answers.described.trim() === '') {
    steps[1].where = problems['INT-001'].citizen[language];
  }
  if (answers.described.length > longestComment) steps[1].described = problems['INT-009'].citizen[language];
  if (!isCategory(answers.category)) steps[2].category = problems['INT-011'].citizen[language];
  if (commentOf(answers).length > longestComment) steps[3].comment = problems['INT-009'].citizen[language];
  if (answers.email !== '' && !looksLikeEmail(answers.email))
    steps[3].email = problems['INT-008'].citizen[language];
  return { steps, locators: locators.map((locator) => locator.verbatim) };
}

const inLanguage = (language: Language): StepView['categories'] =>
  publicCategories.map(({ id, label, hint }) => ({ id, label: label[language], hint: hint?.[language] }));
const categoriesIn = { fr: inLanguage('fr'), en: inLanguage('en') };

const shortened = (line: string): string => (line.length > 60 ? `${line.slice(0, 57)}…` : line);

/**
 * The page to show for a wish to go to `wanted`: that step when all before it are in order, otherwise the first that
 * is not, with its problems. `wanted` 4 means "send".
 */
export function stepFor(
  wanted: Step | 4,
  answers: Answers,
  language: Language,
): StepView & { locators: string[] } {
  const { steps, locators } = checkAnswers(answers, language);
  const broken = ([1, 2, 3] as const).find((step) => step < wanted && Object.keys(steps[step]).length > 0);
  const step = broken ?? (wanted === 4 ? 3 : wanted);
  return {
    step,
    answers,
    problems: broken ? steps[broken] : {},
    addresses: locators.length,
    categories: categoriesIn[language],
    locators,
  };
}
