import { open } from 'node:fs/promises';
import { FingerprintError } from '../problem.ts';

/** A file by its path or `file:` address, or the bytes of one. */
export type PictureSource = string | URL | Uint8Array;

/**
 * The compressed bytes of a picture, at most `maxBytes`; nothing of them is looked at here. Throws
 * `picture-too-large`, and `picture-unreadable` for what is no plain file; errors of the system (ENOENT…) pass.
 */
export async function readSource(source: PictureSource, maxBytes: number): Promise<Uint8Array> {
  if (source instanceof Uint8Array) {
    mustFit(source.length, maxBytes);
    return source;
  }
  const file = await open(source, 'r');
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new FingerprintError('picture-unreadable', 'This is no plain file.');
    mustFit(stat.size, maxBytes);
    const bytes = Buffer.allocUnsafeSlow(stat.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
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
