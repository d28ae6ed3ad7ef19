import { evaluate, parseExpression, type Answers } from './expression.ts';
import type { ArticleVersion, Language, Penalty } from './pack-schema.ts';

/** A maximum of imprisonment (years) and fine (thousands of euros), as French law states them. */
export function upTo(act: string, years: number, thousandEuros: number, when: string | null = null): Penalty {
  return { act, when, years, fine: thousandEuros * 1000, currency: 'EUR', crime: false };
}

/** The same for a felony, whose imprisonment is "réclusion criminelle". */
export function felony(
  act: string,
  years: number,
  thousandEuros: number,
  when: string | null = null,
): Penalty {
  return { ...upTo(act, years, thousandEuros, when), crime: true };
}

/** Amounts before 2002, in thousands of francs. */
export function inFrancs(
  act: string,
  years: number,
  thousandFrancs: number,
  when: string | null = null,
): Penalty {
  return { act, when, years, fine: thousandFrancs * 1000, currency: 'FRF', crime: false };
}

/** A fine alone, in euros. */
export function fineOf(act: string, euros: number): Penalty {
  return { act, when: null, years: null, fine: euros, currency: 'EUR', crime: false };
}

/** The heaviest maximum that the answers establish; the unconditional one when none of the others is. */
export function penaltyFor(version: ArticleVersion, answers: Answers): Penalty | null {
  const met = version.penalties.filter(
    (penalty) => penalty.when === null || evaluate(parseExpression(penalty.when), answers) === 'true',
  );
  const weight = (penalty: Penalty): number => (penalty.years ?? 0) * 1e9 + (penalty.fine ?? 0);
  return met.reduce<Penalty | null>(
    (heaviest, penalty) => (heaviest === null || weight(penalty) > weight(heaviest) ? penalty : heaviest),
    null,
  );
}

/** "5 ans d’emprisonnement et 75 000 € d’amende": a maximum in words. */
export function penaltyText(penalty: Penalty, language: Language): string {
  const amount = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB').format(penalty.fine ?? 0);
  const unit = penalty.currency === 'EUR' ? '€' : 'F';
  const years = penalty.years ?? 0;
  const parts: string[] = [];
  if (language === 'fr') {
    const kind = penalty.crime ? 'de réclusion criminelle' : 'd’emprisonnement';
    if (years > 0) parts.push(`${years}\u00a0${years > 1 ? 'ans' : 'an'} ${kind}`);
    if (penalty.fine) parts.push(`${amount}\u00a0${unit} d’amende`);
    return parts.join(' et ');
  }
  if (years > 0) parts.push(`${years} ${years > 1 ? 'years' : 'year'} of imprisonment`);
  if (penalty.fine) parts.push(`a fine of ${unit === '€' ? `€${amount}` : `${amount} ${unit}`}`);
  return parts.join(' and ');
}
