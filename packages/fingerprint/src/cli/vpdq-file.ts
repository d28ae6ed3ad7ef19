import { open, readFile } from 'node:fs/promises';
import { FingerprintError } from '../problem.ts';
import { readVpdq } from '../video/formats.ts';
import type { VideoFrame } from '../video/frame.ts';

/** How the three forms of a vPDQ file begin. */
const beginning = /^\s*(\d+,\d+,[0-9a-f]{64},|\[\s*"[0-9a-f]{64},|\{\s*"\d+"\s*:\s*\{)/i;

const largest = 256 * 1024 * 1024;

/** The frames of a vPDQ file, or `undefined` when the file is something else. Throws `list-malformed`. */
export async function readVpdqFile(path: string): Promise<VideoFrame[] | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    if (!beginning.test(buffer.toString('latin1', 0, bytesRead))) return undefined;
    if ((await file.stat()).size > largest) {
      throw new FingerprintError(
        'list-malformed',
        `${path} is larger than any video's frames: 256 MiB at most.`,
      );
    }
  } finally {
    await file.close();
  }
  return readVpdq(await readFile(path, 'utf8'));
}
