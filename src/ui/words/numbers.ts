import type { Language } from '#ui/messages/typeset.ts';

const whole = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };
const oneDecimal = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
};

/** 68214 → "68 214" (narrow no-break space) or "68,214". */
export const numberInWords = (count: number, language: Language): string => whole[language].format(count);

/** 0.226 → "22,6 %" or "22.6%": at most one decimal. */
export function percentInWords(share: number, language: Language): string {
  const number = oneDecimal[language].format(share * 100);
  return language === 'fr' ? `${number}\u00A0%` : `${number}%`;
}

const small = {
  fr: ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
} as const;

/** Small counts of feminine things (adresses, vérifications) in letters up to ten, figures beyond. */
export const countInLetters = (count: number, language: Language): string =>
  small[language][count] ?? numberInWords(count, language);

/** First letter in capitals, the rest untouched. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
