import type { PdqHash } from './hash.ts';

const sorted = new Float64Array(256);

/** The lower of the two middle values of 256: element 127 in ascending order. */
export function lowerMedian(values: Float64Array): number {
  sorted.set(values);
  let low = 0;
  let high = 255;
  while (low < high) {
    const pivot = sorted[(low + high) >> 1]!;
    let i = low - 1;
    let j = high + 1;
    for (;;) {
      do i++;
      while (sorted[i]! < pivot);
      do j--;
      while (sorted[j]! > pivot);
      if (i >= j) break;
      const moved = sorted[i]!;
      sorted[i] = sorted[j]!;
      sorted[j] = moved;
    }
    if (j >= 127) high = j;
    else low = j + 1;
  }
  return sorted[127]!;
}

/** One bit a frequency: strictly above the median. Bit k = 16 i + j; the highest one comes first. */
export function hashOfFrequencies(values: Float64Array): PdqHash {
  const median = lowerMedian(values);
  const hash = new Uint8Array(32);
  for (let k = 0; k < 256; k++) {
    if (values[k]! > median) hash[(255 - k) >> 3]! |= 1 << (k & 7);
  }
  return hash;
}
