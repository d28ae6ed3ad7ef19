import { closeSync, constants, fstatSync, openSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { FingerprintError } from '../problem.ts';

/** A file by its path or `file:` address, or the bytes of one. */
export type PictureSource = string | URL | Uint8Array;

/** Reading this much costs less than a journey to another thread and back, of which a file takes four. */
export const readAtOnce = 512 * 1024;
const readInTurn = promisify(read);

/** Not to hang on a pipe that nobody writes to; systems without the flag have no such pipes either. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The compressed bytes of a picture, at most `maxBytes`; nothing of them is looked at here. Those of a small file lie
 * in `scratch` (of `readAtOnce` bytes) until its next use, so that a batch makes no garbage. Throws
 * `picture-too-large`, and `picture-unreadable` for what is no plain file; errors of the system (ENOENT…) pass.
 */
export async function readSource(
  source: PictureSource,
  maxBytes: number,
  scratch: Buffer,
): Promise<Uint8Array> {
  if (source instanceof Uint8Array) {
    mustFit(source.length, maxBytes);
    return source;
  }
  const file = openSync(source, flags);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new FingerprintError('picture-unreadable', 'This is no plain file.');
    mustFit(stat.size, maxBytes);
    if (stat.size <= scratch.length) return scratch.subarray(0, readSync(file, scratch, 0, stat.size, 0));
    const bytes = Buffer.allocUnsafeSlow(stat.size);
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes.length; length += got) {
      ({ bytesRead: got } = await readInTurn(file, bytes, length, bytes.length - length, length));
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function mustFit(size: number, maxBytes: number): void {
  if (size === 0) throw new FingerprintError('picture-unreadable', 'The file is empty.');
  if (size > maxBytes) {
    throw new FingerprintError(
      'picture-too-large',
      `The file has ${String(size)} bytes, over the limit of ${String(maxBytes)} (maxBytes).`,
    );
  }
}
