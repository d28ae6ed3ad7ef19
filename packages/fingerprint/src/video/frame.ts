import { distance, leastQuality } from '../pdq/hash.ts';
import type { PdqHash } from '../pdq/hash.ts';

/** One frame of a video: what vPDQ keeps of it. A video's fingerprint is the list of its frames. */
export type VideoFrame = {
  /** The frame's number, from 0. Matching does not look at it. */
  frame: number;
  /** PDQ quality, 0 to 100. */
  quality: number;
  hash: PdqHash;
  /** Seconds from the beginning, to the millisecond. Matching does not look at it. */
  timestamp: number;
};

/** The frames that count in a comparison: of enough quality, and each hash once. */
export function bagOf(frames: readonly VideoFrame[], quality = leastQuality): VideoFrame[] {
  const seen = new Set<string>();
  return frames.filter((frame) => {
    if (frame.quality < quality) return false;
    const key = String.fromCharCode(...frame.hash);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Leaves out frames that are within `within` bits (2 unless told) of the last one kept: a still scene becomes one
 * frame. It changes the percentages of a match, which count frames: prune stored videos and queries alike.
 */
export function pruneFrames(frames: readonly VideoFrame[], within = 2): VideoFrame[] {
  const kept: VideoFrame[] = [];
  for (const frame of frames) {
    const last = kept.at(-1);
    if (!last || distance(last.hash, frame.hash) > within) kept.push(frame);
  }
  return kept;
}
