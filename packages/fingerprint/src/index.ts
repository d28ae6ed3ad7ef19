export { FingerprintError, type ProblemCode } from './problem.ts';
export {
  bitOf,
  distance,
  hexOfPdq,
  isTrustworthy,
  leastQuality,
  matchRadius,
  pdqFormsOfPixels,
  pdqFromHex,
  pdqOfPixels,
  popcount,
  type Pdq,
  type PdqForms,
  type PdqHash,
  type PdqOptions,
  type Pixels,
} from './pdq/index.ts';
export {
  hashAll,
  isBorderlineDistance,
  isBorderlineQuality,
  openPictureHasher,
  type HashedSource,
  type HashOptions,
  type PictureFingerprint,
  type PictureHasher,
  type PictureHasherOptions,
  type PictureSource,
} from './pictures/index.ts';
export {
  exactHashesOf,
  startExactHashes,
  type ByteSource,
  type ExactHashes,
  type ExactHashing,
} from './exact/index.ts';
