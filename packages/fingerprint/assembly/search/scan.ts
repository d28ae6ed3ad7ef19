import { RADIUS, OUT, QUERY } from './records';

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
