export { make, type Hashing } from './make.ts';
export { algorithms, type Algorithm, type ListedAlgorithm, type NewEntry } from './entry.ts';
export type { BroughtCount, BroughtList } from './bring-list.ts';
export { largestFile, type FileKind, type FilePrints } from './fingerprint-file.ts';
export type { FoundEntry } from './hashing.sql.ts';
export type { Digests } from './look-up.ts';
export type { KnownEntry } from './look-up-pdq.ts';
export { permissions } from './permissions.ts';
export { problems } from './problems.ts';
