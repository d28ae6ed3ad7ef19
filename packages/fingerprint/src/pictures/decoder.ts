import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { FingerprintError } from '../problem.ts';
import { startDecoder } from './launch.ts';
import {
  exitForMemory,
  type Answer,
  type HashedPicture,
  type HashOptions,
  type PictureLimits,
} from './protocol.ts';
import { openSlot } from './slot.ts';

export type DecoderLimits = PictureLimits & { timeoutMs: number };

/** A picture lost because its process ended; the message says how. */
export class DecoderDeath extends FingerprintError {}

/** One decoder process, one picture at a time. When it dies, so does the picture it held, and nothing else. */
export type Decoder = {
  readonly pid: number | undefined;
  /** Resolves when pictures may come; rejects when the process cannot start. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone, for whatever reason. */
  readonly gone: Promise<void>;
  /** How many pictures it was given. */
  readonly served: number;
  hash(bytes: Uint8Array, options: HashOptions): Promise<HashedPicture>;
  stop(): void;
};

type Waiting = { id: number; resolve: (picture: HashedPicture) => void; reject: (reason: Error) => void };

const longestStartMs = 30_000;
const mostSaid = 2_000;

export function openDecoder(limits: DecoderLimits): Decoder {
  const slot = openSlot();
  const child = startDecoder(
    { maxPixels: limits.maxPixels, memoryMb: limits.memoryMb },
    slot?.descriptor ?? null,
  );
  const { ready, gone, becameReady } = lifeOf(child, () => slot?.close());
  let waiting: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  let lastId = 0;

  function settle(): Waiting | null {
    clearTimeout(timer);
    letGo(child);
    const settled = waiting;
    waiting = null;
    return settled;
  }

  child.on('message', (answer: Answer | null) => {
    // What was taken over may say anything: what is no answer must not throw here.
    if (typeof answer !== 'object' || answer === null) return;
    if (answer.kind === 'ready') return becameReady();
    if (answer.id !== waiting?.id) return;
    const settled = settle();
    if (answer.kind === 'done') settled?.resolve(answer.picture);
    else settled?.reject(new FingerprintError(answer.code, answer.message));
  });
  void gone.then((exitCode) => settle()?.reject(deathOf(isLate, exitCode)));

  return {
    pid: child.pid,
    ready,
    get served() {
      return lastId;
    },
    gone: gone.then(() => undefined),
    hash: (bytes, options) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        const isShared = slot?.fill(bytes) ?? false;
        waiting = { id, resolve, reject };
        hold(child);
        timer = setTimeout(() => {
          isLate = true;
          child.kill('SIGKILL');
        }, limits.timeoutMs);
        // A channel that is gone: `gone` settles the picture.
        if (child.connected) child.send({ id, bytes: isShared ? bytes.length : bytes, options });
      }),
    stop() {
      hold(child); // whoever waits for `gone` may have nothing else that keeps the process alive
      child.kill('SIGKILL');
    },
  };
}

/** An idle decoder does not keep its caller's process alive; when that one ends, so does the decoder. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function deathOf(isLate: boolean, exitCode: number | null): FingerprintError {
  if (isLate) return new DecoderDeath('picture-timeout', 'Decoding the picture took too long.');
  if (exitCode === exitForMemory) {
    return new DecoderDeath(
      'picture-memory',
      'Decoding the picture took more memory than allowed (memoryMb).',
    );
  }
  return new DecoderDeath('picture-unreadable', 'The picture ended the process that decoded it.');
}

/** From start to end of the process; what it says while starting goes into the error of a failed start. */
function lifeOf(child: ChildProcess, release: () => void) {
  let said = '';
  let becameReady = (): void => undefined;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-mostSaid);
  });
  const gone = new Promise<number | null>((resolve) => {
    // Also later: a message to a process that just went is an error of the channel, told by `exit` as well.
    child.on('error', (error) => {
      said += error.message;
      if (child.pid === undefined) resolve(null);
    });
    child.once('exit', resolve);
  });
  void gone.then(release);
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), longestStartMs);
    becameReady = () => {
      clearTimeout(timer);
      // Decoders complain there about each damaged picture; nobody reads it any more.
      child.stderr?.removeAllListeners('data').resume();
      // a pipe of a child process is a socket, which the types of Node do not say
      (child.stderr as Socket | null)?.unref();
      resolve();
    };
    void gone.then(() => {
      clearTimeout(timer);
      reject(new Error(`A picture decoder did not start.\n${said}`));
    });
  });
  return { ready, gone, becameReady: () => becameReady() };
}
