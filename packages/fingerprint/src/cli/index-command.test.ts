import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program, runCli, writePicture } from '../../tests/cli.ts';

let folder: string;
const cli = (...args: string[]) => runCli(args, folder);
const hashOf = async (file: string): Promise<string> => (await cli('hash', '--exact', file)).out.slice(0, 64);
const size = { width: 300, height: 200 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-index-'));
  const names = [0, 1, 2, 3, 4].map((seed) => writePicture(folder, `known-${seed}.png`, { ...size, seed }));
  const lines = (await cli('hash', '--exact', ...(await Promise.all(names)))).lines;
  await writeFile(join(folder, 'known.csv'), `${lines.slice(0, 4).join('\n')}\n`);
  const last = lines[4]?.slice(0, 64);
  await writeFile(
    join(folder, 'more.json'),
    JSON.stringify([
      { id: 41, disable_until_ts: 1, bank: { name: 'TEST_BANK' }, signals: { pdq: last } },
      { id: 42, disable_until_ts: 0, bank: { name: 'TEST_BANK' }, signals: { pdq: last } },
    ]),
  );
  expect(await cli('index', 'build', 'known.csv', '-o', 'known.index')).toMatchObject({
    code: 0,
    out: 'known.index: 4 hashes, 4 of them new\n',
    err: '',
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

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
    expect(add).toMatchObject({ code: 0, out: 'grown.index: 9 hashes, 1 of them new; 1 line refused\n' });
    expect(add.err).toContain('more.json, line 1: withdrawn or switched off: {"id":42');
    expect((await cli('match', 'grown.index', 'known-4.png')).lines).toEqual([
      'known-4.png\t0\t8\tTEST_BANK',
    ]);
    expect(
      (await cli('match', 'grown.index', 'known-1.png')).lines.map((line) => line.split('\t')[2]),
    ).toEqual(['1', '5']);
    const stats = await cli('index', 'stats', 'grown.index', '--json');
    expect(JSON.parse(stats.out)).toMatchObject({ index: 'grown.index', hashes: 9, hasLabels: true });
    expect((await cli('index', 'stats', 'grown.index')).out).toMatch(
      /^grown\.index: 9 hashes, \d{3} bytes on disk, /,
    );
    expect((await readdir(folder)).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('is built from standard input, and tells the lines it did not understand', async () => {
    const { code, out, err } = await runCli(['index', 'build', '-', '-o', 'piped.index'], folder, {
      stdin: `${await hashOf('known-0.png')}\nnonsense!\n${'0'.repeat(64)}\n`,
    });
    expect(code).toBe(2);
    expect(out).toBe('piped.index: 1 hash, 1 of them new; 2 lines refused\n');
    expect(err).toBe(
      `-, line 2: not understood: nonsense!\n-, line 3: an all-zero hash, which stands for a picture too small: ${'0'.repeat(64)}\n`,
    );
    expect((await cli('match', 'piped.index', 'known-0.png')).code).toBe(0);
  });

  it('is not built from a file that is no list', async () => {
    const { code, out, err } = await cli('index', 'build', 'known-0.png', '-o', 'none.index');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/Nothing was written: nothing in known-0\.png was taken as a PDQ hash/);
    await writeFile(join(folder, 'bad.jpg'), 'this is no picture');
    expect((await cli('index', 'build', 'bad.jpg', '-o', 'none.index')).err).toContain(
      'bad.jpg, line 1: not understood: this is no picture\n',
    );
    expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
  });

  it('is not built from an empty list, nor grows by one: a download cut off is no index of nothing', async () => {
    await writeFile(join(folder, 'empty.csv'), '');
    await writeFile(join(folder, 'head.csv'), 'hash,quality,file\n');
    const index = await readFile(join(folder, 'known.index'));
    for (const list of ['empty.csv', 'head.csv']) {
      const built = await cli('index', 'build', list, '-o', 'none.index');
      expect([built.code, built.out]).toEqual([2, '']);
      expect(built.err).toContain(`Nothing was written: nothing in ${list} is a PDQ hash.`);
      expect(await cli('index', 'add', 'known.index', list)).toMatchObject({ code: 2, out: '' });
    }
    expect(await readFile(join(folder, 'known.index'))).toEqual(index);
    expect((await readdir(folder)).filter((name) => /none|part/.test(name))).toEqual([]);
    const beside = await cli('index', 'build', 'known.csv', 'empty.csv', '-o', 'beside.index');
    expect(beside).toMatchObject({ code: 2, err: 'empty.csv is empty: was it cut off?\n' });
    expect(beside.out).toContain('beside.index: 4 hashes');
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'leaves nothing half-done behind after %s',
    async (signal) => {
      const child = spawn(process.execPath, [program, 'index', 'build', '-', '-o', 'stopped.index'], {
        cwd: folder,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      const parts = async () => (await readdir(folder)).filter((name) => name.startsWith('stopped'));
      child.stdin.write(`${'5'.repeat(64)}\n`);
      while ((await parts()).length === 0) await new Promise((next) => setTimeout(next, 20));
      child.kill(signal);
      const [code] = (await once(child, 'close')) as [number];
      expect(code).toBe(128 + constants.signals[signal]);
      expect(await parts()).toEqual([]);
    },
  );

  it('tells labels that are none in a sentence, where they are needed', async () => {
    await cli('index', 'build', 'known.csv', '-o', 'odd.index');
    const labels = await readFile(join(folder, 'odd.index.labels'), 'utf8');
    for (const wrong of ['{"name":', '[1]', '{"tags":"x"}']) {
      await writeFile(join(folder, 'odd.index.labels'), labels.replace(/.*/, wrong));
      const { code, err } = await cli('match', 'odd.index', '--nearest', '9', '5'.repeat(64));
      expect(code).toBe(2);
      expect(err).toMatch(/There is no label of an entry in line 1 of odd\.index\.labels\. Copy it again/);
    }
  });

  it('that is missing, cut or beside labels of another is refused with what to do', async () => {
    const gone = await cli('match', 'gone.index', 'known-2.png');
    expect(gone).toMatchObject({ code: 2, out: '' });
    expect(gone.err).toMatch(/^vigie-fingerprint match: There is no gone\.index: check the name\.$/m);
    await writeFile(join(folder, 'cut.index'), await readFile(join(folder, 'known.index')));
    const lone = await cli('match', 'cut.index', 'known-2.png');
    expect(lone).toMatchObject({ code: 0, out: expect.stringMatching(/^known-2\.png\t0\t2\t\n$/) });
    expect((await cli('index', 'add', 'cut.index', 'known.csv')).err).toMatch(
      /cut\.index\.labels is missing/,
    );
    await writeFile(join(folder, 'cut.index.labels'), '\n'.repeat(3));
    expect((await cli('match', 'cut.index', 'known-2.png')).err).toMatch(
      /tells of 3 entries, and cut\.index holds 4/,
    );
    await truncate(join(folder, 'cut.index'), 100);
    const cut = await cli('index', 'stats', 'cut.index');
    expect(cut.code).toBe(2);
    expect(cut.err).toMatch(/^vigie-fingerprint index stats: The index file is damaged.*Copy it again/);
    const nowhere = await cli('index', 'build', 'known.csv', '-o', 'no/such/folder.index');
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toMatch(/There is no folder no\/such: make it, or check the name\.$/m);
    expect((await cli('index', 'build', 'gone.csv', '-o', 'x.index')).code).toBe(2);
    expect(await readdir(folder)).not.toContain('x.index.labels');
  });
});
