import { parseExpression, type Expression } from './expression.ts';
import type { Article, ArticleVersion, Category, Element, Pack, Rule } from './pack-schema.ts';

export type ReadRule = Rule & { readonly parsed: Expression };
export type ReadCategory = Omit<Category, 'rules'> & { readonly rules: readonly ReadRule[] };

/** A pack made ready for use: rules parsed, everything found by its id. */
export type Law = {
  readonly pack: Pack;
  /** Stored with each decision, e.g. 'fr@2026-04-02': a decision never changes when a newer pack arrives. */
  readonly reference: string;
  readonly categories: ReadonlyMap<string, ReadCategory>;
  readonly elements: ReadonlyMap<string, Element>;
  readonly articles: ReadonlyMap<string, Article>;
};

export function readLaw(pack: Pack): Law {
  const read = (category: Category): ReadCategory => ({
    ...category,
    rules: category.rules.map((rule) => ({ ...rule, parsed: parseExpression(rule.expr) })),
  });
  return {
    pack,
    reference: `${pack.id}@${pack.version}`,
    categories: new Map(pack.categories.map((category) => [category.code, read(category)])),
    elements: new Map(
      [...pack.gates, ...pack.categories.flatMap((category) => category.elements)].map((element) => [
        element.id,
        element,
      ]),
    ),
    articles: new Map(pack.articles.map((article) => [article.id, article])),
  };
}

/** Whether a span of validity holds a day (ISO, e.g. '2026-04-02'): its start is included, its end is not. */
export function holds(span: { from: string | null; to: string | null }, day: string): boolean {
  return (span.from === null || span.from <= day) && (span.to === null || day < span.to);
}

export function versionOn(article: Article, day: string): ArticleVersion | null {
  return article.versions.find((version) => holds(version, day)) ?? null;
}
