import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The hashes by which exchanges name a file exactly: lower-case hex, and how many bytes they were taken from. */
export type ExactHashes = { md5: string; sha1: string; sha256: string; bytes: number };

/** A path or `file:` address, the bytes, or a stream of bytes (a Node `Readable` is one, a web stream another). */
export type ByteSource = string | URL | Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Read in pieces of this size: large enough for the hashes to set the pace, small enough to stay in the cache. */
const pieceBytes = 256 * 1024;

/**
 * MD5 (RFC 1321), SHA-1 and SHA-256 (FIPS 180-4) in one pass, in constant memory. Errors of the stream or of the file
 * system pass as they are. MD5 and SHA-1 can be forged: a match names a known file, it proves no origin.
 */
export async function exactHashesOf(source: ByteSource): Promise<ExactHashes> {
  const taking = startExactHashes();
  if (source instanceof Uint8Array) return taking.add(source).end();
  const pieces =
    typeof source === 'string' || source instanceof URL
      ? (createReadStream(source, { highWaterMark: pieceBytes }) as AsyncIterable<Uint8Array>)
      : source;
  for await (const piece of pieces) taking.add(piece);
  return taking.end();
}

/** Takes the bytes piece by piece, in order; `end` gives the hashes of all of them. */
export type ExactHashing = { add(piece: Uint8Array): ExactHashing; end(): ExactHashes };

/** The same for a caller who handles the pieces anyway: an upload on its way to the disk. `end` may be called once. */
export function startExactHashes(): ExactHashing {
  const [md5, sha1, sha256] = [createHash('md5'), createHash('sha1'), createHash('sha256')];
  const hashes: readonly Hash[] = [md5, sha1, sha256];
  let bytes = 0;
  const taking: ExactHashing = {
    add(piece) {
      for (const hash of hashes) hash.update(piece);
      bytes += piece.length;
      return taking;
    },
    end: () => ({ md5: md5.digest('hex'), sha1: sha1.digest('hex'), sha256: sha256.digest('hex'), bytes }),
  };
  return taking;
}
