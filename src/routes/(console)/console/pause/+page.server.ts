import { redirect } from '@sveltejs/kit';
import { place } from '#ui/console/place.ts';
import { desk } from '../../desk.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  /** Gives the open dossier back, so that a break holds nobody up. */
  default: async ({ locals }) => {
    const { house, staff, language } = desk(locals);
    const held = await house.dossier.claimOf(staff.id);
    if (held) {
      await house.dossier.release(held.dossierId, staff.id, 'break');
      await house.audit.record(house.db, {
        actor: staff.id,
        action: 'dossier.release',
        subject: held.dossierId,
        detail: { reason: 'break' },
      });
    }
    redirect(303, place(language, '/console/pause'));
  },
};
