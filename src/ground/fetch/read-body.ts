import { createHash } from 'node:crypto';
import { Transform, Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { FetchProblem } from './fetch-problem.ts';
import type { BodyDigest } from './look.ts';

export type BodyRead = {
  /** Null when the body was not read to its end. */
  readonly digest: BodyDigest | null;
  readonly bytes: number;
  readonly headSha256: string | null;
  /** The decoded body, when it was asked to be held. */
  readonly held: Buffer | null;
  readonly problem: unknown;
};

export type ReadOptions = {
  readonly encoding: string | undefined;
  readonly hold: boolean;
  readonly wireBytes: number;
  readonly bodyBytes: number;
  readonly signal: AbortSignal;
};

const headLength = 64 * 1024;
const layersAccepted = 3;

/**
 * Streams a body through its decoders and digests, counting bytes before and after each of them. Stops at the first
 * byte too many, so a bomb costs no more than the cap. Reports what was seen up to then instead of throwing.
 */
export async function readBody(body: Readable, options: ReadOptions): Promise<BodyRead> {
  const sums = { sha256: createHash('sha256'), sha1: createHash('sha1'), md5: createHash('md5') };
  const head = createHash('sha256');
  const chunks: Buffer[] = [];
  let bytes = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (bytes < headLength) head.update(chunk.subarray(0, headLength - bytes));
      bytes += chunk.length;
      for (const sum of Object.values(sums)) sum.update(chunk);
      if (options.hold) chunks.push(chunk);
      done();
    },
  });
  try {
    const stages = decoders(options.encoding).flatMap((decoder) => [
      decoder,
      cap(options.bodyBytes, 'body-too-large'),
    ]);
    const whole = stages.length > 0 ? stages : [cap(options.bodyBytes, 'body-too-large')];
    await pipeline([body, cap(options.wireBytes, 'body-too-large'), ...whole, sink], {
      signal: options.signal,
    });
  } catch (problem) {
    return { digest: null, bytes, headSha256: bytes > 0 ? head.digest('hex') : null, held: null, problem };
  }
  const digest = {
    sha256: sums.sha256.digest('hex'),
    sha1: sums.sha1.digest('hex'),
    md5: sums.md5.digest('hex'),
    bytes,
  };
  return {
    digest,
    bytes,
    headSha256: head.digest('hex'),
    held: options.hold ? Buffer.concat(chunks) : null,
    problem: null,
  };
}

function cap(limit: number, problem: string): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      seen += chunk.length;
      if (seen > limit) pass(new FetchProblem('too-large', problem));
      else pass(null, chunk);
    },
  });
}

function decoders(encoding: string | undefined): Transform[] {
  const layers = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity');
  if (layers.length > layersAccepted) throw new FetchProblem('unreachable', 'broken-encoding');
  return layers.toReversed().map(decoder);
}

/** A body cut short is still decoded as far as it goes, as browsers do. */
const lenient = { finishFlush: constants.Z_SYNC_FLUSH };

function decoder(layer: string): Transform {
  switch (layer) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(lenient);
    case 'deflate':
      return inflateEither();
    case 'br':
      return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
    case 'zstd':
      // RFC 9659 caps the window at 8 MiB for the web; the library alone would grant 128 MiB.
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } });
    default:
      throw new FetchProblem('unreachable', 'broken-encoding');
  }
}

/** 'deflate' means zlib by the RFC and raw deflate in practice; the first byte tells which. */
function inflateEither(): Transform {
  let inner: Transform | null = null;
  return new Transform({
    transform(chunk: Buffer, encoding, done) {
      if (inner === null) {
        inner = ((chunk[0] ?? 0) & 0x0f) === 8 ? createInflate(lenient) : createInflateRaw(lenient);
        inner.on('data', (piece: Buffer) => this.push(piece));
        inner.on('error', (error) => this.destroy(error));
      }
      inner.write(chunk, encoding, done);
    },
    flush(done) {
      if (inner === null) return done();
      inner.once('end', () => done());
      inner.end();
    },
  });
}
