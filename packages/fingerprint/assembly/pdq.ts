// The hot loops of PDQ, 128 bits at a time. Sums are whole numbers and exact; the transform adds in the very order
// of src/pdq/transform.ts, so that both give the same bits. Addresses come from outside (src/pdq/kernel-memory.ts).

/**
 * Adds weighted rows of bytes into a line of 16-bit sums, 64 columns (one cache line) at a time. Sums begin at `bias`,
 * which centres them on 0, or go on when `isCarried`; they may wrap on the way, as long as their end fits 16 bits.
 */
export function foldShortRows(
  input: usize,
  stride: usize,
  rows: i32,
  weights: usize,
  columns: i32,
  line: usize,
  bias: i32,
  isCarried: bool,
): void {
  const end = line + ((<usize>columns) << 1);
  while (line < end) {
    let s0 = i16x8.splat(<i16>bias);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    if (isCarried) {
      s0 = v128.load(line);
      s1 = v128.load(line, 16);
      s2 = v128.load(line, 32);
      s3 = v128.load(line, 48);
      s4 = v128.load(line, 64);
      s5 = v128.load(line, 80);
      s6 = v128.load(line, 96);
      s7 = v128.load(line, 112);
    }
    let at = input;
    let w = weights;
    for (let n = rows; n > 0; n--) {
      const weight = v128.load16_splat(w);
      const a = v128.load(at);
      const b = v128.load(at, 16);
      const c = v128.load(at, 32);
      const d = v128.load(at, 48);
      s0 = i16x8.add(s0, i16x8.mul(i16x8.extend_low_i8x16_u(a), weight));
      s1 = i16x8.add(s1, i16x8.mul(i16x8.extend_high_i8x16_u(a), weight));
      s2 = i16x8.add(s2, i16x8.mul(i16x8.extend_low_i8x16_u(b), weight));
      s3 = i16x8.add(s3, i16x8.mul(i16x8.extend_high_i8x16_u(b), weight));
      s4 = i16x8.add(s4, i16x8.mul(i16x8.extend_low_i8x16_u(c), weight));
      s5 = i16x8.add(s5, i16x8.mul(i16x8.extend_high_i8x16_u(c), weight));
      s6 = i16x8.add(s6, i16x8.mul(i16x8.extend_low_i8x16_u(d), weight));
      s7 = i16x8.add(s7, i16x8.mul(i16x8.extend_high_i8x16_u(d), weight));
      at += stride;
      w += 2;
    }
    v128.store(line, s0);
    v128.store(line, s1, 16);
    v128.store(line, s2, 32);
    v128.store(line, s3, 48);
    v128.store(line, s4, 64);
    v128.store(line, s5, 80);
    v128.store(line, s6, 96);
    v128.store(line, s7, 112);
    line += 128;
    input += 64;
  }
}

/**
 * The same into 32-bit sums, for what 16 bits do not hold, 32 columns at a time. Two rows at once: their bytes
 * interleaved, widened, and multiplied by two 16-bit weights and added in one instruction. An odd row is paired
 * with whatever follows it in memory, by a weight of 0.
 */
