import { closeSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { copyFile, open, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Signal } from '../exchange/index.ts';
import { FingerprintError } from '../problem.ts';
import { UsageError } from './problem.ts';
import type { RadiusIndex } from '../search/index.ts';

/**
 * What a list says about each of its hashes. The index knows numbers only; beside it, in `INDEX.labels`, line n tells
 * about entry n-1: a JSON object, or nothing.
 */
export type Label = { name?: string; tags?: readonly string[]; entry?: string; list?: string };

export const labelsBeside = (index: string): string => `${index}.labels`;

export type LabelWriter = {
  write(signal: Signal, list: string): void;
  /** Saves the index and puts both in place, one right after the other. */
  keep(index: Pick<RadiusIndex, 'save'>): Promise<void>;
  /** Leaves everything as it was; may be called whenever. */
  drop(): void;
};

/** Writes labels for the index at `path`, after those it has with `more`; nothing is seen of them before `keep`. */
export async function openLabelWriter(
  path: string,
  { more = false, onStop }: { more?: boolean; onStop?: (undo: () => void) => void } = {},
): Promise<LabelWriter> {
  const beside = labelsBeside(path);
  const [labelsPart, indexPart] = [`${beside}.${process.pid}.part`, `${path}.${process.pid}.part`];
  const folder = dirname(path);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    throw new UsageError(`There is no folder ${folder}: make it, or check the name.`);
  onStop?.(removeParts); // before the first byte: labels of millions take a while to copy
  if (more) await copyFile(beside, labelsPart);
  const file = openSync(labelsPart, more ? 'a' : 'w');
  let isOpen = true;
  let text = '';
  function flush(): void {
    writeSync(file, text);
    text = '';
  }
  function close(): void {
    if (isOpen) closeSync(file);
    isOpen = false;
  }
  return {
    write({ name, tags, id }, list) {
      const label: Label = {
        ...(name ? { name } : {}),
        ...(tags.length > 0 ? { tags } : {}),
        ...(id ? { entry: id } : {}),
      };
      text += Object.keys(label).length > 0 ? `${JSON.stringify({ ...label, list })}\n` : '\n';
      if (text.length > 1_000_000) flush();
    },
    async keep(index) {
      flush();
      close();
      await index.save(indexPart);
      renameSync(labelsPart, beside);
      renameSync(indexPart, path);
    },
    drop() {
      close();
      removeParts();
    },
  };
  function removeParts(): void {
    rmSync(labelsPart, { force: true });
    // an index is saved through a file beside it, named after it: that one goes as well
    const parts = readdirSync(folder).filter((name) => name.startsWith(basename(indexPart)));
    for (const part of parts) rmSync(join(folder, part), { force: true });
  }
}

export type Labels = { count: number; of(id: number): Label; close(): void };

/**
 * Opens the labels of an index for reading one here and there: keeps where each begins, not what it says. `undefined`
 * for an index that has none, such as one saved by a program. Throws `index-file-damaged` for those of another index.
 */
export async function openLabels(index: string, hashes: number): Promise<Labels | undefined> {
  const path = labelsBeside(index);
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return undefined;
  let starts = new Float64Array(1024);
  let count = 0;
  let at = 0;
  for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    for (let line = bytes.indexOf(10); line >= 0; line = bytes.indexOf(10, line + 1)) {
      count += 1;
      if (count >= starts.length) {
        const longer = new Float64Array(starts.length * 2);
        longer.set(starts);
        starts = longer;
      }
      starts[count] = at + line + 1;
    }
    at += bytes.length;
  }
  if (count !== hashes) {
    throw new FingerprintError(
      'index-file-damaged',
      `The file ${path} tells of ${count} entries, and ${index} holds ${hashes}: they were not written together.`,
    );
  }
  const descriptor = openSync(path, 'r');
  return {
    count,
    of(id) {
      const [start, end] = [starts[id], starts[id + 1]];
      if (id >= count || start === undefined || end === undefined) return {};
      const line = Buffer.alloc(end - start - 1);
      readSync(descriptor, line, 0, line.length, start);
      return line.length === 0 ? {} : labelFrom(line.toString(), `line ${id + 1} of ${path}`);
    },
    close() {
      closeSync(descriptor);
    },
  };
}

/** The file lay on a disk, where anybody may have written to it. */
function labelFrom(line: string, where: string): Label {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    read = undefined; // told below
  }
  if (!isLabel(read))
    throw new FingerprintError('index-file-damaged', `There is no label of an entry in ${where}.`);
  return read;
}

function isLabel(value: unknown): value is Label {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { name, tags, entry, list } = value as Record<string, unknown>; // an object, as was just seen
  const isText = (field: unknown): boolean => field === undefined || typeof field === 'string';
  const areTags = tags === undefined || (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'));
  return areTags && [name, entry, list].every(isText);
}
