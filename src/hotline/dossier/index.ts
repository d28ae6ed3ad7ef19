export { make, type DossierRoom } from './make.ts';
export { reference, type Claim, type Dossier, type LocatorKind } from './dossier.ts';
export {
  allowed,
  dossierStates,
  isDossierState,
  isSettled,
  moves,
  queueStates,
  settledStates,
  type DossierState,
} from './dossier-state.ts';
export { dossierClaimed, dossierJoined, dossierMoved, dossierOpened, dossierReleased } from './events.ts';
export { leaseSeconds, taskStates } from './claim-dossier.ts';
export type { MoveOptions } from './move-dossier.ts';
export type { DossierNote } from './dossier.sql.ts';
export type { QueueOrder, QueuePage, QueueRequest } from './queue.sql.ts';
export { permissions } from './permissions.ts';
export { problems } from './problems.ts';
