import type { Language } from '#ui/messages/typeset.ts';
import { shortDay, timeOfDay } from '#ui/words/dates.ts';

/** One thing that happened in a night of watch. `still` = a look that still found it. */
export interface NightMark {
  at: Date;
  kind: 'reported' | 'step' | 'still' | 'gone' | 'removed';
  /** words beside the mark; marks without words are drawn only */
  title?: string | undefined;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const strides = [
  second,
  5 * second,
  15 * second,
  minute,
  2 * minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
];

export interface Axis {
  /** 0 at the left of the drawing, 1 at the right */
  place: (at: Date) => number;
  ticks: { at: number; label: string }[];
}

/** A time axis around first and last, with a margin of a ninth on each side and between four and twelve round ticks. */
export function axisAround(first: Date, last: Date, language: Language): Axis {
  const span = Math.max(last.getTime() - first.getTime(), 3 * second);
  const from = first.getTime() - span / 9;
  const to = from + span + (2 * span) / 9;
  const stride =
    strides.find((size) => (to - from) / size <= 11) ?? Math.ceil((to - from) / (7 * day) / 11) * 7 * day;
  const place = (at: Date): number => (at.getTime() - from) / (to - from);
  const label = (at: Date): string => (stride >= day ? shortDay(at, language) : clock(at, stride, language));
  const ticks = [];
  for (let at = Math.ceil(from / stride) * stride; at <= to; at += stride) {
    ticks.push({ at: place(new Date(at)), label: label(new Date(at)) });
  }
  return { place, ticks };
}

/** On the hour, French says "21 h"; below the hour every tick carries its minutes, below the minute it is bare. */
function clock(at: Date, stride: number, language: Language): string {
  if (at.getTime() % minute !== 0) return '';
  const full = timeOfDay(at, language);
  return language === 'fr' && stride >= hour ? full.replace(/\u00A0h\u00A000$/u, '\u00A0h') : full;
}
