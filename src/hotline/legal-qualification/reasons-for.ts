import { draftReasons, type Language } from '#taxonomy';
import type { Qualification } from './qualification.ts';

/**
 * Reasons of a decision in the language of whoever receives a notice, from the elements that were answered, one
 * sentence a line. A reader's own words stay in the file: they may name what must not leave the house.
 */
export function reasonsFor(qualification: Qualification, language: Language): string {
  const { infraction, answers, lawDate } = qualification;
  if (infraction === null) return '';
  return draftReasons({ code: infraction, answers, date: lawDate, language });
}
