import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hexOfPdq } from '../src/pdq/index.ts';
import { hashOf } from '../src/video/samples.ts';
import { program, runCli, writePicture } from './cli.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const readme = await readFile(join(root, 'README.md'), 'utf8');

/** The blocks of one language, each named by its first words. */
function blocks(language: string): { name: string; code: string }[] {
  const found = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
  return found.map(([, , code = '']) => {
    const subject = code.split('\n').filter((line) => line !== '' && !line.startsWith('import'))[0] ?? '';
    return { name: subject.slice(0, 70), code };
  });
}

let folder: string;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readme-'));
  await mkdir(join(folder, 'node_modules/@vigie'), { recursive: true });
  await symlink(root, join(folder, 'node_modules/@vigie/fingerprint'));
  await mkdir(join(folder, 'bin'));
  await writeFile(
    join(folder, 'bin/vigie-fingerprint'),
    `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`,
  );
  await writeFile(join(folder, 'bin/ffmpeg'), standIn);
  for (const name of ['vigie-fingerprint', 'ffmpeg']) await chmod(join(folder, 'bin', name), 0o755);
  environment = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` };

  await writePicture(folder, 'known-1.jpg', { seed: 1 });
  await writePicture(folder, 'known-2.jpg', { seed: 2 });
  await writePicture(folder, 'upload.jpg', { seed: 1, form: 1, quality: 70 });
  await writePicture(folder, 'stranger.jpg', { seed: 3 });
  await writeFile(join(folder, 'broken.jpg'), 'no picture');
  await writeFile(join(folder, 'clip.mp4'), 'a film');
  const frames = [1, 2, 3, 4, 5].map((seed, at) => `${at},100,${hexOfPdq(hashOf(seed))},${at}.000\n`);
  await writeFile(join(folder, 'whole.vpdq.txt'), frames.join(''));
  await writeFile(join(folder, 'clip.vpdq.txt'), frames.slice(1, 3).join(''));
  await writeFile(
    join(folder, 'known.csv'),
    (await runCli(['hash', 'known-1.jpg', 'known-2.jpg'], folder)).out,
  );
  await runCli(['index', 'build', 'known.csv', '-o', 'some.index'], folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Stands where ffmpeg would: one grainy frame. */
const standIn = `#!${process.execPath}
const { writeSync } = require('node:fs');
const pixels = Buffer.alloc(96 * 64 * 3).map((_, at) => (at * at) >> 7);
writeSync(1, Buffer.concat([Buffer.from('P6\\n96 64\\n255\\n'), pixels]));`;

describe('the README', () => {
  it.each(blocks('ts'))('prints what it says: $name', async ({ code }) => {
    const expected = [...code.matchAll(/^\/\/ → (.*)$/gm)].map(([, line]) => line);
    expect(expected.length).toBeGreaterThan(0);
    await writeFile(join(folder, 'example.ts'), code);
    const { stdout } = await run(process.execPath, ['example.ts'], { cwd: folder, env: environment });
    expect(stdout.trimEnd().split('\n')).toEqual(expected);
  });

  it.each(blocks('sh'))('has commands that run: $name', async ({ code }) => {
    const { stdout } = await run('/bin/sh', ['-e', '-c', code], { cwd: folder, env: environment });
    expect(stdout).toContain('known-1.jpg');
  });

  it('has its examples', () => {
    expect(blocks('ts')).toHaveLength(6);
    expect(blocks('sh')).toHaveLength(2);
    expect(blocks('html')).toHaveLength(1); // run in a browser, by tests/browser/fingerprint.test.ts
  });
});
