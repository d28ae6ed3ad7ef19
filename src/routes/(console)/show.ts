import type { Dossier } from '#hotline/dossier';
import type { House } from '../../server/house.ts';
import type { DossierRow } from '#ui/console/views.ts';

/** From a room's dossier to what a list shows. Locators leave the server defanged, or not at all. */
export const rowOf = (house: House, dossier: Dossier): DossierRow => ({
  id: dossier.id,
  number: house.dossier.reference(dossier),
  defanged: dossier.locator === '' ? '' : house.intake.defang(dossier.locator),
  kind: dossier.locatorKind,
  state: dossier.state,
  category: dossier.category,
  infraction: dossier.infraction,
  priority: dossier.priority,
  reports: dossier.reports,
  openedAt: dossier.openedAt,
  dueAt: dossier.dueAt,
});
