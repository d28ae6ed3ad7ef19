import { assessUnder } from './assess.ts';
import { elementsIn, parseExpression, type Answer } from './expression.ts';
import { isInfraction } from './infractions.ts';
import { installed } from './jurisdictions/index.ts';
import { readLaw, type Law } from './law.ts';
import { packSchema, type Article, type Pack, type TestCase } from './pack-schema.ts';
import { priorityUnder } from './priority.ts';

export type PackReport = {
  /** e.g. 'fr@2026-04-02'. */
  readonly pack: string;
  readonly signed: boolean;
  /** What makes the pack unusable; empty when it may be used. */
  readonly problems: readonly string[];
  /** Facts that a lawyer still has to verify, one line each. */
  readonly toVerify: readonly string[];
};

function problemsOfArticle(article: Article): string[] {
  const found: string[] = [];
  article.versions.forEach((version, index) => {
    const next = article.versions[index + 1];
    const last = next === undefined;
    if (version.from === null && index > 0)
      found.push(`${article.id}: only the first version may have no start`);
    if (version.to === null && !last)
      found.push(`${article.id}: a version without end is followed by another`);
    if (version.from !== null && version.to !== null && version.from >= version.to) {
      found.push(`${article.id}: version from ${version.from} ends before it starts`);
    }
    if (last || version.to === null || next.from === null) return;
    const declared = article.declaredGaps.some((gap) => gap.from === version.to && gap.to === next.from);
    if (next.from < version.to) found.push(`${article.id}: versions overlap at ${next.from}`);
    if (next.from > version.to && !declared)
      found.push(`${article.id}: undeclared gap from ${version.to} to ${next.from}`);
  });
  return found;
}

function repeated(kind: string, ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${kind} ${id} is declared twice`);
}

/** Every id resolves and every expression parses; returns what does not. */
function problemsOfReferences(pack: Pack): string[] {
  const elements = new Set([...pack.gates, ...pack.categories.flatMap((c) => c.elements)].map((e) => e.id));
  const articles = new Set(pack.articles.map((article) => article.id));
  const doors = new Set(pack.doors.map((door) => door.id));
  const sources = new Set(pack.sources.map((source) => source.id));
  const outside = new Set(pack.outsideReasons.map((reason) => reason.id));
  const found: string[] = [];
  const need = (where: string, kind: string, set: ReadonlySet<string>, id: string): void => {
    if (!set.has(id)) found.push(`${where}: no ${kind} '${id}'`);
  };
  const expression = (where: string, text: string): void => {
    try {
      for (const id of elementsIn(parseExpression(text))) need(where, 'element', elements, id);
    } catch (error) {
      found.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  for (const article of pack.articles) {
    for (const version of article.versions) {
      for (const id of version.sourceIds) need(article.id, 'source', sources, id);
      for (const penalty of version.penalties) if (penalty.when) expression(article.id, penalty.when);
    }
  }
  for (const category of pack.categories) {
    if (!isInfraction(category.code)) found.push(`${category.code} is not one of the fifteen codes`);
    for (const id of category.articles) need(category.code, 'article', articles, id);
    for (const id of category.raisedBy) need(category.code, 'element', elements, id);
    const { policeFirst } = category.routing;
    if (policeFirst !== 'always' && policeFirst !== 'never') expression(category.code, policeFirst);
    for (const { door, when } of category.routing.doors) {
      need(category.code, 'door', doors, door);
      if (when) expression(category.code, when);
    }
    for (const rule of category.rules) {
      expression(rule.id, rule.expr);
      for (const cite of rule.cites) need(rule.id, 'article', articles, cite.article);
      if ((rule.verdict === 'other') !== (rule.redirect !== null))
        found.push(`${rule.id}: redirect and verdict disagree`);
      if (rule.redirect && !isInfraction(rule.redirect)) need(rule.id, 'reason', outside, rule.redirect);
    }
  }
  return [
    ...found,
    ...repeated(
      'element',
      [...pack.gates, ...pack.categories.flatMap((c) => c.elements)].map((e) => e.id),
    ),
    ...repeated(
      'article',
      pack.articles.map((article) => article.id),
    ),
    ...repeated(
      'rule',
      pack.categories.flatMap((c) => c.rules.map((rule) => rule.id)),
    ),
  ];
}

/** What a test case gives under a law, compared with what it expects; null when they agree. */
export function problemOfCase(law: Law, given: TestCase, today: string): string | null {
  const answers: Record<string, Answer> = {};
  for (const id of given.y) answers[id] = 'yes';
  for (const id of given.n) answers[id] = 'no';
  const found = assessUnder(law, given.code, answers, given.date ?? today);
  const verdict = found.redirect === null ? found.verdict : `other:${found.redirect}`;
  if (verdict !== given.verdict) return `${given.id}: ${verdict}, expected ${given.verdict}`;
  const rule = law.categories.get(given.code)?.rules.find((entry) => entry.id === found.ruleId);
  const ref = rule ? rule.note : found.open.length > 0 ? 'open' : 'no rule';
  if (!ref.includes(given.ref)) return `${given.id}: decided by "${ref}", expected "${given.ref}"`;
  const priority =
    found.verdict === 'other' ? null : priorityUnder(law, given.code, { answers, verdict: found.verdict });
  return priority === given.p ? null : `${given.id}: priority ${priority}, expected ${given.p}`;
}

function problemsOfCases(pack: Pack, today: string): string[] {
  const law = readLaw(pack);
  return pack.testCases.flatMap((given) => problemOfCase(law, given, today) ?? []);
}

/** All checks of a pack before it may be used. `today` is an ISO day, for the test cases without a date. */
export function checkPack(data: unknown, today: string): PackReport {
  const shape = packSchema().safeParse(data);
  if (!shape.success) {
    const problems = shape.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return { pack: 'unreadable', signed: false, problems, toVerify: [] };
  }
  const pack = shape.data;
  const toVerify = [
    ...pack.articles.flatMap((article) =>
      article.versions
        .filter((version) => version.status === 'verify')
        .map((version) => `${article.id} from ${version.from ?? 'unknown'}: ${version.toVerify}`),
    ),
    ...pack.doors.filter((door) => door.status === 'verify').map((door) => `door ${door.id}`),
  ];
  const structure = [...pack.articles.flatMap(problemsOfArticle), ...problemsOfReferences(pack)];
  const problems = structure.length > 0 ? structure : problemsOfCases(pack, today);
  return { pack: `${pack.id}@${pack.version}`, signed: pack.signedBy.length > 0, problems, toVerify };
}

/** The state of the pack that this installation applies, for the health page. */
export function packReport(today: string): PackReport {
  return checkPack(installed, today);
}
