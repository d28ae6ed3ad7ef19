import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, writePicture } from '../../tests/cli.ts';

let folder: string;
const cli = (...args: string[]) => runCli(args, folder);
const hashOf = async (file: string): Promise<string> => (await cli('hash', '--exact', file)).out.slice(0, 64);
const size = { width: 300, height: 200 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-compare-'));
  await writePicture(folder, 'one.png', { ...size, seed: 3 });
  await writePicture(folder, 'copy.jpg', { ...size, seed: 3, quality: 60 });
  await writePicture(folder, 'turned.jpg', { ...size, seed: 3, form: 1 });
  await writePicture(folder, 'stranger.jpg', { ...size, seed: 77 });
  await writePicture(folder, 'dull.png', { ...size, kind: 'ramp' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('compare', () => {
  it('says of a picture cut off that it is, as hash and match do', async () => {
    const whole = await readFile(join(folder, 'copy.jpg'));
    await writeFile(join(folder, 'cut.jpg'), whole.subarray(0, Math.ceil(whole.length * 0.9)));
    const told = 'cut.jpg is damaged or cut off: what could be decoded of it was hashed.\n';
    expect((await cli('compare', 'copy.jpg', 'cut.jpg')).err).toBe(told);
    const hashed = await cli('hash', 'cut.jpg', 'copy.jpg');
    expect(hashed).toMatchObject({ code: 0, err: told });
    expect(hashed.lines).toHaveLength(2);
    await writeFile(join(folder, 'cut.csv'), hashed.out);
    await cli('index', 'build', 'cut.csv', '-o', 'cut.index');
    expect(await cli('match', 'cut.index', 'cut.jpg')).toMatchObject({ code: 0, err: told });
  });

  it('tells how far apart two pictures or hashes are, and in which position', async () => {
    expect(await cli('compare', 'turned.jpg', 'one.png')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^alike: \d+ of 256 bits differ, A rotated by \d+ \(up to 31 are alike\)\n$/,
      ),
    });
    const hash = await hashOf('one.png');
    const { code, out } = await cli('compare', '--json', 'copy.jpg', hash);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ isMatch: true, form: 'as it is', b: { pdq: hash } });
    expect((await cli('compare', 'stranger.jpg', 'one.png')).code).toBe(1);
    const dull = await cli('compare', 'dull.png', 'dull.png');
    expect(dull.code).toBe(2); // neither alike nor not alike
    expect(dull.out).toMatch(/^not to be compared: too poor in detail/);
    expect((await cli('compare', 'gone.jpg', hash)).code).toBe(2);
    expect((await cli('compare', hash)).code).toBe(2);
  });
});
