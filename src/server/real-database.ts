import { dossierStates } from '#hotline/dossier';
import type { House } from './house.ts';

/**
 * Whether a database was made by production: it has accounts or reports and not the invented team, which a sandbox
 * writes before anything else. A sandbox must never touch such a one.
 */
export async function holdsRealThings({
  people,
  dossier,
}: Pick<House, 'people' | 'dossier'>): Promise<boolean> {
  if (await people.hasDemoAccounts()) return false;
  if (!(await people.needsSetUp())) return true;
  return (await dossier.queue({ states: dossierStates, limit: 1 })).rows.length > 0;
}
