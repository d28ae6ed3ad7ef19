// Kernels of the exact radius search. The memory comes from outside and is shared; nothing here allocates.
//
// A hash is two planes: its first 16 bytes at a + 16 i, its last 16 at b + 16 i. Bits are counted in memory order,
// bit 0 the lowest of byte 0; 64-bit lane 0 and 1 lie in plane a, 2 and 3 in plane b.
//
// A band cuts bits [start, start + width). Its table is `offsets` (2^width + 1 numbers), `tags` (per posting, the 16
// bits that follow the band in the ring) and `refs` (per posting 3 bytes: the position of the hash).
// src/search/plan.ts writes the records read here and says what each field is.
//
// Where buckets are small a band has `cells` as well: per bucket a few lines of memory that hold how many postings it
// has and then their tags, the last posting's first. One line is read then where offsets and tags are two or three. A
// bucket that is too large for its cell (count > room) has its tags in `tags`, as all have where there are no cells.

// A reader's slot.
const PLANE_A = 0;
const PLANE_B = 4;
const DEAD = 8;
const BANDS = 12;
const RADIUS = 16;
const RANGES = 20;
const FOUND = 24;
const OUT = 28;
const OUT_ROOM = 32;
const FOUND_ROOM = 36;
const BUDGET = 40;
const SEEN_POSTINGS = 44;
const SEEN_FOUND = 48;
const SEEN_PROBES = 52;
const TOUCHED = 56; // keeps the early loads from being dropped as useless
const QUERY = 64;
const BAND_RECORDS = 128;

// A band's record in a slot.
const OFFSETS = 0;
const TAGS = 4;
const REFS = 8;
const MASKS = 12;
const START = 16;
const WIDTH = 20;
const TAG_START = 24;
const CELLS = 28;
const BAND_RADIUS = 32;
const LIMIT = 36;
const FOUND_END = 40;
const RANGE_BEGIN = 44;
const GROUP_COUNTS = 48; // 8 numbers: masks with exactly 0, 1, … 7 one-bits
const GROUP_ENDS = 80; // 8 addresses, written by the search
const CELL_SIZE = 112;
const RECORD_SIZE = 120;

const OVERFLOW = -1;
const TOO_MUCH = -2;

// Bits [start, start + mask's width) of four 64-bit lanes, a ring: bit 0 follows bit 255.
// @ts-ignore: decorator
@inline
function cut(lane0: u64, lane1: u64, lane2: u64, lane3: u64, start: u32, mask: u64): u64 {
  const lane = start >> 6;
  const shift: u64 = start & 63;
  const low = lane == 0 ? lane0 : lane == 1 ? lane1 : lane == 2 ? lane2 : lane3;
  const high = lane == 0 ? lane1 : lane == 1 ? lane2 : lane == 2 ? lane3 : lane0;
  return ((low >> shift) | (shift ? high << (64 - shift) : 0)) & mask;
}

// @ts-ignore: decorator
@inline
function maskOf(width: u32): u64 {
  return ((1 as u64) << (width as u64)) - 1;
}

