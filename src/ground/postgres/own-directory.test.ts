import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOwnDirectory } from './own-directory.ts';
import { copyPrograms } from './run-as.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-own-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const me = process.getuid?.() ?? 0;
const take =
  (path: string, owners = [me]) =>
  (): void =>
    takeOwnDirectory(path, { mode: 0o700, owners });

test('a directory of ours is made once and taken up again', () => {
  const path = join(folder, 'own');
  take(path)();
  take(path)();
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('what somebody else may have prepared under our name is refused: a link, an open door, another owner', () => {
  const target = join(folder, 'target');
  mkdirSync(target, { mode: 0o700 });
  symlinkSync(target, join(folder, 'link'));
  expect(take(join(folder, 'link'))).toThrow('is not ours');
  mkdirSync(join(folder, 'open'));
  chmodSync(join(folder, 'open'), 0o777);
  expect(take(join(folder, 'open'))).toThrow('is not ours');
  expect(take(target, [me + 1])).toThrow('is not ours');
  writeFileSync(join(folder, 'file'), '');
  expect(take(join(folder, 'file'))).toThrow('is not ours');
});

test('programs are copied whole into a directory of ours, never into one that lies ready', () => {
  const source = join(folder, 'source');
  mkdirSync(join(source, 'bin'), { recursive: true });
  writeFileSync(join(source, 'bin', 'postgres'), 'ours');
  const planted = join(folder, 'planted');
  mkdirSync(join(planted, 'vigie-postgres-18.4', 'bin'), { recursive: true });
  chmodSync(join(planted, 'vigie-postgres-18.4'), 0o777);
  expect(() => copyPrograms(join(source, 'bin', 'postgres'), planted)).toThrow('is not ours');
  expect(existsSync(join(planted, 'vigie-postgres-18.4', 'bin', 'postgres'))).toBe(false);
  const copy = copyPrograms(join(source, 'bin', 'postgres'), folder);
  expect(existsSync(join(copy, 'bin', 'postgres'))).toBe(true);
  expect(copyPrograms(join(source, 'bin', 'postgres'), folder)).toBe(copy);
});
