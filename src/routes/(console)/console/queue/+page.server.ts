import { desk } from '../../desk.ts';
import { readList } from './read-list.ts';
import { addressOf, readRequest, statesOf } from './read-request.ts';
import type { PageServerLoad } from './$types';

/** The list to look at: filters and cursor live in the address. */
export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends('console:live');
  const { house } = desk(locals);
  const request = readRequest(url.searchParams);
  const [list, counts] = await Promise.all([readList(house, request), house.dossier.counts()]);
  const names = await house.people.namesOf(
    list.rows.flatMap((row) => (row.claimedBy === null ? [] : [row.claimedBy])),
  );
  const isPlain = request.category === null && request.priority === null;
  return {
    rows: list.rows.map((row) => ({
      ...row,
      claimedBy: row.claimedBy === null ? null : (names.get(row.claimedBy) ?? ''),
    })),
    request,
    /** how many there are in all; only said when no filter narrows the list */
    total: isPlain ? statesOf(request).reduce((sum, state) => sum + (counts[state] ?? 0), 0) : null,
    nextAddress: list.next === null ? null : addressOf(request, { cursor: list.next }),
    firstAddress: request.cursor === null ? null : addressOf(request, { cursor: null }),
    now: new Date(),
  };
};
