import { TAGS, REFS, LIMIT, RANGE_BEGIN, GROUP_ENDS } from './records';

// Every line of the band's buckets is asked for before the first is needed.
export function touchRanges(band: usize, radius: i32): u32 {
  const tags: usize = load<u32>(band, TAGS);
  const end: usize = load<u32>(band + ((radius as usize) << 2), GROUP_ENDS);
  let touched: u32 = 0;
  for (let at: usize = load<u32>(band, RANGE_BEGIN); at < end; at += 8) {
    const stop = tags + ((load<u32>(at, 4) as usize) << 1) - 1;
    for (let line = tags + ((load<u32>(at) as usize) << 1); line < stop; line += 64) touched += load<u8>(line);
    touched += load<u8>(stop);
  }
  return touched;
}

// The refs of a band's postings whose tags pass, from `top` on, where the band has no cells; 0 where there is no room.
export function passRanges(band: usize, radius: i32, tag: u32, vectors: bool, top: usize, foundEnd: usize): usize {
  const tags: usize = load<u32>(band, TAGS);
  const refs: usize = load<u32>(band, REFS);
  const limit = load<i32>(band, LIMIT);
  let at: usize = load<u32>(band, RANGE_BEGIN);
  for (let ones = 0; ones <= radius; ones++) {
    const end: usize = load<u32>(band + ((ones as usize) << 2), GROUP_ENDS);
    const pass = limit - ones;
    for (; at < end; at += 8) {
      const begin = load<u32>(at);
      const stop = load<u32>(at, 4);
      if (top + ((stop - begin) as usize) * 4 > foundEnd) {
        top = passLarge(tags, refs, begin, stop, tag, pass, top, foundEnd);
        if (!top) return 0;
      } else if (vectors) top = passVectors(tags, refs, begin, stop, tag, pass, top);
      else top = passScalars(tags, refs, begin, stop, tag, pass, top);
    }
  }
  return top;
}

// One posting after the other, for buckets larger than the room that is left.
export function passLarge(
  tags: usize,
  refs: usize,
  begin: u32,
  stop: u32,
  tag: u32,
  pass: i32,
  top: usize,
  foundEnd: usize,
): usize {
  for (let i: usize = begin; i < (stop as usize); i++) {
    if ((popcnt((load<u16>(tags + (i << 1)) as u32) ^ tag) as i32) > pass) continue;
    if (top >= foundEnd) return 0;
    store<u32>(top, (refs + i * 3) as u32);
    top += 4;
  }
  return top;
}

// Postings begin … stop whose tag differs from the query's in at most `pass` bits: their refs' addresses.
@inline
function passScalars(tags: usize, refs: usize, begin: u32, stop: u32, tag: u32, pass: i32, top: usize): usize {
  for (let i: usize = begin; i < (stop as usize); i++) {
    store<u32>(top, (refs + i * 3) as u32);
    top += ((popcnt((load<u16>(tags + (i << 1)) as u32) ^ tag) as i32) <= pass ? 4 : 0) as usize;
  }
  return top;
}

@inline
function collect(lanes: u32, ref: usize, top: usize): usize {
  while (lanes) {
    store<u32>(top, (ref + (ctz(lanes) as usize) * 3) as u32);
    top += 4;
    lanes &= lanes - 1;
  }
  return top;
}

// Eight tags a step. "At most two one-bits" is "nothing left after taking the lowest one away twice": cheaper than
// counting, where a vector has no count of its own.
@inline
function passVectors(tags: usize, refs: usize, begin: u32, stop: u32, tag: u32, pass: i32, top: usize): usize {
  const wanted = i16x8.splat(tag as i16);
  const minus = i16x8.splat(-1);
  const zero = i16x8.splat(0);
  let i: usize = begin;
  const end: usize = stop;
  if (pass == 2) {
    for (; i < end; i += 8) {
      let x = v128.xor(v128.load(tags + (i << 1)), wanted);
      x = v128.and(x, i16x8.add(x, minus));
      x = v128.and(x, i16x8.add(x, minus));
      let lanes: u32 = i16x8.bitmask(i16x8.eq(x, zero));
      if (lanes) {
        if (end - i < 8) lanes &= (1 << ((end - i) as u32)) - 1;
        top = collect(lanes, refs + i * 3, top);
      }
    }
  } else if (pass == 3) {
    for (; i < end; i += 8) {
      let x = v128.xor(v128.load(tags + (i << 1)), wanted);
      x = v128.and(x, i16x8.add(x, minus));
      x = v128.and(x, i16x8.add(x, minus));
      x = v128.and(x, i16x8.add(x, minus));
      let lanes: u32 = i16x8.bitmask(i16x8.eq(x, zero));
      if (lanes) {
        if (end - i < 8) lanes &= (1 << ((end - i) as u32)) - 1;
        top = collect(lanes, refs + i * 3, top);
      }
    }
  } else {
    const most = i16x8.splat(pass as i16);
    for (; i < end; i += 8) {
      const x = v128.xor(v128.load(tags + (i << 1)), wanted);
      const counts = i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(x));
      let lanes: u32 = i16x8.bitmask(i16x8.le_s(counts, most));
      if (lanes) {
        if (end - i < 8) lanes &= (1 << ((end - i) as u32)) - 1;
        top = collect(lanes, refs + i * 3, top);
      }
    }
  }
  return top;
}
