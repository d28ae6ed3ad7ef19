import { addDays, dayOf, lastDays, startOfDay, type Period } from '#statistics';
import { desk } from '../../desk.ts';
import { sectionsOf } from './show-figures.ts';
import type { PageServerLoad } from './$types';

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));

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
