import { closeSync, constants, ftruncateSync, openSync, writeSync } from 'node:fs';

/** `O_TMPFILE` of Linux, which Node does not name: a file that never has a name. */
const withoutName = 0o20000000 | constants.O_DIRECTORY;
const memoryFolder = '/dev/shm';

/**
 * A nameless file in memory (never on a disk) through which a decoder gets its pictures: no copy through a pipe, no
 * path that it could follow, and libvips may read it as a file, which shrinking while decoding needs.
 */
export type Slot = {
  /** For the child: the same memory, readable only. */
  readonly descriptor: number;
  /** False where the memory is full; the bytes then travel in the message. */
  fill(bytes: Uint8Array): boolean;
  close(): void;
};

/** `null` where the system has none (no Linux, no /dev/shm). */
export function openSlot(): Slot | null {
  if (process.platform !== 'linux') return null;
  let writing: number | undefined;
  try {
    writing = openSync(memoryFolder, withoutName | constants.O_RDWR | constants.O_EXCL, 0o600);
    const opened = writing;
    const reading = openSync(`/proc/self/fd/${String(opened)}`, constants.O_RDONLY);
    return {
      descriptor: reading,
      fill: (bytes) => fill(opened, bytes),
      close: () => [opened, reading].forEach((descriptor) => closeSync(descriptor)),
    };
  } catch (error) {
    if (writing !== undefined) closeSync(writing);
    if (isNotOffered(error)) return null;
    throw error;
  }
}

function fill(descriptor: number, bytes: Uint8Array): boolean {
  try {
    ftruncateSync(descriptor, bytes.length);
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at, bytes.length - at, at);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC') throw error;
    ftruncateSync(descriptor, 0);
    return false;
  }
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;
const isNotOffered = (error: unknown): boolean =>
  ['ENOENT', 'EISDIR', 'EOPNOTSUPP', 'ENOTSUP', 'EINVAL', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(
    String(codeOf(error)),
  );
