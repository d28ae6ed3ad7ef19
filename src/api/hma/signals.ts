import { Problem } from '#ground/problem';
import type { Algorithm, FileKind, FilePrints, KnownEntry } from '#hashing';
import type { House } from '../../server/house.ts';
import { problems } from './problems.ts';

/** HMA's names for fingerprints, those that we have; the three digests are ours to add, and only come when asked for. */
export const signalTypes = ['pdq', 'video_md5', 'md5', 'sha1', 'sha256'] as const;
export type SignalType = (typeof signalTypes)[number];

/** HMA's names for kinds of content. */
export type ContentType = 'photo' | 'video';

const offered: Record<ContentType, readonly SignalType[]> = {
  photo: ['pdq', 'md5', 'sha1', 'sha256'],
  video: ['video_md5', 'md5', 'sha1', 'sha256'],
};
/** What comes without being asked for by name: as in HMA. */
const usual: Record<ContentType, readonly SignalType[]> = { photo: ['pdq'], video: ['video_md5'] };
const algorithmOf: Record<Exclude<SignalType, 'pdq'>, Algorithm> = {
  video_md5: 'md5',
  md5: 'md5',
  sha1: 'sha1',
  sha256: 'sha256',
};

export const kindOf: Record<ContentType, FileKind> = { photo: 'picture', video: 'other' };

/** HMA-003 for a name that is none. */
export function signalType(text: string): SignalType {
  const found = signalTypes.find((name) => name === text);
  if (!found) throw new Problem(problems['HMA-003'], { field: 'signal_type' });
  return found;
}

/** HMA-004 for a name that is none. */
export function contentType(text: string): ContentType {
  if (text !== 'photo' && text !== 'video') throw new Problem(problems['HMA-004'], { field: 'content_type' });
  return text;
}

/** The kind of content that a media type says. HMA-004 for one that is neither a picture nor a video. */
export function contentTypeOf(mediaType: string | null): ContentType {
  if (/^image\//iu.test(mediaType ?? '')) return 'photo';
  return contentType(/^video\//iu.test(mediaType ?? '') ? 'video' : '');
}

const digits: Record<SignalType, number> = { pdq: 64, video_md5: 32, md5: 32, sha1: 40, sha256: 64 };

/** Whether this is a fingerprint of the type, in lower case. */
export const isSignal = (type: SignalType, value: unknown): value is string =>
  typeof value === 'string' && value.length === digits[type] && /^[0-9a-f]+$/.test(value);

/** The signal types to make of a file: those of `types` (separated by commas), or the usual ones. HMA-003. */
export function wantedTypes(of: ContentType, types: string | undefined): readonly SignalType[] {
  if (types === undefined) return usual[of];
  const named = types
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const found = offered[of].filter((name) => named.includes(name));
  if (named.length === 0 || named.some((name) => !found.some((known) => known === name)))
    throw new Problem(problems['HMA-003'], { field: 'types' });
  return found;
}

/** A file's fingerprints by HMA's names; '' for a PDQ of a picture too flat or too small to be told from others. */
export const signalsIn = (prints: FilePrints, types: readonly SignalType[]): Record<string, string> =>
  Object.fromEntries(
    types.map((type) => [type, type === 'pdq' ? (prints.pdq ?? '') : prints[algorithmOf[type]]]),
  );

/** The entries that a signal matches: by likeness within 31 bits for PDQ, by equality for the rest. HAS-002. */
export async function matchesOf(house: House, type: SignalType, signal: string): Promise<KnownEntry[]> {
  if (type !== 'pdq') return house.hashing.lookUpDigest(algorithmOf[type], signal);
  return house.hashing.lookUpPdq(signal);
}

export type IndexStatus = Record<SignalType, { present: boolean; built_to: number; size: number }>;

/** Counting a long table takes a moment; whoever watches by the second need not have it counted each time. */
const countedForMs = 10_000;

/**
 * Tells how many entries each signal type can match, and how new they are. The PDQ index is brought up to date for it;
 * the others may be ten seconds old.
 */
export function makeIndexStatus({ hashing }: House): () => Promise<IndexStatus> {
  let counting: ReturnType<House['hashing']['count']> | null = null;
  let countedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (counting === null || performance.now() - countedAt > countedForMs) {
      countedAt = performance.now();
      counting = hashing.count();
      counting.catch(() => (counting = null));
    }
    const [counted] = await Promise.all([counting, hashing.loadPdq()]);
    const { isLoaded, entries, newestAt } = hashing.pdqState();
    const say = (size: number, newest: Date | null | undefined, present = true) => ({
      present,
      built_to: newest ? Math.floor(newest.getTime() / 1000) : -1,
      size,
    });
    const exact = (algorithm: Algorithm) => {
      const found = counted.find((each) => each.algorithm === algorithm);
      return say(found?.entries ?? 0, found?.newestAt);
    };
    return {
      pdq: say(entries, newestAt, isLoaded),
      video_md5: exact('md5'),
      md5: exact('md5'),
      sha1: exact('sha1'),
      sha256: exact('sha256'),
    };
  };
}
