export { infractionCodes, infractions, infraction, isInfraction } from './infractions.ts';
export type { Infraction, InfractionCode } from './infractions.ts';
export { publicCategories, isCategory, infractionOfCategory } from './public-categories.ts';
export type { PublicCategory } from './public-categories.ts';
export {
  packReference,
  legalDay,
  labelOf,
  shortLabelOf,
  lawNameOf,
  guidanceOf,
  articlesInForce,
  article,
  elementsOf,
  rulesOf,
  assess,
  nextQuestion,
  openQuestions,
  draftReasons,
  severityOf,
  priorityOf,
  routingOf,
  needsSecondReader,
  outsideReasons,
  outsideReason,
  door,
} from './installed-law.ts';
export type { Assessment, AssessedVerdict, ArticleInForce } from './assess.ts';
export type { Answer, Answers } from './expression.ts';
export type {
  Element,
  Rule,
  Routing,
  Penalty,
  ArticleVersion,
  OutsideReason,
  Door,
  Words,
  Language,
} from './pack-schema.ts';
export { minutesAllowed } from './priority.ts';
export type { Priority } from './priority.ts';
export { penaltyFor, penaltyText } from './penalty.ts';
export { articleInWords } from './reasons.ts';
export { mappings } from './mappings.ts';
export type { Mappings } from './mappings.ts';
export { channels } from './channels.ts';
export type { Channel } from './channels.ts';
export { siteTypes } from './site-types.ts';
export type { SiteType } from './site-types.ts';
export { iccamAxes, iccamAxis } from './iccam.ts';
export type { IccamAxis, IccamCode } from './iccam.ts';
export { labelIn } from './code-list.ts';
export { countryName } from './countries.ts';
export { packReport } from './check-pack.ts';
export type { PackReport } from './check-pack.ts';
