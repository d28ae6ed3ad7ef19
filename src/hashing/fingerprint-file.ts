import {
  exactHashesOf,
  FingerprintError,
  hexOfPdq,
  isTrustworthy,
  type PictureHasher,
} from '@vigie/fingerprint';
import type { Fetcher, Look } from '#ground/fetch';
import { Problem } from '#ground/problem';
import type { Algorithm } from './entry.ts';
import { problems } from './problems.ts';

/** As what a file is read: a picture is decoded for its PDQ, anything else only has digests. */
export type FileKind = 'picture' | 'other';

/**
 * The fingerprints of one file, which itself is kept nowhere. `pdq`: 64 hex digits; null for what was not read as a
 * picture, and for one too flat or too small to be told from others (quality below 50).
 */
export type FilePrints = { readonly [Key in Algorithm]: string } & {
  readonly pdq: string | null;
  /** The media type that the other side named; null for a file that was handed in. */
  readonly contentType: string | null;
};

/** What is taken of one file; the guarded fetcher stops at the same number of bytes. */
export const largestFile = 24 * 1024 * 1024;

export type FileTools = { readonly fetcher: Fetcher; readonly pictures: () => PictureHasher };

/** Fingerprints of bytes. HAS-009: not a picture that can be read; HAS-010: too large. */
export async function fingerprintFile(
  { pictures }: Pick<FileTools, 'pictures'>,
  bytes: Uint8Array,
  kind: FileKind,
): Promise<FilePrints> {
  if (bytes.length > largestFile) throw new Problem(problems['HAS-010']);
  const { sha256, sha1, md5 } = await exactHashesOf(bytes);
  return {
    sha256,
    sha1,
    md5,
    pdq: kind === 'picture' ? await pdqOf(pictures(), bytes) : null,
    contentType: null,
  };
}

/**
 * Fingerprints of what an address answers, looked at by the guarded fetcher under its policy. Without `kind` the
 * answer's media type decides. HAS-009, HAS-010; HAS-011: an address that is never dialled; HAS-012: nothing came.
 */
export async function fingerprintAddress(
  tools: FileTools,
  url: string,
  kind: FileKind | null,
): Promise<FilePrints> {
  // The body itself is only asked for where it may have to be decoded: digests are made over there.
  const look = await tools.fetcher.look({ url, want: kind === 'other' ? 'digest' : 'bytes' });
  const digests = digestsOf(look);
  const { contentType, body } = look;
  const isPicture = kind === 'picture' || (kind === null && /^image\//iu.test(contentType ?? ''));
  if (!isPicture) return { ...digests, pdq: null, contentType };
  if (body === null) throw new Problem(problems['HAS-012'], { field: 'url' });
  return { ...digests, pdq: await pdqOf(tools.pictures(), body), contentType };
}

function digestsOf(look: Look): { [Key in Algorithm]: string } {
  if (look.outcome === 'refused') throw new Problem(problems['HAS-011'], { field: 'url' });
  if (look.outcome === 'too-large') throw new Problem(problems['HAS-010'], { field: 'url' });
  const { outcome, status, sha256, sha1, md5 } = look;
  const came = outcome === 'answered' && status !== null && status >= 200 && status < 300;
  if (!came || !sha256 || !sha1 || !md5) throw new Problem(problems['HAS-012'], { field: 'url' });
  return { sha256, sha1, md5 };
}

async function pdqOf(pictures: PictureHasher, bytes: Uint8Array): Promise<string | null> {
  try {
    const { hash, quality } = await pictures.hash(bytes);
    return isTrustworthy({ quality }) ? hexOfPdq(hash) : null;
  } catch (error) {
    // A hasher that is closed or overrun is our trouble, not the picture's.
    if (!(error instanceof FingerprintError && error.code.startsWith('picture-'))) throw error;
    throw new Problem(problems[error.code === 'picture-too-large' ? 'HAS-010' : 'HAS-009']);
  }
}
