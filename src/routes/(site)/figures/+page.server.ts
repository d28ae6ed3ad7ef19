import { lastDays } from '#statistics';
import type { PageServerLoad } from './$types';

/** The last thirty days, counted from events only; small cells are closed before they come here. */
export const load: PageServerLoad = async ({ locals: { house } }) => ({
  figures: await house.statistics.publicFigures(lastDays(house.clock.now(), 30)),
});
