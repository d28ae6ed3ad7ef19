import type { Language } from './typeset.ts';

/** Puts values where a text has {names}. A name without a value stays visible, so that a slip is seen and not hidden. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}

const plurals = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') };

/** The text for this many, as it stands: { one: 'retrait', other: 'retraits' }. */
export const forCount = (
  texts: { readonly one: string; readonly other: string },
  count: number,
  language: Language,
): string => (plurals[language].select(count) === 'one' ? texts.one : texts.other);

/** The text for this many, with {count} filled in: { one: '{count} adresse', other: '{count} adresses' }. */
export function counted(
  texts: { readonly one: string; readonly other: string },
  count: number,
  language: Language,
): string {
  return fill(forCount(texts, count, language), { count: numerals[language].format(count) });
}

const numerals = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };
