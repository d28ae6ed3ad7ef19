import type { Item } from '#hotline/known-images';
import { error } from '@sveltejs/kit';
import type { Desk } from '../../../../../desk.ts';
import { grantView } from './clear-grants.ts';

/** A picture that nobody has recognised yet: a known one is shown to nobody, and nothing is ever played. */
export const canBeSeen = (item: Item | undefined): item is Item =>
  item?.kind === 'image' && (item.status === 'unknown' || item.status === 'unscreened');

/** A view that was written down and may now be shown once. */
export interface OpenedView {
  view: string;
  /** address of the picture on our own server, good for one request */
  source: string;
  views: number;
  budget: number;
}

/**
 * Writes the exposure, then lets the picture be asked for once. Throws WEL-001 and WEL-003, and shows nothing then.
 * 404 for an item of another dossier and for what cannot be seen: not shown, whichever way is tried.
 */
export async function openView(
  { house, staff, language }: Desk,
  { dossierId, itemId, reason }: { dossierId: string; itemId: string; reason: string },
): Promise<OpenedView> {
  const dossier = await house.dossier.find(dossierId);
  const item = (await house.knownImages.itemsOf(dossierId)).find(({ id }) => id === itemId);
  if (!canBeSeen(item)) error(404, 'not found');
  const { id } = await house.wellBeing.recordExposure({
    staffId: staff.id,
    dossierId,
    itemId,
    infraction: dossier.infraction ?? dossier.category,
    reason,
  });
  await house.audit.record(house.db, {
    actor: staff.id,
    action: 'item.clear',
    subject: dossierId,
    detail: { item: itemId, view: id },
  });
  const key = grantView({ view: id, staffId: staff.id, dossierId, itemId });
  const { views, budget } = await house.wellBeing.today(staff.id);
  const prefix = language === 'en' ? '/en' : '';
  return {
    view: id,
    source: `${prefix}/console/dossiers/${dossierId}/items/${itemId}/clear?once=${key}`,
    views,
    budget,
  };
}
