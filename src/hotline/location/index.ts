export { make, type LocationNeeds, type LocationRoom } from './make.ts';
export type { Hosting, HostingProblem } from './hosting.ts';
export type { Hoster, MatchedBy } from './hoster.ts';
export type { NewHoster } from './hoster-entry.ts';
export type { HosterAnswer } from './find-hoster.ts';
export type { DataAge } from './networks/atlas.ts';
export { hosterApproved, hosterCorrected, located } from './events.ts';
export { permissions } from './permissions.ts';
export { problems } from './problems.ts';
