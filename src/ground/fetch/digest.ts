import { hash } from 'node:crypto';
import type { BodyDigest } from './look.ts';

/** The three digests of the exact lists, over bytes already in memory. */
export function digestOf(bytes: Uint8Array): BodyDigest {
  return {
    sha256: hash('sha256', bytes, 'hex'),
    sha1: hash('sha1', bytes, 'hex'),
    md5: hash('md5', bytes, 'hex'),
    bytes: bytes.length,
  };
}
