import { lastMonth } from './last-month.ts';
import { describeError, log } from '#ground/log';
import type { PageServerLoad } from './$types';

/** Three figures of the last thirty days; none on a young house, and none when they cannot be counted: the form comes first. */
export const load: PageServerLoad = async ({ locals: { house } }) => {
  try {
    const { reports, removal } = await house.statistics.publicFigures(lastMonth(house.clock.now()));
    return {
      lately:
        reports > 0 ? { reports, removed: removal.removed, medianSeconds: removal.medianSeconds } : null,
    };
  } catch (thrown) {
    log.warn({ event: 'home.without-figures', ...describeError(thrown) });
    return { lately: null };
  }
};
