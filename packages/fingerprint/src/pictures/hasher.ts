import { availableParallelism } from 'node:os';
import { FingerprintError } from '../problem.ts';
import { pdqFromHex, type PdqHash } from '../pdq/index.ts';
import { DecoderDeath, openDecoder, type Decoder } from './decoder.ts';
import type { HashedPicture, HashOptions } from './protocol.ts';
import { readAtOnce, readSource, type PictureSource } from './read-source.ts';
import type { Shrink } from './shrink.ts';

/** Limits of the pool and of each picture, and what is asked for each unless its call says otherwise. */
export type PictureHasherOptions = HashOptions & {
  /** Decoder processes, 100 MB each. Default: two more than there are cores, so that no core waits for a picture. */
  workers?: number;
  /** Width × height, from the header. Default 100 million. */
  maxPixels?: number;
  /** Of the file. Default 32 MiB. */
  maxBytes?: number;
  /** From handing a picture to a decoder until its process is ended. Default 5 000. */
  timeoutMs?: number;
  /**
   * What decoding one picture may add to a process, in MiB. Default 64: JPEG up to `maxPixels` (17 megapixels if
   * progressive or `exact`), PNG and TIFF of 17, GIF of 7, WebP of 5, AVIF of 2. More is refused: `picture-memory`.
   */
  memoryMb?: number;
  /** Pictures waiting; one more is refused with `hasher-busy`. Default 1 024; `hashAll` needs 64. */
  maxWaiting?: number;
};

/** What is known of one picture: its hash (32 bytes) and how it was come by. */
export type PictureFingerprint = {
  hash: PdqHash;
  /** 0…100; under 50 the hash says too little to be compared. */
  quality: number;
  /** Of the picture as its file says, before any turning by EXIF. */
  width: number;
  height: number;
  /** 1: hashed from every pixel. Otherwise the hash may differ by up to 10 bits from that one. */
  shrunkBy: Shrink;
  /** The file is cut short or damaged; what could be decoded was hashed. */
  damaged: boolean;
  /** The eight turned and mirrored forms, the first being `hash`; when asked for. */
  forms?: PdqHash[];
};

/** A pool of decoder processes; any number of pictures may be handed over at once, up to `maxWaiting`. */
export type PictureHasher = {
  /** Rejects with a FingerprintError; errors of the file system pass as they are. */
  hash(source: PictureSource, options?: HashOptions): Promise<PictureFingerprint>;
  /** The processes at work: to watch what they take. */
  processes(): number[];
  /** Ends the processes; waiting pictures are refused with `hasher-closed`. */
  close(): Promise<void>;
};

type Job = {
  source: PictureSource;
  options: HashOptions;
  resolve: (fingerprint: PictureFingerprint) => void;
  reject: (reason: unknown) => void;
};

const mebibyte = 1024 * 1024;

/**
 * Opens a pool of decoder processes that turn pictures into PDQ. Hostile files harm one process at most, which is
 * replaced; this process never decodes. Processes start with the first picture. Close it when done.
 */
export function openPictureHasher(options: PictureHasherOptions = {}): PictureHasher {
  const { workers = availableParallelism() + 2, maxBytes = 32 * mebibyte, maxWaiting = 1_024 } = options;
  const { maxPixels = 100_000_000, timeoutMs = 5_000, memoryMb = 64 } = options;
  const { exact = false, forms = false, semantics = 'library' } = options;
  const limits = { maxPixels, timeoutMs, memoryMb };
  const waiting: Job[] = [];
  const decoders = new Set<Decoder>();
  let working = 0;
  let isClosed = false;

  /** A seat is one decoder and the loop that feeds it; it goes when nobody waits, its process stays for the next. */
  const idle: Decoder[] = [];
  const scratches: Buffer[] = [];
  function seat(): void {
    if (isClosed || working >= workers || waiting.length === 0) return;
    working += 1;
    void feed().finally(() => {
      working -= 1;
      seat();
    });
  }

  async function feed(): Promise<void> {
    const scratch = scratches.pop() ?? Buffer.allocUnsafeSlow(readAtOnce);
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      try {
        const bytes = await readSource(job.source, maxBytes, scratch);
        const picture = await decode(bytes, job.options);
        job.resolve(fingerprintOf(picture, job.options.forms === true));
      } catch (error) {
        job.reject(isClosed ? closed() : error);
      }
    }
    scratches.push(scratch);
  }

  async function decode(bytes: Uint8Array, own: HashOptions, isRetry = false): Promise<HashedPicture> {
    const decoder = await takeDecoder();
    try {
      return await decoder.hash(bytes, own);
    } catch (error) {
      // What an earlier picture left behind may have killed it: the next process gets this one as its first.
      const isInnocent =
        error instanceof DecoderDeath && error.code === 'picture-unreadable' && decoder.served > 1;
      if (!isInnocent || isRetry || isClosed) throw error;
      return await decode(bytes, own, true);
    } finally {
      giveBack(decoder);
    }
  }

  async function takeDecoder(): Promise<Decoder> {
    const free = idle.pop();
    if (free) return free;
    const decoder = openDecoder(limits);
    decoders.add(decoder);
    void decoder.gone.then(() => {
      decoders.delete(decoder);
      const at = idle.indexOf(decoder);
      if (at >= 0) idle.splice(at, 1);
    });
    await decoder.ready;
    return decoder;
  }

  function giveBack(decoder: Decoder): void {
    if (decoders.has(decoder)) idle.push(decoder);
  }

  return {
    hash: (source, own = {}) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(closed());
        if (waiting.length >= maxWaiting) {
          return reject(new FingerprintError('hasher-busy', 'Too many pictures are waiting (maxWaiting).'));
        }
        waiting.push({ source, options: { exact, forms, semantics, ...own }, resolve, reject });
        seat();
      }),
    processes: () => [...decoders].flatMap(({ pid }) => pid ?? []),
    async close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.reject(closed());
      const ends = [...decoders].map(({ gone }) => gone);
      for (const decoder of decoders) decoder.stop();
      await Promise.all(ends);
    },
  };
}

const closed = (): FingerprintError => new FingerprintError('hasher-closed', 'The picture hasher is closed.');

function fingerprintOf({ hashes, ...picture }: HashedPicture, withForms: boolean): PictureFingerprint {
  const forms = hashes.map(pdqFromHex);
  const [hash] = forms;
  if (!hash) throw new FingerprintError('picture-unreadable', 'The picture does not keep to its own header.');
  return { hash, ...picture, ...(withForms ? { forms } : {}) };
}
