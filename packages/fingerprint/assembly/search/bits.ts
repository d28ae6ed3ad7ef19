// Bits [start, start + mask's width) of four 64-bit lanes, a ring: bit 0 follows bit 255.
@inline
export function cut(lane0: u64, lane1: u64, lane2: u64, lane3: u64, start: u32, mask: u64): u64 {
  const lane = start >> 6;
  const shift: u64 = start & 63;
  const low = lane == 0 ? lane0 : lane == 1 ? lane1 : lane == 2 ? lane2 : lane3;
  const high = lane == 0 ? lane1 : lane == 1 ? lane2 : lane == 2 ? lane3 : lane0;
  return ((low >> shift) | (shift ? high << (64 - shift) : 0)) & mask;
}

@inline
export function maskOf(width: u32): u64 {
  return ((1 as u64) << (width as u64)) - 1;
}
