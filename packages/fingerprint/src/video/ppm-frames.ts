import { FingerprintError } from '../problem.ts';

export type RgbFrame = { data: Uint8Array; width: number; height: number };

/**
 * Cuts a stream of binary PPM pictures (P6: `P6 WIDTH HEIGHT 255`, then raw RGB) into frames. Each tells its own
 * size, so a video that changes it midway needs no second look. Holds one frame at most, and that of bounded size.
 */
export function openPpmReader(maxPixels: number): {
  push(chunk: Uint8Array): RgbFrame[];
  isBetweenFrames(): boolean;
} {
  let header = '';
  let frame: (RgbFrame & { filled: number }) | undefined;

  function begin(width: number, height: number): RgbFrame & { filled: number } {
    if (!(width > 0 && height > 0 && width * height <= maxPixels)) {
      throw new FingerprintError(
        'video-too-large',
        `A frame of ${width} by ${height} pixels is over the limit of ${maxPixels}.`,
      );
    }
    return { data: new Uint8Array(width * height * 3), width, height, filled: 0 };
  }
  return {
    push(chunk) {
      const frames: RgbFrame[] = [];
      let at = 0;
      while (at < chunk.length) {
        if (frame) {
          const part = chunk.subarray(at, at + frame.data.length - frame.filled);
          frame.data.set(part, frame.filled);
          frame.filled += part.length;
          at += part.length;
          if (frame.filled === frame.data.length) {
            frames.push({ data: frame.data, width: frame.width, height: frame.height });
            frame = undefined;
            header = '';
          }
          continue;
        }
        header += String.fromCharCode(chunk[at] ?? 0);
        at += 1;
        const whole = /^P6\s(\d{1,6})\s(\d{1,6})\s255\s$/.exec(header);
        if (whole) frame = begin(Number(whole[1]), Number(whole[2]));
        else if (header.length > 24 || !'P6'.startsWith(header.slice(0, 2))) {
          throw new FingerprintError(
            'video-unreadable',
            'ffmpeg answered with something else than pictures.',
          );
        }
      }
      return frames;
    },
    isBetweenFrames: () => !frame && header === '',
  };
}
