import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, writePicture } from '../../tests/cli.ts';
import { distance, pdqFromHex } from '../pdq/index.ts';

let folder: string;
const cli = (...args: string[]) => runCli(args, folder);
const hashOf = async (file: string): Promise<string> => (await cli('hash', '--exact', file)).out.slice(0, 64);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-match-'));
  for (let seed = 0; seed < 6; seed++)
    await writePicture(folder, `known-${seed}.png`, { seed, width: 300, height: 200 });
  await writePicture(folder, 'copy.jpg', { seed: 2, width: 300, height: 200, quality: 60 });
  await writePicture(folder, 'turned.jpg', { seed: 3, width: 300, height: 200, form: 1 });
  await writePicture(folder, 'stranger.jpg', { seed: 77, width: 300, height: 200 });
  await writePicture(folder, 'dull.png', { kind: 'ramp', width: 300, height: 200 });
  await writeFile(
    join(folder, 'known.csv'),
    (await cli('hash', '--exact', ...[0, 1, 2, 3].map((n) => `known-${n}.png`))).out,
  );
  await writeFile(
    join(folder, 'more.json'),
    JSON.stringify([
      {
        id: 41,
        disable_until_ts: 1,
        bank: { name: 'TEST_BANK' },
        signals: { pdq: await hashOf('known-4.png') },
      },
      {
        id: 42,
        disable_until_ts: 0,
        bank: { name: 'TEST_BANK' },
        signals: { pdq: await hashOf('known-5.png') },
      },
    ]),
  );
  expect(await cli('index', 'build', 'known.csv', '-o', 'known.index')).toMatchObject({
    code: 0,
    out: 'known.index: 4 hashes, 4 of them new\n',
    err: '',
  });
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

describe('index', () => {
  it('grows by other lists, under numbers of its own, and tells what the lists say', async () => {
    const build = await cli('index', 'build', '--json', 'known.csv', 'known.csv', '-o', 'grown.index');
    expect(JSON.parse(build.out)).toEqual({
      index: 'grown.index',
      hashes: 8,
      added: 8,
      refused: 0,
      reasons: {},
      unbalanced: 0,
      others: 0, // prettier-ignore
    });
    const add = await cli('index', 'add', 'grown.index', 'more.json');
    expect(add).toMatchObject({ code: 0, out: 'grown.index: 9 hashes, 1 of them new; 1 lines refused\n' });
    expect(add.err).toContain('more.json, line 1: withdrawn or switched off: {"id":42');
    expect((await cli('match', 'grown.index', 'known-4.png')).lines).toEqual([
      'known-4.png\t0\t8\tTEST_BANK',
    ]);
    expect(
      (await cli('match', 'grown.index', 'known-1.png')).lines.map((line) => line.split('\t')[2]),
    ).toEqual(['1', '5']);
    const stats = await cli('index', 'stats', 'grown.index', '--json');
    expect(JSON.parse(stats.out)).toMatchObject({ index: 'grown.index', hashes: 9, entries: 9 });
    expect((await cli('index', 'stats', 'grown.index')).out).toMatch(
      /^grown\.index: 9 hashes, 1 MiB on disk/,
    );
    expect((await readdir(folder)).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('is built from standard input, and tells the lines it did not understand', async () => {
    const { code, out, err } = await runCli(['index', 'build', '-', '-o', 'piped.index'], folder, {
      stdin: `${await hashOf('known-0.png')}\nnonsense!\n${'0'.repeat(64)}\n`,
    });
    expect(code).toBe(2);
    expect(out).toBe('piped.index: 1 hashes, 1 of them new; 2 lines refused\n');
    expect(err).toBe(
      `-, line 2: not understood: nonsense!\n-, line 3: an all-zero hash, which stands for a picture too small: ${'0'.repeat(64)}\n`,
    );
    expect((await cli('match', 'piped.index', 'known-0.png')).code).toBe(0);
  });

  it('that is missing, cut or without its labels is refused with what to do', async () => {
    const gone = await cli('match', 'gone.index', 'copy.jpg');
    expect(gone).toMatchObject({ code: 2, out: '' });
    expect(gone.err).toMatch(/^vigie-fingerprint match: There is no gone\.index: check the name\.$/m);
    await writeFile(join(folder, 'cut.index'), await readFile(join(folder, 'known.index')));
    const lone = await cli('match', 'cut.index', 'copy.jpg');
    expect(lone.err).toMatch(/There is no cut\.index\.labels: it belongs to the index/);
    await truncate(join(folder, 'cut.index'), 100);
    const cut = await cli('index', 'stats', 'cut.index');
    expect(cut.code).toBe(2);
    expect(cut.err).not.toMatch(/\.ts:\d/);
    const nowhere = await cli('index', 'build', 'known.csv', '-o', 'no/such/folder.index');
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toMatch(/There is no no\/such/);
    expect((await cli('index', 'build', 'gone.csv', '-o', 'x.index')).code).toBe(2);
    expect(await readdir(folder)).not.toContain('x.index.labels');
  });
});

describe('compare', () => {
  it('tells how far apart two pictures or hashes are, and in which position', async () => {
    expect(await cli('compare', 'turned.jpg', 'known-3.png')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^alike: \d+ of 256 bits differ, A rotated by \d+ \(up to 31 are alike\)\n$/,
      ),
    });
    const hash = await hashOf('known-2.png');
    const { code, out } = await cli('compare', '--json', 'copy.jpg', hash);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ isMatch: true, form: 'as it is', b: { pdq: hash } });
    expect((await cli('compare', 'stranger.jpg', 'known-2.png')).code).toBe(1);
    const dull = await cli('compare', 'dull.png', 'dull.png');
    expect(dull.code).toBe(1);
    expect(dull.out).toMatch(/^not to be compared: too poor in detail/);
    expect((await cli('compare', 'gone.jpg', hash)).code).toBe(2);
    expect((await cli('compare', hash)).code).toBe(2);
  });
});
