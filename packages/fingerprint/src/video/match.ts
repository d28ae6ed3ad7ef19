import { leastQuality, matchRadius } from '../pdq/hash.ts';
import { FingerprintError } from '../problem.ts';
import { bagOf } from './frame.ts';
import type { VideoFrame } from './frame.ts';

/** When two videos count as alike: frames by bits and quality, the whole by shares in percent. */
export type VideoMatchOptions = {
  /** Two frames are the same up to this distance, 0 to 256; 31 unless told. */
  radius?: number;
  /** Frames of lower quality are left out; 50 unless told. */
  quality?: number;
  /** How much of the query must be found in the stored video, in percent; 80 unless told, as in the Python tools. */
  queryPercent?: number;
  /** How much of the stored video must be found in the query, in percent; 0 unless told, as in the Python tools. */
  storedPercent?: number;
};

/** What a comparison found: shares in percent (0 to 100, not rounded), and the counts they were taken of. */
export type VideoComparison = {
  isMatch: boolean;
  /** Share of the query's frames that have one alike in the stored video, 0 to 100. */
  queryPercent: number;
  /** Share of the stored video's frames that have one alike in the query, 0 to 100. */
  storedPercent: number;
  /** Frames that were compared, after the quality rule and without repetitions. */
  queryFrames: number;
  storedFrames: number;
};

/** The options with every default filled in. */
export type VideoRule = Required<VideoMatchOptions>;

/** Fills in the defaults. Throws `radius-out-of-range` for what is no whole number from 0 to 256. */
export function ruleOf(options: VideoMatchOptions): VideoRule {
  const rule = { radius: matchRadius, quality: leastQuality, queryPercent: 80, storedPercent: 0, ...options };
  if (!(Number.isInteger(rule.radius) && rule.radius >= 0 && rule.radius <= 256)) {
    throw new FingerprintError('radius-out-of-range', 'The radius is a whole number from 0 to 256.');
  }
  return rule;
}

/** What the counts mean under a rule. A video without one usable frame matches nothing. */
export function verdict(
  counts: { queryFrames: number; storedFrames: number; queryMatched: number; storedMatched: number },
  rule: VideoRule,
): VideoComparison {
  const percent = (matched: number, of: number): number => (of === 0 ? 0 : (100 * matched) / of);
  const queryPercent = percent(counts.queryMatched, counts.queryFrames);
  const storedPercent = percent(counts.storedMatched, counts.storedFrames);
  return {
    isMatch:
      counts.queryMatched > 0 && queryPercent >= rule.queryPercent && storedPercent >= rule.storedPercent,
    queryPercent,
    storedPercent,
    queryFrames: counts.queryFrames,
    storedFrames: counts.storedFrames,
  };
}

/**
 * vPDQ's comparison of two videos as bags of frames: order and time do not matter, so that a clip is found in the
 * whole and a reordered copy is still a copy. Throws `radius-out-of-range`.
 */
export function compareVideos(
  query: readonly VideoFrame[],
  stored: readonly VideoFrame[],
  options: VideoMatchOptions = {},
): VideoComparison {
  const rule = ruleOf(options);
  const asked = packed(bagOf(query, rule.quality));
  const known = packed(bagOf(stored, rule.quality));
  const knownHasMatch = new Uint8Array(known.length / 8);
  let queryMatched = 0;
  for (let one = 0; one < asked.length; one += 8) {
    let isMatched = false;
    for (let other = 0; other < known.length; other += 8) {
      if (!areWithin(asked, one, known, other, rule.radius)) continue;
      isMatched = true;
      knownHasMatch[other / 8] = 1;
    }
    if (isMatched) queryMatched += 1;
  }
  return verdict(
    {
      queryFrames: asked.length / 8,
      storedFrames: known.length / 8,
      queryMatched,
      storedMatched: knownHasMatch.reduce((sum, matched) => sum + matched, 0),
    },
    rule,
  );
}

/** Eight 32-bit words a hash: a popcount of words is four times cheaper than one of bytes. */
function packed(frames: readonly VideoFrame[]): Int32Array {
  const bytes = new Uint8Array(frames.length * 32);
  frames.forEach((frame, at) => {
    bytes.set(frame.hash, at * 32);
  });
  return new Int32Array(bytes.buffer);
}

function areWithin(a: Int32Array, atA: number, b: Int32Array, atB: number, radius: number): boolean {
  let distance = 0;
  for (let word = 0; word < 8; word++) {
    let bits = (a[atA + word] ?? 0) ^ (b[atB + word] ?? 0);
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    distance += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    if (distance > radius) return false;
  }
  return true;
}
