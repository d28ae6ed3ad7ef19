/**
 * Sets plain writing as a printer would, once, when the catalogues are loaded: authors type ordinary spaces and
 * straight apostrophes, readers get the real ones. French rules follow the Imprimerie nationale: narrow no-break
 * space before ; ! ? and inside « », no-break space before a colon and between a number and its unit.
 */
export type Language = 'fr' | 'en';

const narrow = '\u202F';
const solid = '\u00A0';

const french: readonly (readonly [RegExp, string])[] = [
  [/[ \u00A0\u202F]?([;!?]+)(?=$|[\s»)])/gu, `${narrow}$1`],
  [/«[ \u00A0\u202F]?/gu, `«${narrow}`],
  [/[ \u00A0\u202F]?»/gu, `${narrow}»`],
  [/ :/gu, `${solid}:`],
  [/(\d|\}) (h|min|s|j|%|€|ko|Mo|heures?|minutes?|jours?|mois|ans)(?=$|[^\p{L}])/gu, `$1${solid}$2`],
  [/\bh (\d)/gu, `h${solid}$1`],
  [/(\d) (\d{3})(?!\d)/gu, `$1${narrow}$2`],
];
const english: readonly (readonly [RegExp, string])[] = [
  [/(\d|\}) (h|min|s|d|kB|MB)(?=$|[^\p{L}])/gu, `$1${solid}$2`],
  [/\bh (\d)/gu, `h${solid}$1`],
];

/** One text, set for its language. Setting a set text changes nothing. */
export function typeset(text: string, language: Language): string {
  const rules = language === 'fr' ? french : english;
  return rules.reduce((set, [pattern, by]) => set.replace(pattern, by), text.replaceAll("'", '\u2019'));
}

/** A whole catalogue, set; keys and shape stay. */
export function typesetAll<Texts>(texts: Texts, language: Language): Texts {
  const set = (value: unknown): unknown => {
    if (typeof value === 'string') return typeset(value, language);
    if (typeof value === 'function')
      return (...given: unknown[]) => set(Reflect.apply(value, undefined, given));
    if (Array.isArray(value)) return value.map(set);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, set(inner)]));
    }
    return value;
  };
  return set(texts) as Texts; // same keys, same kinds: only the characters differ
}