// Three phases: every offset pair, then every bucket's tags, then every hash whose tag passes. The loads inside one
// phase do not wait for each other. Answers how many (position, distance) pairs it wrote, or why it did not.
export function search(slot: usize, vectors: bool): i32 {
  const q0 = load<u64>(slot, QUERY);
  const q1 = load<u64>(slot, QUERY + 8);
  const q2 = load<u64>(slot, QUERY + 16);
  const q3 = load<u64>(slot, QUERY + 24);
  const first = slot + BAND_RECORDS;
  const last = first + (load<u32>(slot, BANDS) as usize) * RECORD_SIZE;

  let range: usize = load<u32>(slot, RANGES);
  let postings: u64 = 0;
  let probes: u32 = 0;
  let touched: u32 = 0;
  for (let band = first; band < last; band += RECORD_SIZE) {
    store<u32>(band, range as u32, RANGE_BEGIN);
    const radius = load<i32>(band, BAND_RADIUS);
    if (radius < 0) continue;
    const key = cut(q0, q1, q2, q3, load<u32>(band, START), maskOf(load<u32>(band, WIDTH))) as u32;
    const offsets: usize = load<u32>(band, OFFSETS);
    const cells: usize = load<u32>(band, CELLS);
    let mask: usize = load<u32>(band, MASKS);
    for (let ones = 0; ones <= radius; ones++) {
      const count = load<u32>(band + ((ones as usize) << 2), GROUP_COUNTS);
      const end = mask + (count << 2);
      probes += count;
      if (cells) {
        // Every cell is asked for before the first is needed.
        const size: usize = load<u32>(band, CELL_SIZE);
        for (; mask < end; mask += 4) {
          const cell = cells + ((key ^ load<u32>(mask)) as usize) * size;
          touched += load<u8>(cell) + load<u8>(cell + size - 1);
        }
        continue;
      }
      for (; mask < end; mask += 4) {
        const at = offsets + (((key ^ load<u32>(mask)) as usize) << 2);
        const begin = load<u32>(at);
        const stop = load<u32>(at, 4);
        store<u32>(range, begin);
        store<u32>(range, stop, 4);
        postings += stop - begin;
        range += ((begin != stop) as usize) << 3;
      }
      store<u32>(band + ((ones as usize) << 2), range as u32, GROUP_ENDS);
    }
  }
  store<u32>(slot, probes, SEEN_PROBES);
  store<u32>(slot, postings as u32, SEEN_POSTINGS);
  if (postings > (load<u32>(slot, BUDGET) as u64)) return TOO_MUCH;

  const found: usize = load<u32>(slot, FOUND);
  const foundEnd = found + ((load<u32>(slot, FOUND_ROOM) as usize) << 2);
  let top = found;
  for (let band = first; band < last; band += RECORD_SIZE) {
    const radius = load<i32>(band, BAND_RADIUS);
    if (radius >= 0) {
      const tag = cut(q0, q1, q2, q3, load<u32>(band, TAG_START), 0xffff) as u32;
      if (load<u32>(band, CELLS)) {
        const key = cut(q0, q1, q2, q3, load<u32>(band, START), maskOf(load<u32>(band, WIDTH))) as u32;
        top = passCells(slot, band, key, tag, vectors, top, foundEnd);
      } else {
        touched += touchRanges(band, radius);
        top = passRanges(band, radius, tag, vectors, top, foundEnd);
      }
      if (!top) return OVERFLOW;
    }
    store<u32>(band, top as u32, FOUND_END);
  }
  store<u32>(slot, touched, TOUCHED);
  store<u32>(slot, ((top - found) >> 2) as u32, SEEN_FOUND);
  return verify(slot, last, found);
}

