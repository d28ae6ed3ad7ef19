import { desk } from '../desk.ts';
import { rowOf } from '../show.ts';
import type { PageServerLoad } from './$types';

const hours = [1, 2, 4, 8, 24] as const;

/** The shift in two sentences: what waits and since when, and what there is to do. */
export const load: PageServerLoad = async ({ locals, depends }) => {
  depends('console:live');
  const { house, staff } = desk(locals);
  const now = new Date();
  const [counts, oldest, latest, waiting, watches] = await Promise.all([
    house.dossier.counts(),
    house.dossier.queue({ order: 'oldest', limit: 200 }),
    house.dossier.queue({ order: 'newest', limit: 5 }),
    house.removal.waiting(),
    house.watch.due(),
  ]);
  const due = await house.dossier.queue({ order: 'due', limit: 200 });
  const held = await house.dossier.claimOf(staff.id);
  return {
    now,
    counts,
    bands: bandsOf(
      oldest.rows.map((row) => row.openedAt),
      now,
    ),
    /** the list was cut: the bands are of the oldest two hundred only */
    isCut: oldest.next !== null,
    overdue: due.rows.filter((row) => row.dueAt < now).length,
    latest: latest.rows.map((row) => rowOf(house, row)),
    unsent: waiting.notices.length,
    stranded: waiting.dossiers.length,
    watches,
    held: held?.dossierId ?? null,
  };
};

/** How many wait since less than 1, 2, 4, 8, 24 hours, and more. */
function bandsOf(times: readonly Date[], now: Date): number[] {
  const bands: number[] = [...hours, Infinity].map(() => 0);
  for (const at of times) {
    const age = (now.getTime() - at.getTime()) / 3_600_000;
    const band = hours.findIndex((limit) => age < limit);
    const index = band === -1 ? hours.length : band;
    bands[index] = (bands[index] ?? 0) + 1;
  }
  return bands;
}
