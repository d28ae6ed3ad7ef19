import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../tests/cli.ts';
import { hashOf } from '../video/samples.ts';
import { hexOfPdq } from '../pdq/index.ts';

let folder: string;
const cli = (...args: string[]) => runCli(args, folder);

/** A vPDQ text of frames named by their seeds. */
const vpdq = (...seeds: number[]): string =>
  seeds.map((seed, at) => `${at},100,${hexOfPdq(hashOf(seed))},${at}.000\n`).join('');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-video-'));
  await writeFile(join(folder, 'whole.txt'), vpdq(1, 2, 3, 4, 5));
  await writeFile(join(folder, 'clip.txt'), vpdq(4, 3));
  await writeFile(join(folder, 'other.txt'), vpdq(11, 12, 13));
  await writeFile(join(folder, 'film.mp4'), 'bytes of a film');
  const standIn = `#!${process.execPath}
const { writeSync } = require('node:fs');
for (let frame = 0; frame < 3; frame++) {
  const pixels = Buffer.alloc(96 * 64 * 3, 0).map((_, at) => 128 + 100 * Math.sin(((at / 3) % 96) * (frame + 1) / 9) * Math.cos(at / 2000));
  writeSync(1, Buffer.concat([Buffer.from('P6\\n96 64\\n255\\n'), pixels]));
}`;
  await writeFile(join(folder, 'ffmpeg'), standIn);
  await chmod(join(folder, 'ffmpeg'), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('video', () => {
  it('hash without ffmpeg says what to do', async () => {
    const { code, out, err } = await runCli(['video', 'hash', 'film.mp4'], folder, {
      env: { PATH: '/nowhere' },
    });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^film\.mp4: Videos need ffmpeg, and it is not on the PATH\. Install it/);
  });

  it('hash prints the frames, or writes them beside each other', async () => {
    const { code, lines, err } = await cli('video', 'hash', '--ffmpeg', './ffmpeg', 'film.mp4');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/^2,\d+,[0-9a-f]{64},2\.000$/);
    expect((await cli('video', 'hash', '--ffmpeg', './ffmpeg', 'film.mp4', 'film.mp4')).err).toMatch(
      /add -o FOLDER/,
    );
    const twins = await cli('video', 'hash', '--ffmpeg', './ffmpeg', '-o', 'twins', 'film.mp4', './film.mp4');
    expect(twins.code).toBe(2);
    expect(twins.err).toMatch(/Two videos are named film\.mp4, and would write the same file in twins/);
    await cli('video', 'hash', '--ffmpeg', './ffmpeg', '--format', 'json', '-o', 'out', 'film.mp4');
    expect(JSON.parse(await readFile(join(folder, 'out/film.mp4.vpdq.json'), 'utf8'))).toHaveLength(3);
    expect(
      (await cli('video', 'match', '--ffmpeg', './ffmpeg', 'film.mp4', 'out/film.mp4.vpdq.json')).code,
    ).toBe(0);
  });

  it('match finds the whole by a clip, and tells how much of each', async () => {
    expect(await cli('video', 'match', 'clip.txt', 'other.txt', 'whole.txt')).toMatchObject({
      code: 0,
      out: 'whole.txt\t100.0\t40.0\n',
      err: '',
    });
    expect(await cli('video', 'match', 'whole.txt', 'clip.txt')).toMatchObject({ code: 1, out: '' });
    const { out } = await cli('video', 'match', '--json', '--query-percent', '40', 'whole.txt', 'clip.txt');
    expect(JSON.parse(out)).toMatchObject({
      file: 'clip.txt',
      isMatch: true,
      queryPercent: 40,
      storedPercent: 100,
    });
    const { code, lines, err } = await cli('video', 'match', 'clip.txt', 'gone.txt', 'whole.txt');
    expect([code, lines.length, err]).toEqual([2, 1, 'gone.txt: there is no such file.\n']);
  });

  it('compare takes two of them, and refuses to compare one with a picture', async () => {
    expect(await cli('compare', 'clip.txt', 'whole.txt')).toMatchObject({
      code: 0,
      out: "alike: 100.0 % of A's 2 frames are in B, 40.0 % of B's 5 in A\n",
    });
    expect((await cli('compare', 'other.txt', 'whole.txt')).code).toBe(1);
    expect((await cli('compare', 'other.txt', '5'.repeat(64))).err).toMatch(
      /A video is compared with a video/,
    );
  });
});
