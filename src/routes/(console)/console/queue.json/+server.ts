import { json } from '@sveltejs/kit';
import { desk } from '../../desk.ts';
import { readList } from '../queue/read-list.ts';
import { readRequest } from '../queue/read-request.ts';
import type { RequestHandler } from './$types';

/** The list for machines of the house (the `visible` bench, a screen on a wall): same order, same filters, same cursor. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { house } = desk(locals);
  const [list, waiting] = await Promise.all([
    readList(house, readRequest(url.searchParams)),
    house.dossier.waiting(),
  ]);
  return json({ ...list, waiting: waiting.waiting }, { headers: { 'cache-control': 'no-store' } });
};
