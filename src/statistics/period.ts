/** A span of time, half open: `from` belongs to it, `to` does not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** Figures are cut at midnight where the hotline works, whatever the server's clock says. */
export const countingZone = 'Europe/Paris';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: countingZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day of a moment, `2026-11-21`. */
export const dayOf = (at: Date): string => parts.format(at);

/** The calendar month of a day, `2026-11`. */
export const monthOf = (day: string): string => day.slice(0, 7);

const hour = 3_600_000;

/** The moment at which a calendar day begins, also on the two days a year on which clocks change. */
export function startOfDay(day: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`);
  for (let back = 0; back <= 16; back += 1) {
    const candidate = new Date(noon - back * hour);
    if (dayOf(candidate) === day && dayOf(new Date(candidate.getTime() - 1)) !== day) return candidate;
  }
  throw new RangeError(`not a calendar day: ${day}`);
}

/** The day that lies `count` days after (or before) another. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 24 * hour).toISOString().slice(0, 10);
}

/** Every calendar day that the period touches, in order. */
export function daysIn({ from, to }: Period): string[] {
  const days: string[] = [];
  if (to <= from) return days;
  const last = dayOf(new Date(to.getTime() - 1));
  for (let day = dayOf(from); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The last `count` days, today included: from midnight to the coming midnight. */
export function lastDays(now: Date, count: number): Period {
  const today = dayOf(now);
  return { from: startOfDay(addDays(today, 1 - count)), to: startOfDay(addDays(today, 1)) };
}

/** One calendar year. */
export const yearOf = (year: number): Period => ({
  from: startOfDay(`${year}-01-01`),
  to: startOfDay(`${year + 1}-01-01`),
});
