import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program, runCli, writePicture } from '../../tests/cli.ts';
import { distance, pdqFromHex } from '../pdq/index.ts';

let folder: string;
const names = Array.from(
  { length: 12 },
  (_, at) => `${String(at).padStart(2, '0')}.${at % 2 ? 'png' : 'jpg'}`,
);
const cli = (...args: string[]) => runCli(args, folder);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-hash-'));
  await mkdir(join(folder, 'more/deeper'), { recursive: true });
  for (const [at, name] of names.entries()) {
    // the first ones are the largest: done last, they still come first
    await writePicture(folder, name, { seed: at, width: 700 - at * 50, height: 500 - at * 30 });
  }
  await writePicture(folder, 'more/b.jpg', { seed: 21 });
  await writePicture(folder, 'more/deeper/a, "odd".png', { seed: 22 });
  await writeFile(join(folder, 'more/notes.txt'), 'not a picture');
  await symlink(join(folder, 'more'), join(folder, 'more/deeper/loop'));
  await writeFile(join(folder, 'broken.jpg'), 'this is no picture');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('hash', () => {
  it('prints what the command of PDQ prints, in the order given, whoever is ready first', async () => {
    const { code, err, lines } = await cli('hash', ...names);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(lines.map((line) => line.split(',')[2])).toEqual(names);
    for (const line of lines) expect(line).toMatch(/^[0-9a-f]{64},\d{1,3},\d\d\.(jpg|png)$/);
    expect(new Set(lines.map((line) => line.slice(0, 64))).size).toBe(names.length);
  });

  it('goes on after a bad file, tells it in a sentence, and ends with 2', async () => {
    const { code, err, lines } = await cli('hash', '00.jpg', 'gone.jpg', 'broken.jpg', 'more', '01.png');
    expect(code).toBe(2);
    expect(lines).toHaveLength(2);
    expect(err).toContain('gone.jpg: there is no such file.');
    expect(err).toMatch(/^broken\.jpg: .+\.$/m);
    expect(err).toContain('more is a folder: add -r');
    expect(err).not.toMatch(/at .*\.ts:/);
    const steering = await cli('hash', 'gone\u001B[2J\u009B1m\u007F.jpg');
    expect(steering.err).toBe('gone\\u001b[2J\\u009b1m\\u007f.jpg: there is no such file.\n');
  });

  it('reads folders in the order of names, pictures only, and follows no links', async () => {
    const { code, lines } = await cli('hash', '-r', 'more');
    expect(code).toBe(0);
    expect(lines.map((line) => line.split(',').slice(2).join(','))).toEqual([
      'more/b.jpg',
      'more/deeper/a, "odd".png',
    ]);
  });

  it('takes names from standard input', async () => {
    const { code, lines } = await runCli(['hash', '-', '02.jpg'], folder, { stdin: '01.png\n\n00.jpg' });
    expect(code).toBe(0);
    expect(lines.map((line) => line.split(',')[2])).toEqual(['01.png', '00.jpg', '02.jpg']);
  });

  it('prints JSON lines with forms and digests, and an error in its place', async () => {
    const { code, lines } = await cli(
      'hash',
      '--json',
      '--forms',
      '--digests',
      '00.jpg',
      'broken.jpg',
      '01.png',
    );
    expect(code).toBe(2);
    const [first, second, third] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({
      file: '00.jpg',
      pdq: expect.stringMatching(/^[0-9a-f]{64}$/),
      quality: expect.any(Number),
      width: 700,
      height: 500,
      md5: expect.stringMatching(/^[0-9a-f]{32}$/),
      sha1: expect.stringMatching(/^[0-9a-f]{40}$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(first?.['forms']).toHaveLength(8);
    expect(second).toEqual({
      file: 'broken.jpg',
      error: { code: expect.any(String), message: expect.any(String) },
    });
    expect(third).toMatchObject({ file: '01.png' });
  });

  it('keeps a decoder to the memory allowed, and says how to allow more', async () => {
    await sharp(join(folder, '01.png')).resize(3000, 2000).toFile(join(folder, 'large.png'));
    const { code, err } = await cli('hash', '--memory', '20', 'large.png');
    await rm(join(folder, 'large.png'));
    expect(code).toBe(2);
    expect(err).toMatch(
      /^large\.png: Decoding takes about \d+ MiB, over the limit of 20 .*Allow more with --memory\.$/m,
    );
  });

  it("has the reference command's meaning on request, a few bits away for large pictures", async () => {
    const [library, cliHash] = await Promise.all([
      cli('hash', '--exact', '00.jpg'),
      cli('hash', '--semantics', 'cli', '00.jpg'),
    ]);
    const bits = distance(pdqFromHex(library.out.slice(0, 64)), pdqFromHex(cliHash.out.slice(0, 64)));
    expect(bits).toBeGreaterThan(0);
    expect(bits).toBeLessThanOrEqual(10);
  });
});

describe('the command', () => {
  it('tells how it is used: as a whole, and each part', async () => {
    const whole = await cli('--help');
    expect(whole.code).toBe(0);
    for (const name of [
      'hash',
      'index build',
      'index add',
      'index stats',
      'match',
      'compare',
      'video hash',
      'video match',
    ]) {
      expect(whole.out).toContain(`  ${name} `);
    }
    const part = await cli('index', 'build', '--help');
    expect(part.out).toMatch(/^Usage: vigie-fingerprint index build/);
    expect((await cli('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('answers wrong use with a sentence and 2', async () => {
    const wrong: [string[], RegExp][] = [
      [['hush'], /has no command "hush"\. Its commands are hash, /],
      [['index'], /index needs to be told what to do: index build, index add, index stats\./],
      [['hash'], /Name at least one picture/],
      [['hash', '--workers', 'many', 'x'], /--workers takes a whole number from 1 to 512, not "many"/],
      [['hash', '--semantics', 'both', 'x'], /--semantics takes library or cli, not "both"/],
      [['hash', '--fast', 'x'], /Unknown option '--fast'\.$/m],
      [['hash', '--forms', 'x'], /--forms needs --json/],
    ];
    const answers = await Promise.all(
      wrong.map(async ([args, message]) => ({ message, ...(await cli(...args)) })),
    );
    for (const { message, code, out, err } of answers) {
      expect(err).toMatch(message);
      expect([code, out]).toEqual([2, '']);
    }
  });

  it('ends in silence when the reader of its output goes away', async () => {
    const child = spawn(
      process.execPath,
      [program, 'hash', ...Array.from({ length: 40 }, () => names).flat()],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let err = '';
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number];
    expect([code, err]).toEqual([0, '']);
  });

  it('ends cleanly when a person interrupts', async () => {
    const child = spawn(
      process.execPath,
      [program, 'hash', ...Array.from({ length: 200 }, () => names).flat()],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let err = '';
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    await once(child.stdout, 'data');
    child.stdout.resume();
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    expect([code, err]).toEqual([130, '']);
  });
});
