export { make, type Hashing } from './make.ts';
export { algorithms, type Algorithm, type NewEntry } from './entry.ts';
export type { BroughtCount, BroughtList } from './bring-list.ts';
export type { FoundEntry } from './hashing.sql.ts';
export type { Digests } from './look-up.ts';
export { permissions } from './permissions.ts';
export { problems } from './problems.ts';
