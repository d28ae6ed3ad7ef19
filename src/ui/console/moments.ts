import type { Language } from '#ui/messages/typeset.ts';
import { dayAndTime, isSameDay, timeOfDay } from '#ui/words/dates.ts';

/** "14 h 29" today, "20 novembre à 21 h 43" before: what stands after "depuis" or at the left of a log book. */
export const moment = (at: Date, now: Date, language: Language): string =>
  isSameDay(at, now) ? timeOfDay(at, language) : dayAndTime(at, language);

/** "à 14 h 29" / "at 14:29" today, "le 20 novembre à 21 h 43" / "on 20 November at 21:43" before. */
export function atMoment(at: Date, now: Date, language: Language): string {
  const text = moment(at, now, language);
  if (isSameDay(at, now)) return language === 'fr' ? `à ${text}` : `at ${text}`;
  return language === 'fr' ? `le ${text}` : `on ${text}`;
}
