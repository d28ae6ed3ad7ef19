import { RadiusIndex } from '../search/index.ts';
import { bagOf } from './frame.ts';
import type { VideoFrame } from './frame.ts';
import { ruleOf, verdict } from './match.ts';
import type { VideoComparison, VideoMatchOptions } from './match.ts';

/** A video under the caller's number; `frames` as `hashVideo` or `readVpdq` give them. */
export type StoredVideo = { id: number; frames: readonly VideoFrame[] };
/** The comparison of the query with one stored video, and that video's number. */
export type VideoMatch = VideoComparison & { id: number };

/**
 * Many videos, searched at once: each frame's hash leads to its video. Exact like the index below it: a query finds
 * the same videos, with the same percentages, as a comparison with each of them would.
 */
export class VideoIndex {
  readonly #index: RadiusIndex;
  readonly #quality: number;
  /** Of each frame in the index: its video. Frames of removed videos are `undefined`. */
  readonly #videoOf: (number | undefined)[] = [];
  readonly #framesOf = new Map<number, number[]>();

  private constructor(index: RadiusIndex, quality: number) {
    this.#index = index;
    this.#quality = quality;
  }

  /** Frames under `quality` (50 unless told) are not stored, repeated ones once a video. Ids must differ. */
  static async build(videos: Iterable<StoredVideo>, options: { quality?: number } = {}): Promise<VideoIndex> {
    const quality = options.quality ?? ruleOf({}).quality;
    const bags: { id: number; frames: VideoFrame[] }[] = [];
    let count = 0;
    for (const { id, frames } of videos) {
      const bag = bagOf(frames, quality);
      bags.push({ id, frames: bag });
      count += bag.length;
    }
    const hashes = new Uint8Array(count * 32);
    let at = 0;
    for (const { frames } of bags) for (const frame of frames) hashes.set(frame.hash, 32 * at++);
    const index = new VideoIndex(await RadiusIndex.build({ hashes }), quality);
    for (const { id, frames } of bags) index.#enter(id, frames.length);
    return index;
  }

  /** Videos stored. */
  get size(): number {
    return this.#framesOf.size;
  }

  /** Adds a video, in place of one of the same id. */
  add(video: StoredVideo): void {
    this.remove(video.id);
    const bag = bagOf(video.frames, this.#quality);
    const first = this.#videoOf.length;
    this.#enter(video.id, bag.length);
    bag.forEach((frame, at) => {
      this.#index.add(first + at, frame.hash);
    });
  }

  /** Takes a video out; `false` when there is none of this id. */
  remove(id: number): boolean {
    const frames = this.#framesOf.get(id);
    if (!frames) return false;
    for (const frame of frames) {
      this.#index.remove(frame);
      this.#videoOf[frame] = undefined;
    }
    return this.#framesOf.delete(id);
  }

  /** The videos that match under the rule, those with most of the query first. Throws `radius-out-of-range`. */
  search(query: readonly VideoFrame[], options: VideoMatchOptions = {}): VideoMatch[] {
    const rule = ruleOf(options);
    const bag = bagOf(query, rule.quality);
    const counts = new Map<number, { query: number; stored: Set<number> }>();
    for (const frame of bag) {
      const videos = new Set<number>();
      for (const { id: stored } of this.#index.search(frame.hash, rule.radius)) {
        const video = this.#videoOf[stored];
        if (video === undefined) continue;
        const count = counts.get(video) ?? { query: 0, stored: new Set() };
        counts.set(video, count);
        count.stored.add(stored);
        if (!videos.has(video)) count.query += 1;
        videos.add(video);
      }
    }
    const matches: VideoMatch[] = [];
    for (const [id, count] of counts) {
      const found = verdict(
        {
          queryFrames: bag.length,
          storedFrames: this.#framesOf.get(id)?.length ?? 0,
          queryMatched: count.query,
          storedMatched: count.stored.size,
        },
        rule,
      );
      if (found.isMatch) matches.push({ id, ...found });
    }
    return matches.sort(
      (a, b) => b.queryPercent - a.queryPercent || b.storedPercent - a.storedPercent || a.id - b.id,
    );
  }

  /** Ends the threads of the index below; nothing can be searched afterwards. */
  close(): Promise<void> {
    return this.#index.close();
  }

  #enter(id: number, count: number): void {
    const first = this.#videoOf.length;
    const frames = Array.from({ length: count }, (_, at) => first + at);
    for (const frame of frames) this.#videoOf[frame] = id;
    this.#framesOf.set(id, frames);
  }
}
