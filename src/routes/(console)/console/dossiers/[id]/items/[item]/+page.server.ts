import { error } from '@sveltejs/kit';
import { desk, refusal, refuse, text } from '../../../../../desk.ts';
import { rowOf } from '../../../../../show.ts';
import { canBeSeen, openView } from './open-view.ts';
import type { Actions, PageServerLoad } from './$types';

/** Seeing one item in clear without script: a reason, a button, one picture. Asking for this page shows nothing. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { house, staff, language } = desk(locals);
  try {
    const [dossier, items, reason] = await Promise.all([
      house.dossier.find(params.id),
      house.knownImages.itemsOf(params.id),
      house.wellBeing.reasonFor(staff.id, params.id),
    ]);
    const item = items.find(({ id }) => id === params.item);
    if (!canBeSeen(item)) error(404, { message: 'not found' });
    return { dossier: rowOf(house, dossier), position: item.position + 1, given: reason };
  } catch (thrown) {
    return refuse(thrown, language);
  }
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const here = desk(locals);
    const reason = text(await request.formData(), 'reason');
    try {
      return { opened: await openView(here, { dossierId: params.id, itemId: params.item, reason }) };
    } catch (thrown) {
      return refusal(thrown, here.language, { reason });
    }
  },
};
