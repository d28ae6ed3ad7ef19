import { desk } from '../../desk.ts';
import { rowOf } from '../../show.ts';
import type { PageServerLoad } from './$types';

/** Open watches, the longest watched first, fifty a page. */
export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends('console:live');
  const { house } = desk(locals);
  const cursor = url.searchParams.get('cursor');
  const [page, due] = await Promise.all([
    house.dossier.queue({ states: ['watching'], order: 'oldest', cursor, limit: 50 }),
    house.watch.due(),
  ]);
  const watches = await Promise.all(page.rows.map((row) => house.watch.watchOf(row.id)));
  return {
    now: new Date(),
    open: due.open,
    rows: page.rows.map((row, index) => {
      const watch = watches[index] ?? null;
      return {
        ...rowOf(house, row),
        hoster: row.hosterName,
        verdict: watch?.lastVerdict ?? null,
        lastAt: watch?.lastAt ?? null,
        nextAt: watch?.state === 'open' ? watch.nextAt : null,
        urgent: watch?.urgent ?? false,
        goneLooks: watch?.goneLooks ?? 0,
        confirmations: watch?.confirmations ?? 0,
      };
    }),
    next: page.next,
    isFirst: cursor === null,
  };
};
