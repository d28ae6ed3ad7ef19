import { FingerprintError } from '../problem.ts';

/**
 * Eight bits a channel, rows from the top, no gaps. Channels: 1 grey, 3 RGB, 4 RGBA. Alpha is not looked at:
 * lay a transparent picture on white first, as `openPictureHasher` and the browser module do.
 */
export type Pixels = {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
  channels: 1 | 3 | 4;
};

/** Throws `pixels-malformed` where the sizes contradict the data. */
export function mustBePixels({ data, width, height, channels }: Pixels): void {
  const isSize = (n: number) => Number.isSafeInteger(n) && n > 0;
  if (!isSize(width) || !isSize(height) || (channels !== 1 && channels !== 3 && channels !== 4)) {
    throw new FingerprintError('pixels-malformed', 'A picture has a width, a height and 1, 3 or 4 channels.');
  }
  if (data.length !== width * height * channels) {
    throw new FingerprintError(
      'pixels-malformed',
      `${String(width)}×${String(height)}×${String(channels)} do not make ${String(data.length)} bytes.`,
    );
  }
}
