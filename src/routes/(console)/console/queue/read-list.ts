import type { House } from '../../../../server/house.ts';
import { rowOf } from '../../show.ts';
import { statesOf, type ListRequest } from './read-request.ts';

/** One page of the list, fifty rows, with who holds what; the same for the page and for its JSON twin. */
export async function readList(house: House, request: ListRequest) {
  const { rows, next } = await house.dossier.queue({
    states: statesOf(request),
    order: request.order,
    category: request.category,
    priority: request.priority,
    cursor: request.cursor,
    limit: 50,
  });
  return { rows: rows.map((row) => ({ ...rowOf(house, row), claimedBy: row.claimedBy })), next };
}
