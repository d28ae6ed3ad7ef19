import { addDays, dayOf, lastDays, startOfDay, type Period } from '#statistics';
import { desk } from '../../desk.ts';
import { sectionsOf } from './show-figures.ts';
import type { PageServerLoad } from './$types';

/** A day of the calendar in this century: 31 February is none, and a span of ten thousand years is no question. */
const isDay = (text: string): boolean => {
  const at = /^20\d{2}-\d{2}-\d{2}$/u.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** The asked span, both days included; the last thirty days when it makes no sense. */
function periodOf(query: URLSearchParams, now: Date): Period {
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '';
  if (!isDay(from) || !isDay(to) || from > to) return lastDays(now, 30);
  return { from: startOfDay(from), to: startOfDay(addDays(to, 1)) };
}

/** Exact figures for the team, counted anew from events at each call. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { house, language } = desk(locals);
  const period = periodOf(url.searchParams, house.clock.now());
  const figures = await house.statistics.consoleFigures(period);
  return {
    from: dayOf(period.from),
    to: dayOf(new Date(period.to.getTime() - 1)),
    reports: figures.reports,
    findings: figures.findings,
    noise: figures.noise.share,
    viewsAvoided: figures.viewsAvoided,
    exposures: figures.exposures,
    timeToFinding: figures.timeToFinding.medianSeconds,
    notices: figures.notices,
    sections: sectionsOf(figures, language),
  };
};
