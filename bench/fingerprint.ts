import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { draw, drawingKinds } from '../packages/fingerprint/tests/drawn-pictures.ts';
import { exponentOf, rounded, type Bench } from './bench.ts';
import { hashBatch } from './fingerprint-batch.ts';
import { measureOneCore } from './fingerprint-one-core.ts';

const width = 1024;
const height = 768;
const differentPictures = 64;

/**
 * PDQ of JPEG pictures. On one core: with shrinking and from every pixel, each beside the bare decode of the same
 * file in the same way by libvips, in turn and in one run. As a batch: the pool of decoders over `size` pictures.
 */
export const fingerprint: Bench = async ({ size, quick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-fingerprint-'));
  try {
    const files = await makePictures(folder, quick ? 16 : differentPictures);
    const one = await measureOneCore(
      files.map(({ bytes }) => bytes),
      quick ? 5 : 15,
    );
    const count = size ?? (quick ? 1_000 : 10_000);
    const paths = files.map(({ path }) => path);
    const small = await hashBatch(paths, Math.ceil(count / 10));
    const batch = await hashBatch(paths, count);
    const exponent = exponentOf(
      { count: Math.ceil(count / 10), seconds: small.seconds },
      { count, seconds: batch.seconds },
    );
    const kilobytes = files.map(({ bytes }) => bytes.length / 1000);
    const ms = (value: number): string => `${value.toFixed(2)} ms`;
    const share = (value: number): string => `${(value * 100).toFixed(1)} %`;
    return {
      table: [
        [
          `pictures of ${width}×${height}, JPEG`,
          `${files.length}, ${Math.min(...kilobytes).toFixed(0)} to ${Math.max(...kilobytes).toFixed(0)} kB`,
        ],
        ['PDQ with shrinking while decoding, one core', ms(one.pdqMsShrink)],
        ['  bare decode with the same shrink', ms(one.decodeMsShrink)],
        ['  ratio', one.ratioShrink.toFixed(3)],
        ['  hashing alone, pixels in memory', ms(one.hashMsShrink)],
        ['PDQ from every pixel, one core', ms(one.pdqMsExact)],
        ['  bare full decode', ms(one.decodeMsFull)],
        ['  ratio', one.ratioExact.toFixed(3)],
        ['  hashing alone, pixels in memory', ms(one.hashMsExact)],
        ['  moving those pixels once (the memory’s limit)', ms(one.copyMs)],
        ['largest distance, shrunk to exact', `${one.maxDistanceShrinkToExact} of 256`],
        ['  of these hashed again at full size, time included', String(one.hashedAgain)],
        [`batch of ${count}, a second`, batch.perSecond.toFixed(0)],
        ['  cores kept busy by the decoders', share(batch.decodersBusy)],
        ['  by decoders and caller together', share(batch.allBusy)],
        ['  by anything on this machine', share(batch.machineBusy)],
        ['time grows with the work to the power of', exponent.toFixed(2)],
      ],
      figures: {
        pictures: count,
        ...Object.fromEntries(Object.entries(one).map(([name, value]) => [name, rounded(value, 3)])),
        batchPerSecond: rounded(batch.perSecond),
        decodersBusy: rounded(batch.decodersBusy, 3),
        allBusy: rounded(batch.allBusy, 3),
        machineBusy: rounded(batch.machineBusy, 3),
        decoders: batch.decoders,
        failed: small.failed + batch.failed,
        exponent: rounded(exponent, 2),
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The four kinds of the reference's own test set in turn, drawn the same on every machine. */
async function makePictures(folder: string, count: number): Promise<{ path: string; bytes: Buffer }[]> {
  const files: { path: string; bytes: Buffer }[] = [];
  for (let index = 0; index < count; index += 1) {
    const kind = drawingKinds[index % drawingKinds.length] ?? 'shapes';
    const { data, ...raw } = draw(kind, width, height, index);
    const bytes = await sharp(data, { raw }).jpeg({ quality: 85 }).toBuffer();
    const path = join(folder, `${index}.jpg`);
    writeFileSync(path, bytes);
    files.push({ path, bytes });
  }
  return files;
}
