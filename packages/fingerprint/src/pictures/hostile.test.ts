import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw } from '../../tests/drawn-pictures.ts';
import { hostileFiles, type HostileFile } from '../../tests/hostile-files.ts';
import { hostileOutcomes } from '../../tests/hostile-outcomes.ts';
import { FingerprintError } from '../problem.ts';
import { hexOfPdq } from '../pdq/index.ts';
import { openPictureHasher, type PictureHasher } from './index.ts';

const mostMs = 250;
const mostMiB = 64;
const canMeasure = process.platform === 'linux';

/** Resident memory of a process now, and its peak since `forgetPeak`, in MiB. */
async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  const kilobytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`, 'u').exec(status)?.[1]);
  return { now: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 };
}
const forgetPeak = (pid: number): void => writeFileSync(`/proc/${String(pid)}/clear_refs`, '5');

async function outcomeOf(hasher: PictureHasher, source: Uint8Array | string) {
  const started = performance.now();
  const code = await hasher.hash(source).then(
    ({ damaged }) => (damaged ? 'damaged' : 'hashed'),
    (error: unknown) => {
      if (error instanceof FingerprintError) return error.code;
      throw error;
    },
  );
  return { code, ms: performance.now() - started };
}

const { data, ...raw } = draw('shapes', 640, 480, 1);
const good = await sharp(data, { raw }).png().toBuffer();
const files = await hostileFiles();

it('there are at least sixty kinds of hostile files, each with a name of its own', () => {
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  expect(files.length).toBeGreaterThanOrEqual(60);
});

it('what becomes of each is written down, but for those changed at random', () => {
  const names = files.map(({ name }) => name).filter((name) => !name.includes('forty bytes changed'));
  expect(Object.keys(hostileOutcomes).toSorted()).toEqual(names.toSorted());
});

describe('a decoder with its limits', () => {
  let hasher: PictureHasher;
  let goodHash = '';
  let pid = 0;
  let atRest = 0;

  beforeAll(async () => {
    hasher = openPictureHasher({ workers: 1 });
    goodHash = hexOfPdq((await hasher.hash(good)).hash);
    pid = hasher.processes()[0] ?? 0;
    if (canMeasure) atRest = (await memoryOf(pid)).now;
  });
  afterAll(() => hasher.close());

  it.each(files)('is not troubled by $name', async ({ name, bytes, expect: expected }: HostileFile) => {
    if (canMeasure) forgetPeak(pid);
    let outcome = await outcomeOf(hasher, bytes);
    // A busy machine may take the processor away; what is slow three times is slow.
    for (let again = 0; again < 2 && outcome.ms > mostMs; again += 1)
      outcome = await outcomeOf(hasher, bytes);
    const pinned = hostileOutcomes[name];
    if (pinned !== undefined) expect(outcome.code).toBe(pinned);
    expect(outcome.code).toMatch(
      expected === 'refused'
        ? /^picture-/u
        : /^(hashed|damaged|picture-unreadable|picture-memory|picture-too-large)$/u,
    );
    expect(outcome.ms).toBeLessThanOrEqual(mostMs);
    if (canMeasure) expect((await memoryOf(pid)).peak - atRest).toBeLessThanOrEqual(mostMiB);
    expect(hexOfPdq((await hasher.hash(good)).hash)).toBe(goodHash);
    expect(hasher.processes()).toEqual([pid]);
  });

  it('goes by what a file is, not by its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
    try {
      for (const name of ['picture[shrink=8].jpg', 'picture.svg', 'picture.txt']) {
        await writeFile(join(folder, name), good);
        expect(hexOfPdq((await hasher.hash(join(folder, name))).hash)).toBe(goodHash);
      }
      expect(await outcomeOf(hasher, folder)).toMatchObject({ code: 'picture-unreadable' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('without the guards', () => {
  const named = (name: string): Buffer => files.find((file) => file.name === name)?.bytes ?? Buffer.alloc(0);

  it('the decoder library would take an SVG', async () => {
    const drawn = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    expect(await sharp(drawn).metadata()).toMatchObject({ format: 'svg', width: 9 });
  });

  it.runIf(canMeasure)('a bomb takes more memory than the guarded decoder lets it', async () => {
    const hasher = openPictureHasher({ workers: 1, memoryMb: 2_000 });
    try {
      await hasher.hash(good);
      const pid = hasher.processes()[0] ?? 0;
      const atRest = (await memoryOf(pid)).now;
      forgetPeak(pid);
      await hasher.hash(named('PNG of 6000×6000, all there'));
      expect((await memoryOf(pid)).peak - atRest).toBeGreaterThan(mostMiB);
    } finally {
      await hasher.close();
    }
  });
});
