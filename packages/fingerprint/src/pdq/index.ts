import { axisOperator, bytesOfOperator, type AxisOperator } from './axis-operator.ts';
import { hashOfFrequencies } from './bits.ts';
import { type Engine, plainEngine } from './engine.ts';
import { startKernel } from './kernel.ts';
import { kernelEngine } from './kernel-engine.ts';
import { formsOfFrequencies } from './forms.ts';
import type { PdqHash } from './hash.ts';
import { Lru } from './lru.ts';
import { shrunkLikeCommandLine } from './nearest.ts';
import { mustBePixels, type Pixels } from './pixels.ts';
import { FingerprintError } from '../problem.ts';

export {
  bitOf,
  distance,
  hexOfPdq,
  isTrustworthy,
  leastQuality,
  matchRadius,
  pdqFromHex,
  popcount,
  type PdqHash,
} from './hash.ts';
export type { Pixels } from './pixels.ts';

/** Which of the reference's two hashes is asked for, and how the pixels were shrunk before, if they were. */
export type PdqOptions = {
  /**
   * `library`, the default and the form in which hashes are exchanged: the picture as it is. `cli`: what the
   * reference's photo hasher prints, which first takes a picture over 512 pixels to 512×512. They differ by up to 10.
   */
  semantics?: 'library' | 'cli';
  /**
   * The pixels were decoded at 1/`by` of this size (each sample the mean of a cell of `by`×`by`, sizes rounded up).
   * The operator of the original size is then pulled back onto the small grid: nearly the hash of the whole picture.
   */
  shrunkFrom?: { width: number; height: number; by: 1 | 2 | 4 | 8 };
};
/** 256 bits, and a quality of 0…100: how much detail there was to take them from. */
export type Pdq = { hash: PdqHash; quality: number };
/** The hashes of the picture in its eight positions, in the reference's order; the first is the picture as it is. */
export type PdqForms = { forms: PdqHash[]; quality: number };

const leastSide = 5;
const operators = new Lru<AxisOperator>({ entries: 64, bytes: 4 << 20 });
const operatorOf = (length: number, by: number): AxisOperator =>
  operators.take(`${String(length)}/${String(by)}`, () => axisOperator(length, by), bytesOfOperator);

let started: Engine | undefined; // at the first picture, not when the module is merely read
function engine(): Engine {
  if (started === undefined) {
    const kernel = startKernel();
    started = kernel === undefined ? plainEngine : kernelEngine(kernel);
  }
  return started;
}

/** Whether hashing runs on WebAssembly SIMD. If not it takes longer; its results are the same. */
export const isAccelerated = (): boolean => engine() !== plainEngine;

/**
 * The PDQ hash of 8-bit pixels. A picture with a side under 5 has the hash of all zeros and quality 0, as in the
 * reference; a hash of quality under 50 says too little to be compared (`isTrustworthy`).
 * Throws `pixels-malformed`. Source: Facebook's ThreatExchange, `pdq/` and `hashing/hashing.pdf` (BSD).
 */
export function pdqOfPixels(pixels: Pixels, options: PdqOptions = {}): Pdq {
  const print = frequenciesOf(pixels, options);
  if (print === undefined) return { hash: new Uint8Array(32), quality: 0 };
  return { hash: hashOfFrequencies(print.frequencies), quality: print.quality };
}

/** As `pdqOfPixels`, with the hashes of the eight positions; the turned ones are close to those of turned pixels. */
export function pdqFormsOfPixels(pixels: Pixels, options: PdqOptions = {}): PdqForms {
  const print = frequenciesOf(pixels, options);
  if (print === undefined) return { forms: Array.from({ length: 8 }, () => new Uint8Array(32)), quality: 0 };
  return { forms: formsOfFrequencies(print.frequencies), quality: print.quality };
}

function frequenciesOf(given: Pixels, options: PdqOptions): ReturnType<Engine> | undefined {
  mustBePixels(given);
  const whole = options.shrunkFrom ?? { width: given.width, height: given.height, by: 1 };
  const { by } = whole;
  if (Math.ceil(whole.width / by) !== given.width || Math.ceil(whole.height / by) !== given.height) {
    throw new FingerprintError('pixels-malformed', 'The pixels are not of the size the shrinking leaves.');
  }
  const isCommandLine = options.semantics === 'cli' && (whole.width > 512 || whole.height > 512);
  if (isCommandLine && by !== 1) {
    throw new FingerprintError(
      'pixels-malformed',
      'The command line’s hash cannot be had from a shrunk decode.',
    );
  }
  if (whole.width < leastSide || whole.height < leastSide) return undefined;
  const pixels = isCommandLine ? shrunkLikeCommandLine(given) : given;
  const { width, height } = isCommandLine ? pixels : whole;
  return engine()(pixels, operatorOf(height, by), operatorOf(width, by));
}
