import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isForTheWorld, readList, type Line } from './take-list.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-list-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('reads lines with and without category and comment, past head, remarks and empty lines', async () => {
  const file = join(folder, 'list.csv');
  await writeFile(
    file,
    '\uFEFFurl;category;comment\n\n# remark\nhttps://a.example/x;hate;one; two\r\n"b.example"\n',
  );
  expect(await readList(file)).toEqual([
    { url: 'https://a.example/x', category: 'hate', comment: 'one; two' },
    { url: 'b.example', category: '', comment: '' },
  ]);
});

it('refuses a list that is too long', async () => {
  const file = join(folder, 'long.csv');
  await writeFile(file, 'https://a.example/;;\n'.repeat(501));
  await expect(readList(file)).rejects.toThrow('more than 500 lines');
});

it('tells a list for the simulated world from one for the real one', () => {
  const list = (...urls: string[]): Line[] => urls.map((url) => ({ url, category: '', comment: '' }));
  expect(isForTheWorld(list('https://galerie.example.org/galerie/12', 'miroir.test', 'not an address'))).toBe(
    true,
  );
  expect(isForTheWorld(list('https://galerie.example.org/galerie/12', 'https://example.org/'))).toBe(false);
  expect(isForTheWorld(list('magnet:?xt=urn:btih:abc'))).toBe(false);
});
