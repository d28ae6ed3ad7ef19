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
