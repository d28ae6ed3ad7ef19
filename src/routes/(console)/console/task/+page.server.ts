import { redirect } from '@sveltejs/kit';
import { place } from '#ui/console/place.ts';
import type { DossierState } from '#hotline/dossier';
import type { Staff } from '#people';
import { can, desk } from '../../desk.ts';
import { rowOf } from '../../show.ts';
import type { Actions, PageServerLoad } from './$types';

/** The states from which this person may be given a task, second readings first. */
const tasksFor = (staff: Staff): DossierState[] =>
  can(staff, 'legal-qualification.second-read')
    ? ['second-reading', 'awaiting-qualification']
    : ['awaiting-qualification'];

/** The task that waits, if any; who has one open is offered to go on with it. */
export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends('console:live');
  const { house, staff } = desk(locals);
  const [counts, held, latest] = await Promise.all([
    house.dossier.counts(),
    house.dossier.claimOf(staff.id),
    house.dossier.queue({ states: ['awaiting-qualification', 'second-reading'], order: 'newest', limit: 1 }),
  ]);
  const mine = held ? await house.dossier.find(held.dossierId) : null;
  return {
    /** what a person can take now, without what the machine is still screening */
    ready: tasksFor(staff).reduce((sum, state) => sum + (counts[state] ?? 0), 0),
    second: can(staff, 'legal-qualification.second-read') ? (counts['second-reading'] ?? 0) : 0,
    held: mine ? rowOf(house, mine) : null,
    last: latest.rows[0]?.openedAt ?? null,
    now: new Date(),
    returned: url.searchParams.get('returned'),
    decided: url.searchParams.get('decided'),
    lost: url.searchParams.has('lost'),
    none: url.searchParams.has('none'),
  };
};

export const actions: Actions = {
  /** Takes the next task; two people asking at once get two different ones. */
  default: async ({ locals }) => {
    const { house, staff, language } = desk(locals);
    const next = await house.dossier.claimNext(staff.id, tasksFor(staff));
    if (!next) redirect(303, place(language, '/console/task?none'));
    await house.audit.record(house.db, {
      actor: staff.id,
      action: 'dossier.claim',
      subject: next.id,
      detail: { number: house.dossier.reference(next) },
    });
    redirect(303, place(language, `/console/dossiers/${next.id}`));
  },
};
