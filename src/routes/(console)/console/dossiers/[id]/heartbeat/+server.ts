import { json } from '@sveltejs/kit';
import { desk } from '../../../../desk.ts';
import type { RequestHandler } from './$types';

/** The reader is still here: the lease lives on. `held: false` when it has ended or belongs to somebody else. */
export const POST: RequestHandler = async ({ locals, params }) => {
  const { house, staff } = desk(locals);
  return json({ held: await house.dossier.renewClaim(params.id, staff.id) });
};
