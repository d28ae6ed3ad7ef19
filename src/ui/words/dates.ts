import type { Language } from '#ui/messages/typeset.ts';

/** Where the hotline keeps watch. Stored times are UTC; people read them here unless they say otherwise. */
export const homeZone = 'Europe/Paris';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;
const kept = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using one: each is made once. */
function formatter(language: Language, zone: string, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${zone} ${name}`;
  let made = kept.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone });
    kept.set(key, made);
  }
  return made;
}

/** "21 h 04" in French, "21:04" in English. */
export function timeOfDay(at: Date, language: Language, zone: string = homeZone): string {
  const text = formatter(language, zone, 'time', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  if (language === 'en') return text;
  const [hour = '', minute = ''] = text.split(':');
  return `${Number(hour)}\u00A0h\u00A0${minute}`;
}

/** "vendredi 20 novembre" / "Friday 20 November"; with the year when `year` is set. */
export function longDay(at: Date, language: Language, { zone = homeZone, year = false } = {}): string {
  const day: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  const options: Intl.DateTimeFormatOptions = year ? { ...day, year: 'numeric' } : day;
  return formatter(language, zone, `long ${year}`, options).format(at).replace(',', '');
}

/** "ven. 20" / "Fri 20": beside a time in a log book. */
export function shortDay(at: Date, language: Language, zone: string = homeZone): string {
  return formatter(language, zone, 'short', { weekday: 'short', day: 'numeric' }).format(at).replace(',', '');
}

/** "20 novembre" / "20 November". */
export function dayOfMonth(at: Date, language: Language, zone: string = homeZone): string {
  return formatter(language, zone, 'day', { day: 'numeric', month: 'long' }).format(at);
}

/** "novembre 2026" / "November 2026". */
export function monthOfYear(at: Date, language: Language, zone: string = homeZone): string {
  return formatter(language, zone, 'month', { month: 'long', year: 'numeric' }).format(at);
}

/** "20 novembre à 21 h 43" / "20 November at 21:43". */
export function dayAndTime(at: Date, language: Language, zone: string = homeZone): string {
  const join = language === 'fr' ? ' à ' : ' at ';
  return dayOfMonth(at, language, zone) + join + timeOfDay(at, language, zone);
}

/** Whether two moments fall on the same calendar day in this zone. */
export function isSameDay(one: Date, other: Date, zone: string = homeZone): boolean {
  const day = formatter('en', zone, 'iso', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return day.format(one) === day.format(other);
}
