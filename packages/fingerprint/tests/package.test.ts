import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPackage } from '../scripts/build.ts';
import { writePicture } from './cli.ts';

const run = promisify(execFile);
let folder: string;
let installed: string;

/** The Node of the machine, older than the one that runs the tests, where there is one: the package promises 20. */
const plainNode =
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((path) => path !== '' && !path.includes('node_modules'))
    .map((path) => join(path, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((path) => existsSync(path)) ?? process.execPath;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'package-')));
  await buildPackage(join(folder, 'dist'));
  await run('npm', ['pack', '--silent'], { cwd: join(folder, 'dist') });
  const tarball = (await readdir(join(folder, 'dist'))).find((name) => name.endsWith('.tgz')) ?? '';
  const project = join(folder, 'project');
  await mkdir(join(project, 'node_modules'), { recursive: true });
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  // sharp comes from this repository, so that the installation needs no network
  const entry = createRequire(import.meta.url).resolve('sharp');
  const sharp = entry.slice(
    0,
    entry.lastIndexOf(`node_modules${sep}sharp`) + `node_modules${sep}sharp`.length,
  );
  await symlink(await realpath(sharp), join(project, 'node_modules/sharp'));
  await run(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, 'dist', tarball)],
    {
      cwd: project,
    },
  );
  installed = project;
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const npmBin = () => join(installed, 'node_modules/.bin/vigie-fingerprint');
const cli = async (...args: string[]) =>
  run(plainNode, [await realpath(npmBin()), ...args], { cwd: installed });

it('ships JavaScript, types and papers, and no test', async () => {
  const files = await readdir(join(installed, 'node_modules/@vigie/fingerprint'), { recursive: true });
  for (const file of [
    'index.js',
    'index.d.ts',
    'browser.js',
    'cli/main.js',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
  ]) {
    expect(files).toContain(file);
  }
  expect(files.filter((file) => /\.test\.|samples|brute-force|(?<!\.d)\.ts$/.test(file))).toEqual([]);
  for (const file of files.filter((file) => /\.(js|d\.ts)$/.test(file))) {
    const text = await readFile(join(installed, 'node_modules/@vigie/fingerprint', file), 'utf8');
    expect(text.match(/(?:from|import)\s*\(?['"][^'"]*(?<!\.d)\.ts['"]/g), file).toBe(null);
  }
});

it('runs its command under the plain Node of the machine, children and workers included', async () => {
  await writePicture(installed, 'one.jpg', { seed: 1 });
  await writePicture(installed, 'turned.png', { seed: 1, form: 1 });
  await writePicture(installed, 'other.jpg', { seed: 2 });
  const { stdout } = await cli('hash', 'one.jpg', 'other.jpg');
  expect(stdout).toMatch(/^[0-9a-f]{64},\d+,one\.jpg\n[0-9a-f]{64},\d+,other\.jpg\n$/);
  await writeFile(join(installed, 'list.txt'), stdout);
  await cli('index', 'build', 'list.txt', '-o', 'list.index');
  const match = await cli('match', '--json', 'list.index', 'turned.png');
  expect(JSON.parse(match.stdout)).toMatchObject({
    query: 'turned.png',
    matches: [{ id: 0, name: 'one.jpg' }],
  });
});

it('is imported under the plain Node of the machine: pictures, search, and the page’s module', async () => {
  await writeFile(
    join(installed, 'use.js'),
    `import { openPictureHasher, RadiusIndex, hexOfPdq } from '@vigie/fingerprint';
     const hasher = openPictureHasher({ workers: 1 });
     const { hash } = await hasher.hash('one.jpg');
     await hasher.close();
     const hashes = new Uint8Array(32 * 3000).map((_, at) => (at * 2654435761) >>> 13);
     hashes.set(hash, 32 * 7);
     const index = await RadiusIndex.build({ hashes });
     console.log(JSON.stringify([hexOfPdq(hash).length, index.search(hash, 31)]));
     await index.close();
     const page = await import('@vigie/fingerprint/browser');
     console.log(Object.keys(page).length > 0);`,
  );
  const { stdout } = await run(plainNode, ['use.js'], { cwd: installed });
  expect(stdout).toBe('[64,[{"id":7,"distance":0}]]\ntrue\n');
});

it('has types that a strict program compiles against', async () => {
  await writeFile(
    join(installed, 'types.ts'),
    `import { RadiusIndex, pdqFromHex, readList } from '@vigie/fingerprint';
     import type { PdqHash, Signal } from '@vigie/fingerprint';
     const hash: PdqHash = pdqFromHex('a'.repeat(64));
     export const index: Promise<RadiusIndex> = RadiusIndex.build({ hashes: hash });
     export const first = (source: string[]) => readList(source);
     export type Type = Signal['type'];
     // @ts-expect-error a hash is not text
     pdqFromHex(hash);`,
  );
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const types = dirname(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')));
  // prettier-ignore
  const args = [compiler, '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2022', '--typeRoots', types, '--types', 'node', 'types.ts'];
  await expect(run(process.execPath, args, { cwd: installed })).resolves.toMatchObject({ stdout: '' });
});
