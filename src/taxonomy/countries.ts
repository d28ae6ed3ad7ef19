import type { Language } from './pack-schema.ts';

const names = {
  fr: new Intl.DisplayNames(['fr'], { type: 'region', fallback: 'none' }),
  en: new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }),
};

/** Name of a country from its ISO 3166 code of two letters; the code itself when it is unknown or malformed. */
export function countryName(code: string, language: Language): string {
  const upper = code.toUpperCase();
  if (!/^[A-Z]{2}$/.test(upper)) return code;
  return names[language].of(upper) ?? upper;
}
