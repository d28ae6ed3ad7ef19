import { closeSync, constants, ftruncateSync, openSync, writeSync } from 'node:fs';
import sharp from 'sharp';
import { distance, pdqFromHex, pdqOfPixels, type Pixels } from '@vigie/fingerprint';
import { decode, releaseNow, tameDecoder } from '../packages/fingerprint/src/pictures/decode.ts';
import { hashPicture } from '../packages/fingerprint/src/pictures/hash-picture.ts';
import { pictureHeader } from '../packages/fingerprint/src/pictures/header.ts';
import { isBorderlineQuality, shrinkFor } from '../packages/fingerprint/src/pictures/shrink.ts';

export type OneCore = Record<
  | 'pdqMsShrink'
  | 'decodeMsShrink'
  | 'ratioShrink'
  | 'hashMsShrink'
  | 'pdqMsExact'
  | 'decodeMsFull'
  | 'ratioExact'
  | 'hashMsExact'
  | 'copyMs'
  | 'maxDistanceShrinkToExact'
  | 'hashedAgain',
  number
>;

const limits = { maxPixels: 100_000_000, memoryMb: 64 };
const withoutName = 0o20000000 | constants.O_DIRECTORY | constants.O_RDWR;

/**
 * What a decoder process does with a picture, done here so that nothing else is in the figures, and in turn with
 * what libvips alone takes for the same file: one thread of libvips, no cache, its pixels given back at once on both
 * sides. Each figure is the mean over the files of each one's median over the rounds.
 */
export async function measureOneCore(files: readonly Buffer[], rounds: number): Promise<OneCore> {
  tameDecoder();
  const memory = openSync('/dev/shm', withoutName, 0o600);
  const path = `/proc/self/fd/${memory}`;
  const bare = async (input: string | Buffer): Promise<void> =>
    releaseNow(await sharp(input).raw().toBuffer());
  const ways = {
    decodeMsShrink: (bytes: Buffer) => bare(`${path}[shrink=${shrinkOf(bytes)}]`),
    pdqMsShrink: (bytes: Buffer) => hashPicture({ bytes, path }, {}, limits),
    decodeMsFull: (bytes: Buffer) => bare(bytes),
    pdqMsExact: (bytes: Buffer) => hashPicture({ bytes, path }, { exact: true }, limits),
  };
  type Way = keyof typeof ways;
  const names = Object.keys(ways) as Way[];
  const times = new Map(names.map((name) => [name, files.map((): number[] => [])]));
  let found = { farthest: 0, again: 0, hashMsShrink: 0, hashMsExact: 0, copyMs: 0 };
  try {
    // The first round warms up and is thrown away; then each goes first as often as last.
    for (let round = -1; round < rounds; round += 1) {
      for (const [index, bytes] of files.entries()) {
        ftruncateSync(memory, bytes.length);
        writeSync(memory, bytes, 0, bytes.length, 0);
        for (const name of round % 2 === 0 ? names : names.toReversed()) {
          const started = performance.now();
          await ways[name](bytes);
          if (round >= 0) times.get(name)?.[index]?.push(performance.now() - started);
        }
      }
    }
    found = await lookClosely(files, memory, path);
  } finally {
    closeSync(memory);
  }
  const mean = (name: Way): number => meanOf((times.get(name) ?? []).map(medianOf));
  const of = { shrink: mean('decodeMsShrink'), full: mean('decodeMsFull') };
  return {
    pdqMsShrink: mean('pdqMsShrink'),
    decodeMsShrink: of.shrink,
    ratioShrink: mean('pdqMsShrink') / of.shrink,
    hashMsShrink: found.hashMsShrink,
    pdqMsExact: mean('pdqMsExact'),
    decodeMsFull: of.full,
    ratioExact: mean('pdqMsExact') / of.full,
    hashMsExact: found.hashMsExact,
    copyMs: found.copyMs,
    maxDistanceShrinkToExact: found.farthest,
    hashedAgain: found.again,
  };
}

/** Distances of the purely shrunk hashes, and the stages by themselves. */
async function lookClosely(files: readonly Buffer[], memory: number, path: string) {
  const [shrunkMs, exactMs, copyMs]: number[][] = [[], [], []];
  let [farthest, again] = [0, 0];
  for (const bytes of files) {
    ftruncateSync(memory, bytes.length);
    writeSync(memory, bytes, 0, bytes.length, 0);
    const header = pictureHeader(bytes);
    if (!header) throw new Error('a drawn picture without a header');
    const by = shrinkOf(bytes);
    const small = await decode({ bytes, path }, header, by, limits.maxPixels);
    const whole = await decode({ bytes, path }, header, 1, limits.maxPixels);
    const shrunkFrom = { width: header.width, height: header.height, by };
    const timed = (pixels: Pixels, into: number[] | undefined, options = {}) => {
      const started = performance.now();
      const found = pdqOfPixels(pixels, options);
      into?.push(performance.now() - started);
      return found;
    };
    const shrunk = timed(small.pixels, shrunkMs, { shrunkFrom });
    const exact = timed(whole.pixels, exactMs);
    const started = performance.now();
    releaseNow(Buffer.from(whole.pixels.data));
    copyMs?.push(performance.now() - started);
    farthest = Math.max(farthest, distance(shrunk.hash, exact.hash));
    if (isBorderlineQuality(shrunk.quality)) again += 1;
    const { hashes } = await hashPicture({ bytes, path }, { exact: true }, limits);
    if (distance(pdqFromHex(hashes[0] ?? ''), exact.hash) !== 0) throw new Error('exact is not exact');
    small.release();
    whole.release();
  }
  return {
    farthest,
    again,
    hashMsShrink: medianOf(shrunkMs ?? []),
    hashMsExact: medianOf(exactMs ?? []),
    copyMs: medianOf(copyMs ?? []),
  };
}

function shrinkOf(bytes: Buffer): 1 | 2 | 4 | 8 {
  const header = pictureHeader(bytes);
  return header ? shrinkFor(header) : 1;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
