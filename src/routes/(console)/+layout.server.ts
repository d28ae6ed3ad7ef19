import type { LayoutServerLoad } from './$types';
import { can, desk, initialsOf } from './desk.ts';

/** What the frame of every page shows. Named `console:live`, so that a push from the house refreshes it. */
export const load: LayoutServerLoad = async ({ locals, depends }) => {
  depends('console:live');
  const { house, staff, language } = desk(locals);
  const [waiting, today, held] = await Promise.all([
    house.dossier.waiting(),
    house.wellBeing.today(staff.id),
    house.dossier.claimOf(staff.id),
  ]);
  return {
    language,
    me: { id: staff.id, name: staff.name, initials: initialsOf(staff.name), roles: staff.roles },
    bar: {
      waiting: waiting.waiting,
      urgent: waiting.urgent,
      secondReading: waiting.second,
      oldest: waiting.oldest,
      at: new Date(),
    },
    exposure: { views: today.views, seconds: today.seconds, budget: today.budget },
    heldDossier: held?.dossierId ?? null,
    mayWork: can(staff, 'dossier.read'),
    mayTake: can(staff, 'dossier.claim'),
    mayAudit: can(staff, 'audit.read'),
    mayAdmin: can(staff, 'admin.open'),
    mayKeepLists: can(staff, 'hashing.add-list'),
  };
};
