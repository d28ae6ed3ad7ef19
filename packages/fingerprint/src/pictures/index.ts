export { hashAll, type HashedSource } from './hash-all.ts';
export {
  openPictureHasher,
  type PictureFingerprint,
  type PictureHasher,
  type PictureHasherOptions,
} from './hasher.ts';
export type { HashOptions } from './protocol.ts';
export type { PictureSource } from './read-source.ts';
export { isBorderlineDistance, isBorderlineQuality, type Shrink } from './shrink.ts';
