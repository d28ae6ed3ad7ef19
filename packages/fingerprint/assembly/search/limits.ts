// The machine's own limits, for the bench.

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