export function foldLongRows(
  input: usize,
  stride: usize,
  rows: i32,
  weights: usize,
  columns: i32,
  line: usize,
  bias: i32,
  isCarried: bool,
): void {
  const end = line + ((<usize>columns) << 2);
  const pairs = (rows + 1) >> 1;
  const step = stride << 1;
  while (line < end) {
    let s0 = i32x4.splat(bias);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    if (isCarried) {
      s0 = v128.load(line);
      s1 = v128.load(line, 16);
      s2 = v128.load(line, 32);
      s3 = v128.load(line, 48);
      s4 = v128.load(line, 64);
      s5 = v128.load(line, 80);
      s6 = v128.load(line, 96);
      s7 = v128.load(line, 112);
    }
    let at = input;
    let w = weights;
    for (let n = pairs; n > 0; n--) {
      const pair = v128.load32_splat(w);
      const below = at + stride;
      const a = v128.load(at);
      const b = v128.load(below);
      const c = v128.load(at, 16);
      const d = v128.load(below, 16);
      const ab = i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const AB = i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const cd = i8x16.shuffle(c, d, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const CD = i8x16.shuffle(c, d, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      s0 = i32x4.add(s0, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(ab), pair));
      s1 = i32x4.add(s1, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(ab), pair));
      s2 = i32x4.add(s2, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(AB), pair));
      s3 = i32x4.add(s3, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(AB), pair));
      s4 = i32x4.add(s4, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(cd), pair));
      s5 = i32x4.add(s5, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(cd), pair));
      s6 = i32x4.add(s6, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(CD), pair));
      s7 = i32x4.add(s7, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(CD), pair));
      at += step;
      w += 4;
    }
    v128.store(line, s0);
    v128.store(line, s1, 16);
    v128.store(line, s2, 32);
    v128.store(line, s3, 48);
    v128.store(line, s4, 64);
    v128.store(line, s5, 80);
    v128.store(line, s6, 96);
    v128.store(line, s7, 112);
    line += 128;
    input += 32;
  }
}

/** Folds a line of 16-bit sums: of each output, where it starts (in values), how many blocks of 8 weights. */
export function foldShortLine(
  line: usize,
  starts: usize,
  blocks: usize,
  weights: usize,
  outputs: i32,
  sums: usize,
): void {
  for (let p = 0; p < outputs; p++) {
    let at = line + ((<usize>load<u32>(starts)) << 1);
    let sum = i32x4.splat(0);
    for (let n = load<i32>(blocks); n > 0; n--) {
      sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(at), v128.load(weights)));
      at += 16;
      weights += 16;
    }
    const pair = i64x2.add(i64x2.extend_low_i32x4_s(sum), i64x2.extend_high_i32x4_s(sum));
    store<f64>(sums, <f64>(i64x2.extract_lane(pair, 0) + i64x2.extract_lane(pair, 1)));
    starts += 4;
    blocks += 4;
    sums += 8;
  }
}

/** The same of 32-bit sums: weights of 32 bits, products and sums in doubles, which hold them exactly. */
export function foldLongLine(
  line: usize,
  starts: usize,
  blocks: usize,
  weights: usize,
  outputs: i32,
  sums: usize,
): void {
  for (let p = 0; p < outputs; p++) {
    let at = line + ((<usize>load<u32>(starts)) << 2);
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    for (let n = load<i32>(blocks); n > 0; n--) {
      const v = v128.load(at);
      const w = v128.load(weights);
      low = f64x2.add(low, f64x2.mul(f64x2.convert_low_i32x4_s(v), f64x2.convert_low_i32x4_s(w)));
      const V = i32x4.shuffle(v, v, 2, 3, 2, 3);
      const W = i32x4.shuffle(w, w, 2, 3, 2, 3);
      high = f64x2.add(high, f64x2.mul(f64x2.convert_low_i32x4_s(V), f64x2.convert_low_i32x4_s(W)));
      at += 16;
      weights += 16;
    }
    const both = f64x2.add(low, high);
    store<f64>(sums, f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1));
    starts += 4;
    blocks += 4;
    sums += 8;
  }
}

/** Sum of the steps between neighbours of the 64×64 grid, each in whole percents of the range, cut off to zero. */
export function stepsOfGrid(grid: usize): f64 {
  const hundred = f64x2.splat(100);
  const range = f64x2.splat(255);
  let sum = f64x2.splat(0);
  for (let at = grid, end = grid + 4032 * 8; at < end; at += 16) {
    const d = f64x2.sub(v128.load(at), v128.load(at, 512));
    sum = f64x2.add(sum, f64x2.abs(f64x2.trunc(f64x2.div(f64x2.mul(d, hundred), range))));
  }
  let rest: f64 = 0;
  for (let row = grid, end = grid + 4096 * 8; row < end; row += 512) {
    for (let at = row; at < row + 62 * 8; at += 16) {
      const d = f64x2.sub(v128.load(at), v128.load(at, 8));
      sum = f64x2.add(sum, f64x2.abs(f64x2.trunc(f64x2.div(f64x2.mul(d, hundred), range))));
    }
    rest += abs(trunc(((load<f64>(row, 62 * 8) - load<f64>(row, 63 * 8)) * 100) / 255));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1) + rest;
}

