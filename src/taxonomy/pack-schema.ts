import { z } from 'zod';

/**
 * The shape of a jurisdiction pack: the law of one country as data. A pack is written by lawyers and
 * checked twice before use: here for its shape, in check-pack.ts for its meaning.
 * Dates are ISO days; `from` is included, `to` is excluded. A `from` of null means that the start was not read.
 * The schema is built on demand, so that a page which only reads the law does not carry the checker.
 */
export function packSchema() {
  const words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
  const day = z.iso.date();
  const status = z.enum(['confirmed', 'verify']);
  const expression = z.string().min(1);

  const source = z.strictObject({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    /** Month in which it was read. */
    seenOn: z.string().regex(/^\d{4}-\d{2}$/),
    kind: z.enum(['official', 'dated_copy', 'commentary']),
  });

  /** A maximum penalty for one way of committing the act. `when` null: no element of ours decides it. */
  const penalty = z.strictObject({
    act: z.string(),
    when: expression.nullable(),
    years: z.number().positive().nullable(),
    fine: z.number().nonnegative().nullable(),
    currency: z.enum(['EUR', 'FRF']),
    crime: z.boolean(),
  });

  const articleVersion = z.strictObject({
    from: day.nullable(),
    to: day.nullable(),
    amendedBy: z.string(),
    summary: words,
    penalties: z.array(penalty),
    status,
    /** What exactly remains to be verified; empty when confirmed. */
    toVerify: z.string(),
    sourceIds: z.array(z.string()),
  });

  const article = z.strictObject({
    id: z.string(),
    act: words,
    number: z.string(),
    title: words,
    /** Holes that the law itself has, such as a text struck down before its successor. */
    declaredGaps: z.array(z.strictObject({ from: day, to: day, why: words })),
    versions: z.array(articleVersion).min(1),
  });

  const element = z.strictObject({
    id: z.string(),
    stages: z.array(z.enum(['text', 'hash', 'media'])).min(1),
    role: z.enum(['element', 'exclusion', 'aggravating', 'priority', 'info']),
    answeredBy: z.enum(['analyst', 'machine']),
    question: words,
    /** What may be written in reasons once answered; an element without a sentence never appears there. */
    finding: z.strictObject({ yes: words.nullable(), no: words.nullable() }),
  });

  const rule = z.strictObject({
    id: z.string(),
    verdict: z.enum(['manifest', 'doubtful', 'not_illegal', 'other']),
    redirect: z.string().nullable(),
    from: day.nullable(),
    to: day.nullable(),
    expr: expression,
    cites: z.array(z.strictObject({ article: z.string(), part: words.nullable() })),
    /** The legal reason of an outcome that is not "manifest", in words that can be shown and sent. */
    reason: words.nullable(),
    /** A note for the people who keep the pack. */
    note: z.string(),
  });

  const routing = z.strictObject({
    policeFirst: z.union([z.literal('always'), z.literal('never'), expression]),
    doors: z.array(z.strictObject({ door: z.string(), when: expression.nullable() })),
    notifier: z.enum(['none', 'service']),
    needsVictimAgreement: z.boolean(),
    calendar: z.enum(['respects', 'ignores']),
    clocks: z.array(
      z.strictObject({
        kind: z.enum(['notice', 'authority_request', 'authority_order', 'regulator_notice']),
        hours: z.number().positive().nullable(),
        basis: words,
      }),
    ),
    /** Findings that take effect only after a second person agreed. */
    secondReaderFor: z.array(z.enum(['illegal', 'doubtful'])),
  });

  const category = z.strictObject({
    code: z.string(),
    lawName: words,
    severity: z.number().int().min(1).max(5),
    /** Elements that make the case one degree more serious when answered yes. */
    raisedBy: z.array(z.string()),
    articles: z.array(z.string()),
    elements: z.array(element),
    rules: z.array(rule),
    routing,
    police: z.string().nullable(),
    guidance: words,
  });

  const door = z.strictObject({
    id: z.string(),
    name: words,
    type: z.enum(['emergency', 'hoster', 'platform', 'police', 'regulator', 'hotline', 'helpline', 'other']),
    takes: words,
    status,
  });

  const outsideReason = z.strictObject({
    id: z.string(),
    label: words,
    doors: words,
    iccamReasons: z.array(z.number().int()),
  });

  const retention = z.strictObject({
    subject: z.string(),
    days: z.number().positive().nullable(),
    afterwards: z.enum(['erase', 'anonymise', 'keep']),
    status: z.enum(['confirmed', 'verify', 'proposal']),
  });

  const testCase = z.strictObject({
    id: z.string(),
    code: z.string(),
    label: z.string(),
    y: z.array(z.string()),
    n: z.array(z.string()),
    date: day.optional(),
    verdict: z.string(),
    ref: z.string(),
    p: z.number().int().min(1).max(4).nullable(),
  });

  return z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    country: z.string().regex(/^[A-Z]{2}$/),
    version: z.string(),
    /** IANA name: a law enters into force at midnight there. */
    timeZone: z.string(),
    lawStateDate: day,
    languages: z.array(z.enum(['fr', 'en'])).min(1),
    signedBy: z.array(z.string()),
    sources: z.array(source),
    articles: z.array(article),
    gates: z.array(element),
    categories: z.array(category),
    doors: z.array(door),
    outsideReasons: z.array(outsideReason),
    retention: z.array(retention),
    testCases: z.array(testCase),
  });
}

export type Pack = z.infer<ReturnType<typeof packSchema>>;
export type Article = Pack['articles'][number];
export type ArticleVersion = Article['versions'][number];
export type Penalty = ArticleVersion['penalties'][number];
export type Words = Article['title'];
export type Language = keyof Words;
export type Element = Pack['gates'][number];
export type Category = Pack['categories'][number];
export type Rule = Category['rules'][number];
export type Routing = Category['routing'];
export type Door = Pack['doors'][number];
export type OutsideReason = Pack['outsideReasons'][number];
export type TestCase = Pack['testCases'][number];
