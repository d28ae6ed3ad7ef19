export type { Match } from './match.ts';
export { layoutNames, type LayoutName } from './layout.ts';
export type { Entries } from './build.ts';
export { RadiusIndex, type IndexOptions, type IndexStats } from './radius-index.ts';
export { openSearchPool, type SearchPool } from './pool.ts';
