import type { Pixels } from './pixels.ts';

const side = 512;

/**
 * What the reference's command line does first to a picture wider or higher than 512: 512×512, whatever its shape,
 * by the nearest sample. Any other picture is returned as it is.
 */
export function shrunkLikeCommandLine(pixels: Pixels): Pixels {
  const { data, width, height, channels } = pixels;
  if (width <= side && height <= side) return pixels;
  const shrunk = new Uint8Array(side * side * channels);
  const columns = Int32Array.from({ length: side }, (_, x) => Math.floor((x * width) / side) * channels);
  let to = 0;
  for (let y = 0; y < side; y++) {
    const from = Math.floor((y * height) / side) * width * channels;
    for (let x = 0; x < side; x++) {
      const at = from + columns[x]!;
      for (let channel = 0; channel < channels; channel++) shrunk[to++] = data[at + channel]!;
    }
  }
  return { data: shrunk, width: side, height: side, channels };
}
