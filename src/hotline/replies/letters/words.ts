/** How hours, days and delays are said in a letter; the hotline's hour is that of Paris. */
export type Language = 'fr' | 'en';

const zone = 'Europe/Paris';
const locale = { fr: 'fr-FR', en: 'en-GB' } as const;
const made = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, language: Language, name: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${name}`;
  const formatter =
    made.get(key) ?? new Intl.DateTimeFormat(locale[language], { ...options, timeZone: zone });
  made.set(key, formatter);
  return formatter.format(at);
}

/** "20 novembre" / "20 November". */
export const dayInWords = (at: Date, language: Language): string =>
  format(at, language, 'day', { day: 'numeric', month: 'long' });

/** "21 h 04" / "21:04". */
export function timeInWords(at: Date, language: Language): string {
  const time = format(at, language, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return language === 'fr' ? time.replace(/^0?(\d+):/u, '$1\u00a0h\u00a0') : time;
}

const units = [
  [86_400, { fr: 'j', en: 'd' }],
  [3_600, { fr: 'h', en: 'h' }],
  [60, { fr: 'min', en: 'min' }],
  [1, { fr: 's', en: 's' }],
] as const;

/** "3 min 12 s", "7 h 12 min", "2 j 4 h": the two largest units that count, rounded down. */
export function delayInWords(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  const first = units.findIndex(([size]) => whole >= size);
  if (first < 0) return `0\u00a0s`;
  const parts: string[] = [];
  let rest = whole;
  for (const [size, name] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest %= size;
    if (count > 0) parts.push(`${count}\u00a0${name[language]}`);
  }
  return parts.join('\u00a0');
}

const letters = {
  fr: ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
} as const;

/** "trois", "three"; figures beyond ten. */
export const countInWords = (count: number, language: Language): string =>
  letters[language][count] ?? String(count);

/** Sets French as a printer would: real apostrophes, no-break spaces before : ; ! ? and inside « ». */
export function typeset(text: string, language: Language): string {
  const apostrophes = text.replaceAll("'", '\u2019');
  if (language === 'en') return apostrophes;
  return apostrophes
    .replaceAll(/ ([;!?])/gu, '\u202f$1')
    .replaceAll(' :', '\u00a0:')
    .replaceAll('« ', '«\u202f')
    .replaceAll(' »', '\u202f»')
    .replaceAll(/(\d) (h|min|s|j)(?![\p{L}])/gu, '$1\u00a0$2');
}