// Every line of the band's buckets is asked for before the first is needed.
function touchRanges(band: usize, radius: i32): u32 {
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

// The refs of a band's postings whose tags pass, from `top` on; 0 where there is no room for them.
function passRanges(band: usize, radius: i32, tag: u32, vectors: bool, top: usize, foundEnd: usize): usize {
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
function passLarge(
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

// The same for a band with cells; 0 also where large buckets hold more postings than are worth reading.
function passCells(slot: usize, band: usize, key: u32, tag: u32, vectors: bool, top: usize, foundEnd: usize): usize {
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
// @ts-ignore: decorator
@inline
function near(at: usize, wanted: v128, pass: i32): v128 {
  let x = v128.xor(v128.load(at), wanted);
  if (pass > 3) return i16x8.le_s(i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(x)), i16x8.splat(pass as i16));
  if (pass > 0) x = v128.and(x, i16x8.add(x, i16x8.splat(-1)));
  if (pass > 1) x = v128.and(x, i16x8.add(x, i16x8.splat(-1)));
  if (pass > 2) x = v128.and(x, i16x8.add(x, i16x8.splat(-1)));
  return i16x8.eq(x, i16x8.splat(0));
}

// @ts-ignore: decorator
@inline
function near16(at: usize, wanted: v128, pass: i32): u64 {
  return i8x16.bitmask(i8x16.narrow_i16x8_s(near(at, wanted, pass), near(at + 16, wanted, pass))) as u64;
}

// @ts-ignore: decorator
@inline
function near32(at: usize, wanted: v128, pass: i32): u64 {
  return near16(at, wanted, pass) | (near16(at + 32, wanted, pass) << 16);
}

// Bit 1 + i: tag i of the cell is near. Bit 0 and those past the count mean nothing.
// @ts-ignore: decorator
@inline
function cellVectors(cell: usize, size: usize, wanted: v128, pass: i32): u64 {
  if (size == 64) return pass == 2 ? near32(cell, wanted, 2) : near32(cell, wanted, pass);
  if (size == 128) return near32(cell, wanted, pass) | (near32(cell + 64, wanted, pass) << 32);
  if (size == 32) return near16(cell, wanted, pass);
  return i16x8.bitmask(near(cell, wanted, pass)) as u64;
}

// @ts-ignore: decorator
@inline
function cellScalars(cell: usize, count: u32, tag: u32, pass: i32): u64 {
  let lanes: u64 = 0;
  for (let i: u32 = 1; i <= count; i++) {
    const near = (popcnt((load<u16>(cell + ((i as usize) << 1)) as u32) ^ tag) as i32) <= pass;
    lanes |= (near as u64) << (i as u64);
  }
  return lanes;
}

// Postings begin … stop whose tag differs from the query's in at most `pass` bits: their refs' addresses.
// @ts-ignore: decorator
@inline
function passScalars(tags: usize, refs: usize, begin: u32, stop: u32, tag: u32, pass: i32, top: usize): usize {
  for (let i: usize = begin; i < (stop as usize); i++) {
    store<u32>(top, (refs + i * 3) as u32);
    top += ((popcnt((load<u16>(tags + (i << 1)) as u32) ^ tag) as i32) <= pass ? 4 : 0) as usize;
  }
  return top;
}

// @ts-ignore: decorator
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
// @ts-ignore: decorator
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

// The hashes behind the refs found, band by band: all refs first, then all first halves.
function verify(slot: usize, last: usize, found: usize): i32 {
  const top: usize = load<u32>(last - RECORD_SIZE, FOUND_END);
  for (let at = found; at < top; at += 4) store<u32>(at, load<u32>(load<u32>(at)) & 0xffffff);
  const q0 = load<u64>(slot, QUERY);
  const q1 = load<u64>(slot, QUERY + 8);
  const q2 = load<u64>(slot, QUERY + 16);
  const q3 = load<u64>(slot, QUERY + 24);
  const a: usize = load<u32>(slot, PLANE_A);
  const b: usize = load<u32>(slot, PLANE_B);
  const dead: usize = load<u32>(slot, DEAD);
  const radius: u64 = load<u32>(slot, RADIUS);
  const room = load<i32>(slot, OUT_ROOM);
  const out: usize = load<u32>(slot, OUT);
  let matches = 0;
  let at = found;
  for (let band = slot + BAND_RECORDS; band < last; band += RECORD_SIZE) {
    const end: usize = load<u32>(band, FOUND_END);
    for (; at < end; at += 4) {
      const position = load<u32>(at);
      const half = (position as usize) << 4;
      const x0 = load<u64>(a + half) ^ q0;
      const x1 = load<u64>(a + half, 8) ^ q1;
      let distance = popcnt(x0) + popcnt(x1);
      if (distance > radius) continue;
      const x2 = load<u64>(b + half) ^ q2;
      const x3 = load<u64>(b + half, 8) ^ q3;
      distance += popcnt(x2) + popcnt(x3);
      if (distance > radius) continue;
      if ((load<u8>(dead + ((position as usize) >> 3)) >> ((position & 7) as u8)) & 1) continue;
      if (cameEarlier(slot + BAND_RECORDS, band, x0, x1, x2, x3)) continue;
      if (matches == room) return OVERFLOW;
      const place = out + ((matches as usize) << 3);
      store<u32>(place, position);
      store<u32>(place, distance as u32, 4);
      matches++;
    }
  }
  return matches;
}

// A match is told by the first band that finds it.
function cameEarlier(first: usize, band: usize, x0: u64, x1: u64, x2: u64, x3: u64): bool {
  for (let earlier = first; earlier < band; earlier += RECORD_SIZE) {
    const radius = load<i32>(earlier, BAND_RADIUS);
    const own = popcnt(cut(x0, x1, x2, x3, load<u32>(earlier, START), maskOf(load<u32>(earlier, WIDTH)))) as i32;
    if (own > radius) continue;
    const next = popcnt(cut(x0, x1, x2, x3, load<u32>(earlier, TAG_START), 0xffff)) as i32;
    if (own + next <= load<i32>(earlier, LIMIT)) return true;
  }
  return false;
}

// Hashes 0 … count - 1 of two planes: (first + i, distance) of those within the radius; the caller leaves room for all.
export function scan(slot: usize, a: usize, b: usize, dead: usize, first: u32, count: u32): i32 {
  const q0 = load<u64>(slot, QUERY);
  const q1 = load<u64>(slot, QUERY + 8);
  const radius: u64 = load<u32>(slot, RADIUS);
  let out: usize = load<u32>(slot, OUT);
  const begun = out;
  let i: usize = 0;
  const whole: usize = (count as usize) & ~3;
  for (; i < whole; i += 4) {
    const at = a + (i << 4);
    const d0 = popcnt(load<u64>(at) ^ q0) + popcnt(load<u64>(at, 8) ^ q1);
    const d1 = popcnt(load<u64>(at, 16) ^ q0) + popcnt(load<u64>(at, 24) ^ q1);
    const d2 = popcnt(load<u64>(at, 32) ^ q0) + popcnt(load<u64>(at, 40) ^ q1);
    const d3 = popcnt(load<u64>(at, 48) ^ q0) + popcnt(load<u64>(at, 56) ^ q1);
    if (((d0 <= radius) as i32) | ((d1 <= radius) as i32) | ((d2 <= radius) as i32) | ((d3 <= radius) as i32)) {
      out = complete(slot, b, dead, first, i, d0, radius, out);
      out = complete(slot, b, dead, first, i + 1, d1, radius, out);
      out = complete(slot, b, dead, first, i + 2, d2, radius, out);
      out = complete(slot, b, dead, first, i + 3, d3, radius, out);
    }
  }
  for (; i < (count as usize); i++) {
    const at = a + (i << 4);
    const d = popcnt(load<u64>(at) ^ q0) + popcnt(load<u64>(at, 8) ^ q1);
    out = complete(slot, b, dead, first, i, d, radius, out);
  }
  return ((out - begun) >> 3) as i32;
}

// The same with vectors of bytes, for processors where counting in vectors is the cheaper way.
export function scanVectors(slot: usize, a: usize, b: usize, dead: usize, first: u32, count: u32): i32 {
  const query = v128.load(slot, QUERY);
  const radius: u64 = load<u32>(slot, RADIUS);
  let out: usize = load<u32>(slot, OUT);
  const begun = out;
  for (let i: usize = 0; i < (count as usize); i++) {
    const bytes = i8x16.popcnt(v128.xor(v128.load(a + (i << 4)), query));
    const words = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes));
    const pairs = i32x4.add(words, v128.shuffle<i32>(words, words, 2, 3, 0, 1));
    const d = (i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1)) as u64;
    if (d <= radius) out = complete(slot, b, dead, first, i, d, radius, out);
  }
  return ((out - begun) >> 3) as i32;
}

