import { setTimeout as pause } from 'node:timers/promises';
import { lastMonth } from './last-month.ts';
import { describeError, log } from '#ground/log';
import type { PageServerLoad } from './$types';

/** While the database is away the home page must not wait for it: whoever comes here comes to report. */
const patienceMs = 500;

/** Three figures of the last thirty days; none on a young house, and none when they cannot be counted: the form comes first. */
export const load: PageServerLoad = async ({ locals: { house } }) => {
  try {
    const { reports, removal } = await Promise.race([
      house.statistics.publicFigures(lastMonth(house.clock.now())),
      pause(patienceMs).then(() => Promise.reject(new Error('the figures took too long'))),
    ]);
    return {
      lately:
        reports > 0 ? { reports, removed: removal.removed, medianSeconds: removal.medianSeconds } : null,
    };
  } catch (thrown) {
    log.warn({ event: 'home.without-figures', ...describeError(thrown) });
    return { lately: null };
  }
};
