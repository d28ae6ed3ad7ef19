import { lstat, opendir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { openLineSplitter } from '../exchange/line-splitter.ts';
import { sentenceOf, UsageError } from './problem.ts';

/** In a folder only files with these endings are taken; a file that is named is always tried. */
const pictureEndings = new Set(
  ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'gif', 'webp', 'tif', 'tiff', 'avif'].map((ending) => `.${ending}`),
);

export type InputOptions = {
  recursive: boolean;
  /** Told of each folder or name that cannot be taken; the others go on. */
  onTrouble(sentence: string): void;
  stdin?: AsyncIterable<Uint8Array>;
};

/**
 * The files that arguments mean: files as they are, folders read through with `recursive` (in the order of their
 * names, links not followed), and `-` for names on standard input, one a line.
 */
export async function filesOf(args: readonly string[], options: InputOptions): Promise<string[]> {
  const files: string[] = [];
  for (const arg of args) {
    if (arg === '-') {
      for await (const name of namesOn(options.stdin ?? process.stdin)) files.push(name);
      continue;
    }
    const found = await lstat(arg).catch(() => undefined); // a missing file is told by whoever opens it, in its turn
    if (!found?.isDirectory()) files.push(arg);
    else if (options.recursive) await readFolder(arg, files, options);
    else options.onTrouble(`${arg} is a folder: add -r to take the pictures in it.`);
  }
  return files;
}

async function readFolder(folder: string, files: string[], options: InputOptions): Promise<void> {
  const entries: { name: string; isFolder: boolean }[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      const isPicture = entry.isFile() && pictureEndings.has(extname(entry.name).toLowerCase());
      if (isPicture || entry.isDirectory()) entries.push({ name: entry.name, isFolder: entry.isDirectory() });
    }
  } catch (error) {
    options.onTrouble(sentenceOf(error) ?? `${folder} cannot be read: ${String(error)}`);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, isFolder } of entries) {
    const path = join(folder, name);
    if (isFolder) await readFolder(path, files, options);
    else files.push(path);
  }
}

async function* namesOn(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const splitter = openLineSplitter(4096);
  const decoder = new TextDecoder();
  const names = (lines: { text: string; cut: boolean; number: number }[]): string[] =>
    lines
      .filter(({ text, cut, number }) => {
        if (cut)
          throw new UsageError(`Line ${number} on standard input is too long to be the name of a file.`);
        return text !== '';
      })
      .map(({ text }) => text);
  for await (const chunk of stream) {
    yield* names(splitter.push(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })));
  }
  yield* names(splitter.push(decoder.decode()));
  yield* names(splitter.end());
}
