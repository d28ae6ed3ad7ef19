// Kernels of the exact radius search. The memory comes from outside and is shared; nothing here allocates.
//
// A hash is two planes: its first 16 bytes at a + 16 i, its last 16 at b + 16 i. Bits are counted in memory order,
// bit 0 the lowest of byte 0; 64-bit lane 0 and 1 lie in plane a, 2 and 3 in plane b.
//
// A band cuts bits [start, start + width). Its table is `offsets` (2^width + 1 numbers), `tags` (per posting, the 16
// bits that follow the band in the ring) and `refs` (per posting 3 bytes: the position of the hash).
// src/search/plan.ts writes the records that are read; search/records.ts says where each field lies.
//
// Where buckets are small a band has `cells` as well: per bucket a few lines of memory that hold how many postings it
// has and then their tags, the last posting's first. One line is read then where offsets and tags are two or three. A
// bucket that is too large for its cell (count > room) has its tags in `tags`, as all have where there are no cells.

export { search } from './search/bands';
export { scan, scanVectors, countDistances } from './search/scan';
export { split, countKeys, sumCounts, place, fillCells, parities } from './search/build';
export { readAll, readRandom } from './search/limits';
