import { z } from 'zod';

/**
 * The shape of a jurisdiction pack: the law of one country as data. A pack is written by lawyers and
 * checked twice before use: here for its shape, in check-pack.ts for its meaning.
 * Dates are ISO days; `from` is included, `to` is excluded. A `from` of null means that the start was not read.
 */
const words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
export type Words = z.infer<typeof words>;
export type Language = keyof Words;

const day = z.iso.date();
const status = z.enum(['confirmed', 'verify']);
const expression = z.string().min(1);

const source = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  seenOn: day,
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
export type Penalty = z.infer<typeof penalty>;

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
export type ArticleVersion = z.infer<typeof articleVersion>;

const article = z.strictObject({
  id: z.string(),
  act: words,
  number: z.string(),
  title: words,
  /** Holes that the law itself has, such as a text struck down before its successor. */
  declaredGaps: z.array(z.strictObject({ from: day, to: day, why: words })),
  versions: z.array(articleVersion).min(1),
});
export type Article = z.infer<typeof article>;

export const stages = ['text', 'hash', 'media'] as const;
const element = z.strictObject({
  id: z.string(),
  stages: z.array(z.enum(stages)).min(1),
  role: z.enum(['element', 'exclusion', 'aggravating', 'priority', 'info']),
  answeredBy: z.enum(['analyst', 'machine']),
  question: words,
  /** What may be written in reasons once answered; an element without a sentence never appears there. */
  finding: z.strictObject({ yes: words.nullable(), no: words.nullable() }),
});
export type Element = z.infer<typeof element>;

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
export type Rule = z.infer<typeof rule>;

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
export type Routing = z.infer<typeof routing>;

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
export type Category = z.infer<typeof category>;

const door = z.strictObject({
  id: z.string(),
  name: words,
  type: z.enum(['emergency', 'hoster', 'platform', 'police', 'regulator', 'hotline', 'helpline', 'other']),
  takes: words,
  status,
});
export type Door = z.infer<typeof door>;

const outsideReason = z.strictObject({
  id: z.string(),
  label: words,
  doors: words,
  iccamReasons: z.array(z.number().int()),
});
export type OutsideReason = z.infer<typeof outsideReason>;

const retention = z.strictObject({
  subject: z.string(),
  days: z.number().positive().nullable(),
  then: z.enum(['erase', 'anonymise', 'keep']),
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
export type TestCase = z.infer<typeof testCase>;

export const packSchema = z.strictObject({
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
export type Pack = z.infer<typeof packSchema>;
