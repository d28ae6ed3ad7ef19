import type { ProblemCode } from '../problem.ts';
import type { Shrink } from './shrink.ts';

/** What may be asked anew for each picture. */
export type HashOptions = {
  /** Decode every pixel, without shrinking on the way: slower, and the hash of the reference itself. */
  exact?: boolean;
  /** The hashes of the eight turned and mirrored forms as well. */
  forms?: boolean;
  /** `cli` reproduces the reference's command-line tool, which squeezes larger pictures to 512×512 first. */
  semantics?: 'library' | 'cli';
};

export type PictureLimits = {
  /** Width times height, believed from the header and held by the decoder. */
  maxPixels: number;
  /** What decoding one picture may add to a process. */
  memoryMb: number;
};

/** Parent to child: hash what lies in the shared slot (its length), or these bytes. */
export type Order = { id: number; bytes: number | Uint8Array; options: HashOptions };

/** Child to parent. Hashes travel as text: they are short, and messages are JSON-like. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'done'; id: number; picture: HashedPicture }
  | { kind: 'refused'; id: number; code: ProblemCode; message: string };

export type HashedPicture = {
  hashes: string[];
  quality: number;
  width: number;
  height: number;
  shrunkBy: Shrink;
  damaged: boolean;
};

/** The child ends itself with this when a picture makes it grow over its limit. */
export const exitForMemory = 77;
/** Where the child finds the shared slot: the descriptor after stdin, stdout, stderr and the channel. */
export const slotDescriptor = 4;
