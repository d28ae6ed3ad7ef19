import { evaluate, isJoined, type Answers, type Truth } from './expression.ts';
import { holds, versionOn, type Law, type ReadRule } from './law.ts';
import type { ArticleVersion, Words } from './pack-schema.ts';

export type AssessedVerdict = 'manifest' | 'doubtful' | 'not_illegal' | 'other';

/** An article as it was worded on a day; `part` names the paragraph that a rule relies on. */
export type ArticleInForce = {
  readonly id: string;
  readonly act: Words;
  readonly number: string;
  readonly title: Words;
  readonly part: Words | null;
  readonly version: ArticleVersion;
};

export type Assessment = {
  readonly verdict: AssessedVerdict;
  /** For `other`: the infraction code, or a reason of the form 'outside.…', to go on with. */
  readonly redirect: string | null;
  /** Articles in force on the day that the deciding rule relies on. */
  readonly articles: readonly ArticleInForce[];
  /** The rule that decided, or null when none was met. */
  readonly ruleId: string | null;
  /** Legal reason of the deciding rule, where the pack gives one. */
  readonly reason: Words | null;
  /** Elements still unknown on which an open "manifest" rule waits. */
  readonly open: readonly string[];
  /** Articles without any text in force on that day that kept a rule from being used. */
  readonly gaps: readonly string[];
};

/**
 * A rule counts on a day when it is dated so. One that finds content illegal also needs a text in force:
 * nobody is found to break a law that did not exist (the hole of CP 222-33 in 2012 is the known case).
 */
export function usableOn(law: Law, rule: ReadRule, day: string): boolean {
  const needsText = rule.verdict === 'manifest' && rule.cites.length > 0;
  return holds(rule, day) && (!needsText || citedOn(law, rule, day).length > 0);
}

function citedOn(law: Law, rule: ReadRule, day: string): ArticleInForce[] {
  return rule.cites.flatMap(({ article: id, part }) => {
    const article = law.articles.get(id);
    const version = article && versionOn(article, day);
    if (!article || !version) return [];
    return [{ id, act: article.act, number: article.number, title: article.title, part, version }];
  });
}

/** What an open rule still waits for: branches that are already decided are left out. */
function waitingFor(rule: ReadRule, answers: Answers): string[] {
  const walk = (expression: ReadRule['parsed']): string[] => {
    if (evaluate(expression, answers) !== 'open') return [];
    return isJoined(expression)
      ? [...walk(expression.left), ...walk(expression.right)]
      : [expression.element];
  };
  return walk(rule.parsed);
}

/** The rules that count on a day, in reading order. Throws for a code that the pack does not have. */
export function rulesOn(law: Law, code: string, day: string): readonly ReadRule[] {
  const category = law.categories.get(code);
  if (!category) throw new RangeError(`No infraction '${code}' in pack ${law.reference}`);
  return category.rules.filter((rule) => usableOn(law, rule, day));
}

/** Only the verdict; the same reading as `assessUnder`, without gathering articles and reasons. */
export function verdictOf(rules: readonly ReadRule[], answers: Answers): string {
  let waiting = false;
  for (const rule of rules) {
    const truth: Truth = evaluate(rule.parsed, answers);
    if (truth === 'true') return rule.verdict === 'other' ? `other:${rule.redirect}` : rule.verdict;
    if (truth === 'open' && rule.verdict === 'manifest') waiting = true;
  }
  return waiting ? 'doubtful' : 'not_illegal';
}

export function assessUnder(law: Law, code: string, answers: Answers, day: string): Assessment {
  const rules = rulesOn(law, code, day);
  const open = rules.flatMap((rule) => (rule.verdict === 'manifest' ? waitingFor(rule, answers) : []));
  const gaps = (law.categories.get(code)?.rules ?? [])
    .filter(
      (rule) => holds(rule, day) && !usableOn(law, rule, day) && evaluate(rule.parsed, answers) !== 'false',
    )
    .flatMap((rule) => rule.cites.map((cite) => cite.article));
  const met = rules.find((rule) => evaluate(rule.parsed, answers) === 'true');
  const rest = { open: [...new Set(open)], gaps: [...new Set(gaps)] };
  if (!met) {
    const verdict = rest.open.length > 0 ? 'doubtful' : 'not_illegal';
    return { verdict, redirect: null, articles: [], ruleId: null, reason: null, ...rest };
  }
  return {
    verdict: met.verdict,
    redirect: met.redirect,
    articles: citedOn(law, met, day),
    ruleId: met.id,
    reason: met.reason,
    ...rest,
    open: met.verdict === 'manifest' ? [] : rest.open,
  };
}
