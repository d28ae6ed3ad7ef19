import { pdqOfPixels } from '../pdq/index.ts';
import { framesOfVideo } from './ffmpeg.ts';
import type { FrameOptions } from './ffmpeg.ts';
import type { VideoFrame } from './frame.ts';

/** The frames of a video in the order of time, each with its PDQ hash, quality (0 to 100) and second. */
export type VideoFingerprint = {
  frames: VideoFrame[];
  /** The video is longer than `maxFrames`: its rest was not looked at. */
  isCut: boolean;
};

/** As for `framesOfVideo`, and who wants to be told of the progress. */
export type HashVideoOptions = FrameOptions & {
  /** Told after each frame. */
  onFrame?: (frame: VideoFrame) => void;
};

/**
 * vPDQ of a video file: one frame a second unless told, each hashed at its full size. Low-quality frames are kept,
 * as the reference keeps them; comparisons leave them out. Needs ffmpeg on the machine. Throws what `framesOfVideo`
 * throws; what was hashed before an error is not given, since half a video would pass for a whole one.
 */
export async function hashVideo(path: string, options: HashVideoOptions = {}): Promise<VideoFingerprint> {
  const maxFrames = options.maxFrames ?? 14_400;
  const frames: VideoFrame[] = [];
  for await (const sampled of framesOfVideo(path, { ...options, maxFrames: maxFrames + 1 })) {
    if (sampled.index === maxFrames) return { frames, isCut: true };
    const { hash, quality } = pdqOfPixels({ ...sampled, channels: 3 });
    const frame = { frame: sampled.index, quality, hash, timestamp: sampled.timestamp };
    frames.push(frame);
    options.onFrame?.(frame);
  }
  return { frames, isCut: false };
}
