import { console as consoleEn } from './en/console.ts';
import { people as peopleEn } from './en/people.ts';
import { site as siteEn } from './en/site.ts';
import { words as wordsEn } from './en/words.ts';
import { console as consoleFr } from './fr/console.ts';
import { people as peopleFr } from './fr/people.ts';
import { site as siteFr } from './fr/site.ts';
import { words as wordsFr } from './fr/words.ts';
import type { Same } from './same.ts';
import { typesetAll, type Language } from './typeset.ts';

export { counted, fill, forCount } from './fill.ts';
export type { Same } from './same.ts';
export type { Language } from './typeset.ts';

const french = { console: consoleFr, people: peopleFr, site: siteFr, words: wordsFr };
const english: Same<typeof french> = { console: consoleEn, people: peopleEn, site: siteEn, words: wordsEn };

/** Every text of the interface, by area. Set as a printer would; see typeset.ts. */
export type Messages = Same<typeof french>;

const catalogues: Readonly<Record<Language, Messages>> = {
  fr: typesetAll<Messages>(french, 'fr'),
  en: typesetAll<Messages>(english, 'en'),
};

/** The texts of one language. Reading them costs nothing: they are set once, when the process starts. */
export const messages = (language: Language): Messages => catalogues[language];

export const languages = ['fr', 'en'] as const satisfies readonly Language[];
