import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, writePicture } from '../../tests/cli.ts';
import { distance, pdqFromHex } from '../pdq/index.ts';

let folder: string;
const cli = (...args: string[]) => runCli(args, folder);
const hashOf = async (file: string): Promise<string> => (await cli('hash', '--exact', file)).out.slice(0, 64);
const size = { width: 300, height: 200 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-match-'));
  const known = [0, 1, 2, 3].map((seed) => writePicture(folder, `known-${seed}.png`, { ...size, seed }));
  await writePicture(folder, 'copy.jpg', { ...size, seed: 2, quality: 60 });
  await writePicture(folder, 'turned.jpg', { ...size, seed: 3, form: 1 });
  await writePicture(folder, 'stranger.jpg', { ...size, seed: 77 });
  await writePicture(folder, 'dull.png', { ...size, kind: 'ramp' });
  await writeFile(
    join(folder, 'known.csv'),
    (await cli('hash', '--exact', ...(await Promise.all(known)))).out,
  );
  await cli('index', 'build', 'known.csv', '-o', 'known.index');
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('match', () => {
  it('finds a copy and a turned copy, in the order asked, and ends with 0', async () => {
    const { code, lines, err } = await cli('match', 'known.index', 'stranger.jpg', 'turned.jpg', 'copy.jpg');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(lines.map((line) => line.split('\t'))).toEqual([
      ['turned.jpg', expect.stringMatching(/^\d+$/), '3', 'known-3.png'],
      ['copy.jpg', expect.stringMatching(/^\d+$/), '2', 'known-2.png'],
    ]);
  });

  it('ends with 1 when nothing matches, with 2 when something went wrong', async () => {
    expect(await cli('match', 'known.index', 'stranger.jpg')).toMatchObject({ code: 1, out: '', err: '' });
    expect(await cli('match', 'known.index', '--as-is', 'turned.jpg')).toMatchObject({ code: 1, out: '' });
    const { code, lines, err } = await cli('match', 'known.index', 'gone.jpg', 'copy.jpg');
    expect([code, lines.length]).toEqual([2, 1]);
    expect(err).toBe('gone.jpg: there is no such file.\n');
  });

  it('takes hashes, also from standard input, at any radius', async () => {
    const hash = await hashOf('known-1.png');
    const far = (hash.startsWith('0') ? 'f' : '0') + hash.slice(1);
    const bits = distance(pdqFromHex(hash), pdqFromHex(far));
    expect((await cli('match', 'known.index', far)).lines).toEqual([`${far}\t${bits}\t1\tknown-1.png`]);
    expect((await cli('match', 'known.index', '--radius', String(bits - 1), far)).code).toBe(1);
    const all = await runCli(['match', 'known.index', '--radius', '256', '--json', '-'], folder, {
      stdin: `${hash}\ncopy.jpg\n`,
    });
    const [first, second] = all.lines.map(
      (line) => JSON.parse(line) as { query: string; matches: { id: number; distance: number }[] },
    );
    expect(first?.matches).toHaveLength(4);
    expect(first?.matches[0]).toMatchObject({ id: 1, distance: 0, name: 'known-1.png', list: 'known.csv' });
    expect(second?.query).toBe('copy.jpg');
    const nearest = await cli('match', 'known.index', '--nearest', '2', 'stranger.jpg');
    expect(nearest.lines).toHaveLength(2);
    expect(nearest.code).toBe(0);
  });

  it('does not search a picture too poor in detail, and says so', async () => {
    const { code, out, err } = await cli('match', 'known.index', '--json', 'dull.png');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ query: 'dull.png', skipped: 'low-quality' });
    expect(err).toMatch(/^dull\.png: quality \d+ is under 50: too poor in detail/);
  });
});
