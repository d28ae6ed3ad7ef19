import { figuresAsCsv } from '#statistics';
import { lastMonth } from '../../last-month.ts';
import type { RequestHandler } from './$types';

/** The same figures as the page, one observation a line, for those who want to count again. */
export const GET: RequestHandler = async ({ locals: { house } }) => {
  const figures = await house.statistics.publicFigures(lastMonth(house.clock.now()));
  const name = `vigie-${figures.period.from.slice(0, 10)}-${figures.period.to.slice(0, 10)}.csv`;
  return new Response(figuresAsCsv(figures), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
};
