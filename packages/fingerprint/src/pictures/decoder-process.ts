// A decoder's own process. It sees compressed bytes of strangers, so it is given nothing else: no path but the
// package's own, no environment, no right to write files or to start programs, one picture at a time.
import { readSync } from 'node:fs';
import { FingerprintError } from '../problem.ts';
import { releaseNow, tameDecoder, type Source } from './decode.ts';
import { hashPicture } from './hash-picture.ts';
import { exitForMemory, slotDescriptor, type Answer, type Order, type PictureLimits } from './protocol.ts';
import { warmUp } from './warm-up.ts';

const mebibyte = 1024 * 1024;
const watchEveryMs = 10;
const [, , given = '{}', slot = 'none'] = process.argv;
// our own parent wrote it, with the same version of this file beside it
const limits = JSON.parse(given) as PictureLimits;
const slotPath = slot === 'shared' ? `/proc/self/fd/${String(slotDescriptor)}` : null;

let residentAtRest = 0;
let residentBefore = 0;
let watch: NodeJS.Timeout | undefined;

/** The header's promise was checked before; this is for files that break it. Decoding runs on another thread. */
function watchMemory(): void {
  if (process.memoryUsage.rss() - residentBefore > limits.memoryMb * mebibyte) process.exit(exitForMemory);
}

function sourceOf(bytes: Order['bytes']): Source {
  if (typeof bytes !== 'number') {
    return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path: null };
  }
  const copy = Buffer.allocUnsafeSlow(bytes);
  const read = readSync(slotDescriptor, copy, 0, bytes, 0);
  return { bytes: copy.subarray(0, read), path: slotPath };
}

async function answerTo({ id, bytes, options }: Order): Promise<Answer> {
  residentBefore = process.memoryUsage.rss();
  watch = setInterval(watchMemory, watchEveryMs);
  const source = sourceOf(bytes);
  try {
    return { kind: 'done', id, picture: await hashPicture(source, options, limits) };
  } catch (error) {
    // Anything but a refusal is a defect of ours: let it end the process, and the parent say so of this picture.
    if (!(error instanceof FingerprintError)) throw error;
    return { kind: 'refused', id, code: error.code, message: error.message };
  } finally {
    clearInterval(watch);
    if (typeof bytes === 'number') releaseNow(source.bytes);
  }
}

/** Earlier pictures left half of the limit behind: a fresh process is better than a tight one. */
const isSwollen = (): boolean => residentBefore - residentAtRest > (limits.memoryMb * mebibyte) / 2;

function send(answer: Answer): void {
  if (process.connected) process.send?.(answer);
}

async function serve(order: Order): Promise<void> {
  send(await answerTo(order));
  if (isSwollen()) process.disconnect();
}

// A parent that is gone has no use for answers.
process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => void serve(order));

tameDecoder();
await warmUp(limits);
residentAtRest = process.memoryUsage.rss();
send({ kind: 'ready' });
