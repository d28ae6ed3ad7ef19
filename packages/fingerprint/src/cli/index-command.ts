import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { printable } from '../exchange/write-list.ts';
import { RadiusIndex } from '../search/index.ts';
import { commonHelp, exitCodes } from './command.ts';
import type { Call, Command } from './command.ts';
import { countOf, grouped, sizeOf } from './figures.ts';
import { labelsBeside, openLabels, openLabelWriter } from './labels.ts';
import type { LabelWriter } from './labels.ts';
import { listHelp, listOptions, readLists } from './read-lists.ts';
import type { ReadLists } from './read-lists.ts';
import { UsageError } from './problem.ts';
import type { Terminal } from './terminal.ts';

/** Some 15 ms of work. */
const addedAtOnce = 16_384;

export const indexBuildCommand: Command = {
  name: 'index build',
  summary: 'an index file from lists of hashes',
  help: `Usage: vigie-fingerprint index build [options] LIST… -o FILE
${listHelp}
Writes FILE, and FILE.labels with what the lists say about each hash: keep the two together.

  -o, --output FILE    where to write
  --least-quality N    refuse hashes of lower quality (default 50)
  --format KIND        json or text, when the first character shall not decide${commonHelp}

Exit codes: 0 built, 2 trouble: nothing was written (lists without a single PDQ hash make no index), or a list was
empty, or lines were not understood (they are told with their numbers, and the index holds the others).
`,
  options: { ...listOptions, output: { type: 'string', short: 'o' } },
  async run(call) {
    const { args, options, terminal, onStop } = call;
    const output = options.text('output');
    if (args.length === 0) throw new UsageError('Name at least one list, or - for standard input.');
    if (output === undefined) throw new UsageError('Say where to write the index: -o FILE.');
    const labels = await openLabelWriter(output, { onStop });
    try {
      const read = await readLists(args, call, labels.write);
      const bar = terminal.bar(`building from ${countOf(read.count, 'hash', 'hashes')}`);
      const index = await RadiusIndex.build({ hashes: read.hashes }).finally(() => bar.end());
      await saved(index, output, labels, terminal).finally(() => index.close());
      return await report(call, output, read, read.count);
    } finally {
      labels.drop();
    }
  },
};

export const indexAddCommand: Command = {
  name: 'index add',
  summary: 'more hashes into an index file',
  help: `Usage: vigie-fingerprint index add [options] INDEX LIST…
${listHelp}
  --least-quality N    refuse hashes of lower quality (default 50)
  --format KIND        json or text, when the first character shall not decide${commonHelp}

Exit codes: 0 added, 2 trouble: nothing was added (no list holds a PDQ hash), or a list was empty, or lines were not
understood (the others were added).
`,
  options: listOptions,
  async run(call) {
    const [path, ...lists] = call.args;
    if (path === undefined || lists.length === 0)
      throw new UsageError('Name the index, then at least one list.');
    const index = await RadiusIndex.load(path);
    const first = index.size;
    const known = await openLabels(path, first);
    if (!known) {
      throw new UsageError(
        `${labelsBeside(path)} is missing, and tells which numbers are taken: copy it here, or build the index again.`,
      );
    }
    known.close();
    const labels = await openLabelWriter(path, { more: true, onStop: call.onStop });
    try {
      const read = await readLists(lists, call, labels.write);
      await addAll(read, index, first, call.terminal);
      await saved(index, path, labels, call.terminal);
      return await report(call, path, read, index.size);
    } finally {
      labels.drop();
      await index.close();
    }
  },
};

export const indexStatsCommand: Command = {
  name: 'index stats',
  summary: 'what an index file holds',
  help: `Usage: vigie-fingerprint index stats [options] INDEX
${commonHelp}

Exit codes: 0 told, 2 trouble.
`,
  options: {},
  async run({ args, options, terminal }) {
    const [path, ...rest] = args;
    if (path === undefined || rest.length > 0) throw new UsageError('Name one index.');
    const index = await RadiusIndex.load(path);
    const { size } = await stat(path);
    const { segments, bytes } = index.stats();
    const labels = await openLabels(path, index.size);
    const facts = {
      index: path,
      hashes: index.size,
      hasLabels: labels !== undefined,
      fileBytes: size,
      memoryBytes: bytes,
    };
    labels?.close();
    await index.close();
    await terminal.write(
      options.flag('json')
        ? `${JSON.stringify({ ...facts, segments })}\n`
        : `${printable(path)}: ${countOf(facts.hashes, 'hash', 'hashes')}, ${sizeOf(size)} on disk, ${sizeOf(bytes)} in memory\n` +
            segments
              .map(({ hashes, layout }) => `  ${grouped.format(hashes)} in layout ${layout}\n`)
              .join(''),
    );
    return exitCodes.done;
  },
};

/** Entries are numbered as the lines of the labels are, so a number is never given twice. */
async function addAll(read: ReadLists, index: RadiusIndex, first: number, terminal: Terminal): Promise<void> {
  const bar = terminal.bar('adding hashes', read.count);
  try {
    for (let at = 0; at < read.count; at++) {
      index.add(first + at, read.hashes.subarray(at * 32, at * 32 + 32));
      if ((at + 1) % addedAtOnce > 0) continue;
      bar.step(addedAtOnce);
      await setImmediate(); // or no bar is drawn, and Ctrl-C is not heard, before all are added
    }
  } finally {
    bar.end();
  }
}

async function saved(
  index: RadiusIndex,
  path: string,
  labels: LabelWriter,
  terminal: Terminal,
): Promise<void> {
  const bar = terminal.bar(`saving ${path}`);
  await labels.keep(index).finally(() => bar.end());
}

async function report(
  { options, terminal }: Call,
  path: string,
  read: ReadLists,
  size: number,
): Promise<number> {
  const { count: added, refused, unbalanced, others, reasons, emptyLists } = read;
  if (options.flag('json')) {
    await terminal.write(
      `${JSON.stringify({ index: path, hashes: size, added, refused, reasons, unbalanced, others })}\n`,
    );
  } else {
    const notes = [
      refused > 0 ? `${countOf(refused, 'line')} refused` : '',
      others > 0 ? `${countOf(others, 'signal')} of other kinds passed over` : '',
      unbalanced > 0
        ? `${countOf(unbalanced, 'hash', 'hashes')} without 128 one-bits kept: another algorithm?`
        : '',
    ].filter((note) => note !== '');
    await terminal.write(
      `${printable(path)}: ${countOf(size, 'hash', 'hashes')}, ${grouped.format(added)} of them new${notes.map((note) => `; ${note}`).join('')}\n`,
    );
  }
  return reasons.malformed || reasons['too-long'] || emptyLists > 0 ? exitCodes.trouble : exitCodes.done;
}
