import type { Pixels } from '../pdq/index.ts';

/**
 * libvips leaves out the last, partial cell of a shrunk side: floor(n/s) samples come back, where the pulled-back
 * operator wants ceil(n/s). The outermost sample is repeated in its place; other differences are left alone.
 */
export function padded(pixels: Pixels, width: number, height: number): Pixels {
  const [right, below] = [width - pixels.width, height - pixels.height];
  if (right === 0 && below === 0) return pixels;
  if (right < 0 || right > 1 || below < 0 || below > 1) return pixels;
  const { data, channels } = pixels;
  const [from, to] = [pixels.width * channels, width * channels];
  const whole = new Uint8Array(to * height);
  for (let row = 0; row < height; row += 1) {
    const source = Math.min(row, pixels.height - 1) * from;
    whole.set(data.subarray(source, source + from), row * to);
    if (right === 1) whole.copyWithin(row * to + from, row * to + from - channels, row * to + from);
  }
  return { data: whole, width, height, channels };
}
