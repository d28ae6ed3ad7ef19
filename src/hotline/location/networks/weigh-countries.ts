import type { CountryAnswer } from './country-sources.ts';

/** How sure a country is, from 0 (unknown) to 5 (the operator's own knowledge). */
export type Confidence = 0 | 1 | 2 | 3 | 4 | 5;

/** A country and how sure it is. */
export interface Weighed {
  country: string | null;
  confidence: Confidence;
}

/** After how many days a data set counts as old. */
export const oldAfterDays = 90;

/** Days between a data date (`yyyy-mm-dd`) and now. */
export function ageInDays(dataDate: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(`${dataDate}T00:00:00Z`)) / 86_400_000);
}

/**
 * Weighs what the sources say. The operator's own file: 5. Two data sets agree: 4, or 3 when the data are old.
 * Only one answers, or they disagree (the registries' data then lead, being the more often right): 2. Behind a
 * delivery network the country is that of the network's nearest house, not of the content: 1.
 */
export function weighCountries(seen: {
  own: string | null;
  answers: readonly CountryAnswer[];
  behindDeliveryNetwork: boolean;
  now: Date;
}): Weighed {
  const given = seen.answers.filter((answer) => answer.country !== null);
  const country = seen.own ?? given[0]?.country ?? null;
  if (country === null) return { country, confidence: 0 };
  if (seen.behindDeliveryNetwork) return { country, confidence: 1 };
  if (seen.own !== null) return { country, confidence: 5 };
  if (given.length < 2 || given.some((answer) => answer.country !== country))
    return { country, confidence: 2 };
  const isOld = given.some((answer) => ageInDays(answer.dataDate, seen.now) > oldAfterDays);
  return { country, confidence: isOld ? 3 : 4 };
}
