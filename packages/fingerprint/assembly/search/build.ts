import { maskOf } from './bits';

// Hashes of 32 bytes each into two planes.
export function split(hashes: usize, count: u32, a: usize, b: usize): void {
  for (let i: usize = 0; i < (count as usize); i++) {
    v128.store(a + (i << 4), v128.load(hashes + (i << 5)));
    v128.store(b + (i << 4), v128.load(hashes + (i << 5), 16));
  }
}

// Bits [start, start + mask's width) of hash i, from the planes.
@inline
function lane(a: usize, b: usize, number: u32): usize {
  return number < 2 ? a + (number << 3) : b + ((number & 1) << 3);
}

@inline
function keyOf(low: usize, high: usize, at: usize, shift: u64, crosses: bool, mask: u64): u32 {
  let key = load<u64>(low + at) >> shift;
  if (crosses) key |= load<u64>(high + at) << (64 - shift);
  return (key & mask) as u32;
}

// Counting sort, first pass: how often each key occurs among hashes from … to - 1.
export function countKeys(a: usize, b: usize, from: u32, to: u32, start: u32, width: u32, offsets: usize): void {
  const low = lane(a, b, start >> 6);
  const high = lane(a, b, ((start >> 6) + 1) & 3);
  const shift: u64 = start & 63;
  const crosses = (start & 63) + width > 64;
  const mask = maskOf(width);
  for (let i: usize = from; i < (to as usize); i++) {
    const place = offsets + ((keyOf(low, high, i << 4, shift, crosses, mask) as usize) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
}

// Second pass: each count becomes the number of keys up to and with its own; `before` is carried from call to call.
export function sumCounts(offsets: usize, from: u32, to: u32, before: u32): u32 {
  for (let i: usize = from; i < (to as usize); i++) {
    before += load<u32>(offsets + (i << 2));
    store<u32>(offsets + (i << 2), before);
  }
  return before;
}

// Third pass, over hashes to - 1 down to from: afterwards offsets[k] is where bucket k begins, positions ascend in it.
export function place(
  a: usize,
  b: usize,
  from: u32,
  to: u32,
  start: u32,
  width: u32,
  tagStart: u32,
  offsets: usize,
  tags: usize,
  refs: usize,
): void {
  const low = lane(a, b, start >> 6);
  const high = lane(a, b, ((start >> 6) + 1) & 3);
  const shift: u64 = start & 63;
  const crosses = (start & 63) + width > 64;
  const mask = maskOf(width);
  const tagLow = lane(a, b, tagStart >> 6);
  const tagHigh = lane(a, b, ((tagStart >> 6) + 1) & 3);
  const tagShift: u64 = tagStart & 63;
  const tagCrosses = (tagStart & 63) + 16 > 64;
  for (let i: usize = to; i-- > (from as usize); ) {
    const offset = offsets + ((keyOf(low, high, i << 4, shift, crosses, mask) as usize) << 2);
    const posting = load<u32>(offset) - 1;
    store<u32>(offset, posting);
    store<u16>(tags + ((posting as usize) << 1), keyOf(tagLow, tagHigh, i << 4, tagShift, tagCrosses, 0xffff) as u16);
    const ref = refs + (posting as usize) * 3;
    store<u16>(ref, i as u16);
    store<u8>(ref, (i >> 16) as u8, 2);
  }
}

// Buckets from … to - 1: their tags from a row of all into their cells, those of buckets too large for one into `tags`.
export function fillCells(
  offsets: usize,
  row: usize,
  tags: usize,
  cells: usize,
  cellSize: u32,
  from: u32,
  to: u32,
): void {
  const room = (cellSize >> 1) - 1;
  for (let bucket: usize = from; bucket < (to as usize); bucket++) {
    const begin: usize = load<u32>(offsets + (bucket << 2));
    const end: usize = load<u32>(offsets + (bucket << 2), 4);
    const count = (end - begin) as u32;
    const cell = cells + bucket * (cellSize as usize);
    store<u16>(cell, min(count, room + 1) as u16);
    if (count > room) {
      memory.copy(tags + (begin << 1), row + (begin << 1), (end - begin) << 1);
      continue;
    }
    for (let i: usize = 1; i <= (count as usize); i++) {
      store<u16>(cell + (i << 1), load<u16>(row + ((end - i) << 1)));
    }
  }
}

// The parity of the one-bits: bit 0 set if some hash has an even number of them, bit 1 if some has an odd one.
export function parities(a: usize, b: usize, from: u32, to: u32): u32 {
  let seen: u32 = 0;
  for (let i: usize = from; i < (to as usize); i++) {
    const at = i << 4;
    const x = v128.xor(v128.load(a + at), v128.load(b + at));
    seen |= 1 << ((popcnt(i64x2.extract_lane(x, 0) ^ i64x2.extract_lane(x, 1)) & 1) as u32);
  }
  return seen;
}
