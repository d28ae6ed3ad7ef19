import { lastDays } from '#statistics';
import type { PageServerLoad } from './$types';

/** The last thirty days, counted from events only; small cells are closed before they come here. */
export const load: PageServerLoad = async ({ locals: { house } }) => {
  const now = house.clock.now();
  const period = lastDays(now, 30);
  return { figures: await house.statistics.publicFigures(period), from: period.from, to: now };
};
