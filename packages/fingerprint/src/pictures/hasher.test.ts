import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { draw } from '../../tests/drawn-pictures.ts';
import { distance, hexOfPdq } from '../pdq/index.ts';
import { hashAll, openPictureHasher, type PictureHasher, type PictureHasherOptions } from './index.ts';

const { data, ...raw } = draw('shapes', 640, 480, 1);
const good = await sharp(data, { raw }).png().toBuffer();
/** Fifteen million pixels in a few kilobytes: decoding them takes a while. */
const slow = await sharp({ create: { width: 4_000, height: 3_750, channels: 3, background: '#123456' } })
  .png()
  .toBuffer();

let hasher: PictureHasher | undefined;
const open = (options: PictureHasherOptions): PictureHasher => (hasher = openPictureHasher(options));
afterEach(async () => {
  await hasher?.close();
  hasher = undefined;
});

it('a picture that takes too long costs its process, and nobody else', async () => {
  const pool = open({ workers: 1, timeoutMs: 2_000 });
  const expected = hexOfPdq((await pool.hash(good)).hash);
  const [before] = pool.processes();
  process.kill(before ?? 0, 'SIGSTOP');
  const [late, next] = await Promise.allSettled([pool.hash(good), pool.hash(good)]);
  expect(late).toMatchObject({ status: 'rejected', reason: { code: 'picture-timeout' } });
  expect(next.status === 'fulfilled' && hexOfPdq(next.value.hash)).toBe(expected);
  expect(pool.processes()).not.toContain(before);
});

it('a picture in a process that is killed is tried once more, and the queue goes on', async () => {
  const pool = open({ workers: 1 });
  await pool.hash(good);
  const [before] = pool.processes();
  const answers = [pool.hash(slow), pool.hash(good), pool.hash(good)];
  setTimeout(() => process.kill(before ?? 0, 'SIGKILL'), 5);
  expect((await Promise.all(answers)).map(({ quality }) => quality)).toEqual([0, 100, 100]);
  expect(pool.processes()).not.toContain(before);
});

it('a picture that kills its first process is refused', async () => {
  const pool = open({ workers: 1 });
  const answer = pool.hash(slow);
  const killing = setInterval(() => pool.processes().forEach((pid) => process.kill(pid, 'SIGKILL')), 5);
  await expect(answer).rejects.toThrow();
  clearInterval(killing);
  expect((await pool.hash(good)).quality).toBe(100);
});

it('limits bite, each with its code', async () => {
  const pool = open({ workers: 1, maxPixels: 300_000, maxBytes: 200_000 });
  await expect(pool.hash(good)).rejects.toMatchObject({ code: 'picture-too-large' });
  await expect(pool.hash(Buffer.alloc(200_001))).rejects.toMatchObject({ code: 'picture-too-large' });
  await expect(pool.hash('/nowhere/at/all.png')).rejects.toMatchObject({ code: 'ENOENT' });
});

it('more pictures than may wait are refused, those that wait are answered', async () => {
  const pool = open({ workers: 1, maxWaiting: 2 });
  const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(() => pool.hash(good)));
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ]);
  expect(outcomes[4]).toMatchObject({ reason: { code: 'hasher-busy' } });
});

it('closing ends the processes and refuses what waits', async () => {
  const pool = open({ workers: 1 });
  await pool.hash(good);
  const [pid] = pool.processes();
  const waiting = Promise.allSettled([pool.hash(good), pool.hash(good)]);
  await pool.close();
  for (const outcome of await waiting) expect(outcome).toMatchObject({ reason: { code: 'hasher-closed' } });
  await expect(pool.hash(good)).rejects.toMatchObject({ code: 'hasher-closed' });
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
});

it('many pictures come back in order, the bad ones with their reason', async () => {
  const pool = open({ workers: 2 });
  const sources = Array.from({ length: 150 }, (_, index) => (index % 10 === 9 ? Buffer.from('no') : good));
  const codes: string[] = [];
  for await (const outcome of hashAll(pool, sources)) {
    expect(outcome.source).toBe(sources[codes.length]);
    codes.push('problem' in outcome ? 'no' : hexOfPdq(outcome.fingerprint.hash));
  }
  expect(codes).toHaveLength(150);
  expect(codes.filter((code) => code === 'no')).toHaveLength(15);
  expect(new Set(codes).size).toBe(2);
});

it('the eight forms, the exact hash and the other semantics come when asked for', async () => {
  const pool = open({ workers: 1, forms: true });
  const { data: large, ...size } = draw('text', 1600, 1200, 3);
  const jpeg = await sharp(large, { raw: size }).jpeg().toBuffer();
  const shrunk = await pool.hash(jpeg);
  const exact = await pool.hash(jpeg, { exact: true });
  const cli = await pool.hash(jpeg, { semantics: 'cli', forms: false });
  expect([shrunk.forms?.length, exact.forms?.length, cli.forms]).toEqual([8, 8, undefined]);
  expect(shrunk.forms?.[0]).toEqual(shrunk.hash);
  expect([shrunk.shrunkBy, exact.shrunkBy, cli.shrunkBy]).toEqual([
    process.platform === 'linux' ? 4 : 1,
    1,
    1,
  ]);
  expect(distance(shrunk.hash, exact.hash)).toBeLessThanOrEqual(10);
  expect(distance(cli.hash, exact.hash)).toBeLessThanOrEqual(12);
});

describe.runIf(process.platform === 'linux')('a decoder process', () => {
  it('has no environment of ours, no open file of ours, and walls around it', async () => {
    process.env['SECRET_OF_THE_CALLER'] = 'open sesame';
    const pool = open({ workers: 1 });
    await pool.hash(good);
    const folder = `/proc/${String(pool.processes()[0])}`;
    const environment = await readFile(`${folder}/environ`, 'utf8');
    expect(environment).not.toContain('SECRET');
    expect(environment).not.toContain('PATH=');
    const limits = await readFile(`${folder}/limits`, 'utf8');
    expect(limits).toMatch(/Max data size +\d+ /u);
    expect(limits).toMatch(/Max core file size +0 /u);
    expect(limits).toMatch(/Max file size +0 /u);
    const command = await readFile(`${folder}/cmdline`, 'utf8');
    if (process.allowedNodeEnvironmentFlags.has('--permission')) {
      expect(command.split('\0')).toEqual(expect.arrayContaining(['--permission', '--allow-addons']));
      expect(command).not.toMatch(/allow-fs-write|allow-child-process|allow-worker|allow-wasi/u);
    }
    delete process.env['SECRET_OF_THE_CALLER'];
  });
});
