import { passLarge } from './ranges';
import {
  BUDGET,
  SEEN_POSTINGS,
  OFFSETS,
  TAGS,
  REFS,
  MASKS,
  CELLS,
  BAND_RADIUS,
  LIMIT,
  GROUP_COUNTS,
  CELL_SIZE,
} from './records';

// The refs of a band's postings whose tags pass, from `top` on, where the band has cells; 0 where there is no room for
// them or large buckets hold more postings than are worth reading.
export function passCells(
  slot: usize,
  band: usize,
  key: u32,
  tag: u32,
  vectors: bool,
  top: usize,
  foundEnd: usize,
): usize {
  const tags: usize = load<u32>(band, TAGS);
  const refs: usize = load<u32>(band, REFS);
  const cells: usize = load<u32>(band, CELLS);
  const size: usize = load<u32>(band, CELL_SIZE);
  const room = ((size >> 1) - 1) as u32;
  const offsets: usize = load<u32>(band, OFFSETS);
  const radius = load<i32>(band, BAND_RADIUS);
  const limit = load<i32>(band, LIMIT);
  const wanted = i16x8.splat(tag as i16);
  const budget = load<u32>(slot, BUDGET);
  let postings = load<u32>(slot, SEEN_POSTINGS);
  let mask: usize = load<u32>(band, MASKS);
  for (let ones = 0; ones <= radius; ones++) {
    const end = mask + (load<u32>(band + ((ones as usize) << 2), GROUP_COUNTS) << 2);
    const pass = limit - ones;
    for (; mask < end; mask += 4) {
      const bucket = (key ^ load<u32>(mask)) as usize;
      const cell = cells + bucket * size;
      const count = load<u16>(cell) as u32;
      if (count > room) {
        const begin = load<u32>(offsets + (bucket << 2));
        const stop = load<u32>(offsets + (bucket << 2), 4);
        postings += stop - begin;
        if (postings > budget) return 0;
        top = passLarge(tags, refs, begin, stop, tag, pass, top, foundEnd);
        if (!top) return 0;
        continue;
      }
      postings += count;
      if (top + 256 > foundEnd) return 0;
      let lanes = vectors ? cellVectors(cell, size, wanted, pass) : cellScalars(cell, count, tag, pass);
      lanes &= (((2 as u64) << (count as u64)) - 1) & ~1;
      if (lanes) {
        const last = refs + (load<u32>(offsets + (bucket << 2), 4) as usize) * 3;
        do {
          store<u32>(top, (last - (ctz(lanes) as usize) * 3) as u32);
          top += 4;
          lanes &= lanes - 1;
        } while (lanes);
      }
    }
  }
  store<u32>(slot, postings, SEEN_POSTINGS);
  return top;
}

// All one-bits in each of eight tags of a cell that differs from the query's in at most `pass` bits.
@inline
function near(at: usize, wanted: v128, pass: i32): v128 {
  let x = v128.xor(v128.load(at), wanted);
  if (pass > 3) return i16x8.le_s(i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(x)), i16x8.splat(pass as i16));
  if (pass > 0) x = v128.and(x, i16x8.add(x, i16x8.splat(-1)));
  if (pass > 1) x = v128.and(x, i16x8.add(x, i16x8.splat(-1)));
  if (pass > 2) x = v128.and(x, i16x8.add(x, i16x8.splat(-1)));
  return i16x8.eq(x, i16x8.splat(0));
}

@inline
function near16(at: usize, wanted: v128, pass: i32): u64 {
  return i8x16.bitmask(i8x16.narrow_i16x8_s(near(at, wanted, pass), near(at + 16, wanted, pass))) as u64;
}

@inline
function near32(at: usize, wanted: v128, pass: i32): u64 {
  return near16(at, wanted, pass) | (near16(at + 32, wanted, pass) << 16);
}

// Bit 1 + i: tag i of the cell is near. Bit 0 and those past the count mean nothing.
@inline
function cellVectors(cell: usize, size: usize, wanted: v128, pass: i32): u64 {
  if (size == 64) return pass == 2 ? near32(cell, wanted, 2) : near32(cell, wanted, pass);
  if (size == 128) return near32(cell, wanted, pass) | (near32(cell + 64, wanted, pass) << 32);
  if (size == 32) return near16(cell, wanted, pass);
  return i16x8.bitmask(near(cell, wanted, pass)) as u64;
}

@inline
function cellScalars(cell: usize, count: u32, tag: u32, pass: i32): u64 {
  let lanes: u64 = 0;
  for (let i: u32 = 1; i <= count; i++) {
    const near = (popcnt((load<u16>(cell + ((i as usize) << 1)) as u32) ^ tag) as i32) <= pass;
    lanes |= (near as u64) << (i as u64);
  }
  return lanes;
}