// @ts-ignore: decorator
@inline
function complete(slot: usize, b: usize, dead: usize, first: u32, i: usize, half: u64, radius: u64, out: usize): usize {
  if (half > radius) return out;
  const at = b + (i << 4);
  const distance =
    half + popcnt(load<u64>(at) ^ load<u64>(slot, QUERY + 16)) + popcnt(load<u64>(at, 8) ^ load<u64>(slot, QUERY + 24));
  if (distance > radius) return out;
  if ((load<u8>(dead + (i >> 3)) >> ((i & 7) as u8)) & 1) return out;
  store<u32>(out, first + (i as u32));
  store<u32>(out, distance as u32, 4);
  return out + 8;
}

// How many living hashes lie at each distance 0 … 256, added to 257 numbers.
export function countDistances(slot: usize, a: usize, b: usize, dead: usize, count: u32, counts: usize): void {
  const q0 = load<u64>(slot, QUERY);
  const q1 = load<u64>(slot, QUERY + 8);
  const q2 = load<u64>(slot, QUERY + 16);
  const q3 = load<u64>(slot, QUERY + 24);
  for (let i: usize = 0; i < (count as usize); i++) {
    if ((load<u8>(dead + (i >> 3)) >> ((i & 7) as u8)) & 1) continue;
    const at = i << 4;
    const distance =
      popcnt(load<u64>(a + at) ^ q0) +
      popcnt(load<u64>(a + at, 8) ^ q1) +
      popcnt(load<u64>(b + at) ^ q2) +
      popcnt(load<u64>(b + at, 8) ^ q3);
    const place = counts + ((distance as usize) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
}

// ---- Building ----

// Hashes of 32 bytes each into two planes.
export function split(hashes: usize, count: u32, a: usize, b: usize): void {
  for (let i: usize = 0; i < (count as usize); i++) {
    v128.store(a + (i << 4), v128.load(hashes + (i << 5)));
    v128.store(b + (i << 4), v128.load(hashes + (i << 5), 16));
  }
}

// Bits [start, start + mask's width) of hash i, from the planes.
// @ts-ignore: decorator
@inline
function lane(a: usize, b: usize, number: u32): usize {
  return number < 2 ? a + (number << 3) : b + ((number & 1) << 3);
}

// @ts-ignore: decorator
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

// ---- The machine's own limits, for the bench ----

export function readAll(from: usize, to: usize): u64 {
  let s0 = i64x2.splat(0);
  let s1 = i64x2.splat(0);
  for (let at = from; at < to; at += 64) {
    s0 = v128.xor(s0, v128.load(at));
    s1 = v128.xor(s1, v128.load(at, 16));
    s0 = v128.xor(s0, v128.load(at, 32));
    s1 = v128.xor(s1, v128.load(at, 48));
  }
  const s = v128.xor(s0, s1);
  return i64x2.extract_lane(s, 0) ^ i64x2.extract_lane(s, 1);
}

// `count` reads of 32 bytes at places that do not depend on each other, among 2^bits records.
export function readRandom(from: usize, bits: u32, count: u32, seed: u64): u64 {
  let sum = i64x2.splat(0);
  let state = seed;
  for (let i: u32 = 0; i < count; i++) {
    state = state * 6364136223846793005 + 1442695040888963407;
    const at = from + (((state >> ((64 - bits) as u64)) as usize) << 5);
    sum = v128.xor(sum, v128.xor(v128.load(at), v128.load(at, 16)));
  }
  return i64x2.extract_lane(sum, 0) ^ i64x2.extract_lane(sum, 1);
}
