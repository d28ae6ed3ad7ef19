import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import type { Signal } from '../exchange/index.ts';
import { FingerprintError } from '../problem.ts';

/**
 * What a list says about each of its hashes. The index knows numbers only; beside it, in `INDEX.labels`, line n tells
 * about entry n-1: a JSON object, or nothing.
 */
export type Label = { name?: string; tags?: readonly string[]; entry?: string; list?: string };

export const labelsBeside = (index: string): string => `${index}.labels`;

/** Writes labels in order, beside what is to be replaced; nothing is seen of it before `keep`. */
export function openLabelWriter(path: string): {
  write(signal: Signal, list: string): void;
  keep(): void;
  drop(): void;
} {
  const part = `${path}.${process.pid}.part`;
  const file = openSync(part, 'a');
  let text = '';
  function flush(): void {
    writeSync(file, text);
    text = '';
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
    keep() {
      flush();
      closeSync(file);
      renameSync(part, path);
    },
    drop() {
      closeSync(file);
      rmSync(part, { force: true });
    },
  };
}

/** The same, after the labels that are there already. */
export async function continueLabels(path: string): Promise<ReturnType<typeof openLabelWriter>> {
  await copyFile(path, `${path}.${process.pid}.part`);
  return openLabelWriter(path);
}

export type Labels = { count: number; of(id: number): Label; close(): void };

/** Opens labels for reading one here and there: keeps where each begins, not what it says. Throws `index-file-damaged`. */
export async function openLabels(path: string): Promise<Labels> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new FingerprintError(
      'index-file-damaged',
      `There is no ${path}: it belongs to the index and must stand beside it. Copy both, or build the index again.`,
      { cause },
    );
  });
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
  const descriptor = openSync(path, 'r');
  return {
    count,
    of(id) {
      const [start, end] = [starts[id], starts[id + 1]];
      if (id >= count || start === undefined || end === undefined) return {};
      const line = Buffer.alloc(end - start - 1);
      readSync(descriptor, line, 0, line.length, start);
      return line.length === 0 ? {} : (JSON.parse(line.toString()) as Label);
    },
    close() {
      closeSync(descriptor);
    },
  };
}
