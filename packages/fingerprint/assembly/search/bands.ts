import { cut, maskOf } from './bits';
import { passCells } from './cells';
import { passRanges, touchRanges } from './ranges';
import {
  PLANE_A,
  PLANE_B,
  DEAD,
  BANDS,
  RADIUS,
  RANGES,
  FOUND,
  OUT,
  OUT_ROOM,
  FOUND_ROOM,
  BUDGET,
  SEEN_POSTINGS,
  SEEN_FOUND,
  SEEN_PROBES,
  TOUCHED,
  QUERY,
  BAND_RECORDS,
  OFFSETS,
  MASKS,
  START,
  WIDTH,
  TAG_START,
  CELLS,
  BAND_RADIUS,
  LIMIT,
  FOUND_END,
  RANGE_BEGIN,
  GROUP_COUNTS,
  GROUP_ENDS,
  CELL_SIZE,
  RECORD_SIZE,
  OVERFLOW,
  TOO_MUCH,
} from './records';

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