/**
 * 64×64 to 16×16. `cosines`: 16×32, of frequencies 1…16; `turned`: the same by place, odd frequencies first
 * (32×(8+8)). `folded` and `lines` are room for 64×64 and 16×64 doubles.
 */
export function transformGrid(
  grid: usize,
  cosines: usize,
  turned: usize,
  folded: usize,
  lines: usize,
  result: usize,
): void {
  const half = 32 * 512;
  for (let j = 0; j < 32; j++) {
    const top = grid + ((<usize>j) << 9);
    const low = grid + ((<usize>(63 - j)) << 9);
    const to = folded + ((<usize>j) << 9);
    for (let p: usize = 0; p < 512; p += 16) {
      const a = v128.load(top + p);
      const b = v128.load(low + p);
      v128.store(to + p, f64x2.sub(a, b));
      v128.store(to + p, f64x2.add(a, b), half);
    }
  }
  for (let i = 0; i < 16; i++) {
    const from = folded + <usize>(i & 1) * half;
    for (let p: usize = 0; p < 512; p += 64) {
      let s0 = f64x2.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let at = from + p;
      let c = cosines + ((<usize>i) << 8);
      for (let j = 0; j < 32; j++) {
        const w = v128.load64_splat(c);
        s0 = f64x2.add(s0, f64x2.mul(w, v128.load(at)));
        s1 = f64x2.add(s1, f64x2.mul(w, v128.load(at, 16)));
        s2 = f64x2.add(s2, f64x2.mul(w, v128.load(at, 32)));
        s3 = f64x2.add(s3, f64x2.mul(w, v128.load(at, 48)));
        at += 512;
        c += 8;
      }
      const to = lines + ((<usize>i) << 9) + p;
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
    }
  }
  for (let i = 0; i < 16; i++) {
    let left = lines + ((<usize>i) << 9);
    let right = left + 63 * 8;
    let c = turned;
    let o0 = f64x2.splat(0);
    let o1 = o0;
    let o2 = o0;
    let o3 = o0;
    let e0 = o0;
    let e1 = o0;
    let e2 = o0;
    let e3 = o0;
    for (let p = 0; p < 32; p++) {
      const a = v128.load64_splat(left);
      const b = v128.load64_splat(right);
      const odd = f64x2.sub(a, b);
      const even = f64x2.add(a, b);
      o0 = f64x2.add(o0, f64x2.mul(v128.load(c), odd));
      o1 = f64x2.add(o1, f64x2.mul(v128.load(c, 16), odd));
      o2 = f64x2.add(o2, f64x2.mul(v128.load(c, 32), odd));
      o3 = f64x2.add(o3, f64x2.mul(v128.load(c, 48), odd));
      e0 = f64x2.add(e0, f64x2.mul(v128.load(c, 64), even));
      e1 = f64x2.add(e1, f64x2.mul(v128.load(c, 80), even));
      e2 = f64x2.add(e2, f64x2.mul(v128.load(c, 96), even));
      e3 = f64x2.add(e3, f64x2.mul(v128.load(c, 112), even));
      left += 8;
      right -= 8;
      c += 128;
    }
    const to = result + ((<usize>i) << 7);
    v128.store(to, i64x2.shuffle(o0, e0, 0, 2));
    v128.store(to, i64x2.shuffle(o0, e0, 1, 3), 16);
    v128.store(to, i64x2.shuffle(o1, e1, 0, 2), 32);
    v128.store(to, i64x2.shuffle(o1, e1, 1, 3), 48);
    v128.store(to, i64x2.shuffle(o2, e2, 0, 2), 64);
    v128.store(to, i64x2.shuffle(o2, e2, 1, 3), 80);
    v128.store(to, i64x2.shuffle(o3, e3, 0, 2), 96);
    v128.store(to, i64x2.shuffle(o3, e3, 1, 3), 112);
  }
}
