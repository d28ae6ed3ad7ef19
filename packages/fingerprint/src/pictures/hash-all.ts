import type { PictureFingerprint, PictureHasher } from './hasher.ts';
import type { HashOptions } from './protocol.ts';
import type { PictureSource } from './read-source.ts';

/** One source and what came of it: a fingerprint, or why there is none (mostly a FingerprintError). */
export type HashedSource<Source extends PictureSource = PictureSource> =
  { source: Source; fingerprint: PictureFingerprint } | { source: Source; problem: Error };

/** Enough for every decoder to have its next picture at hand. */
const underWay = 64;

/** Hashes many pictures, in the order given, without holding more than a few: a bad one does not stop the rest. */
export async function* hashAll<Source extends PictureSource>(
  hasher: PictureHasher,
  sources: Iterable<Source> | AsyncIterable<Source>,
  options: HashOptions = {},
): AsyncGenerator<HashedSource<Source>> {
  const line: Promise<HashedSource<Source>>[] = [];
  for await (const source of sources) {
    line.push(outcome(hasher, source, options));
    const first = line.length >= underWay ? line.shift() : undefined;
    if (first) yield await first;
  }
  for (const rest of line) yield await rest;
}

async function outcome<Source extends PictureSource>(
  hasher: PictureHasher,
  source: Source,
  options: HashOptions,
): Promise<HashedSource<Source>> {
  try {
    return { source, fingerprint: await hasher.hash(source, options) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { source, problem: error };
  }
}
