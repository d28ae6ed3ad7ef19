import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readPdqList } from '../exchange/index.ts';
import type { ListOptions, PdqList, RefusalReason } from '../exchange/index.ts';
import { RadiusIndex } from '../search/index.ts';
import { commonHelp, exitCodes } from './command.ts';
import type { Call, Command } from './command.ts';
import { continueLabels, labelsBeside, openLabels, openLabelWriter } from './labels.ts';
import { UsageError } from './problem.ts';
import type { Terminal } from './terminal.ts';

const listOptions = { 'least-quality': { type: 'string' }, format: { type: 'string' } } as const;
const listHelp = `
LIST is a file, or - for standard input, in any of these shapes: one hash a line, "type hash", "hash,quality,file",
vPDQ's "frame,quality,hash,seconds", CSV under a header (hash or signal_str, type, quality, tags…), JSON or JSON lines
of HMA and ThreatExchange. All-zero hashes are refused, and so is a quality under 50 where the list tells it.
`;

type Read = PdqList & { reasons: Partial<Record<RefusalReason, number>> };

export const indexBuildCommand: Command = {
  name: 'index build',
  summary: 'an index file from lists of hashes',
  help: `Usage: vigie-fingerprint index build [options] LIST… -o FILE
${listHelp}
Writes FILE, and FILE.labels with what the lists say about each hash: keep the two together.

  -o, --output FILE    where to write
  --least-quality N    refuse hashes of lower quality (default 50)
  --format KIND        json or text, when the first character shall not decide${commonHelp}

Exit codes: 0 built, 2 trouble: nothing was written, or lines were not understood (they are told with their numbers,
and the index holds the others).
`,
  options: { ...listOptions, output: { type: 'string', short: 'o' } },
  async run(call) {
    const { args, options, terminal, onStop } = call;
    const output = options.text('output');
    if (args.length === 0) throw new UsageError('Name at least one list, or - for standard input.');
    if (output === undefined) throw new UsageError('Say where to write the index: -o FILE.');
    const labels = openLabelWriter(labelsBeside(output));
    onStop(labels.drop);
    try {
      const parts: Read[] = [];
      for (const list of args) parts.push(await readOne(list, call, labels.write));
      const read = joined(parts);
      const bar = terminal.bar(`building from ${read.count} hashes`);
      const index = await RadiusIndex.build({ hashes: read.hashes }).finally(() => bar.end());
      labels.keep();
      await index.save(output);
      await index.close();
      return await report(call, output, read, read.count);
    } catch (error) {
      labels.drop();
      throw error;
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

Exit codes: 0 added, 2 trouble: nothing was added, or lines were not understood (the others were added).
`,
  options: listOptions,
  async run(call) {
    const [path, ...lists] = call.args;
    if (path === undefined || lists.length === 0)
      throw new UsageError('Name the index, then at least one list.');
    const index = await RadiusIndex.load(path);
    const known = await openLabels(labelsBeside(path));
    known.close();
    const labels = await continueLabels(labelsBeside(path));
    call.onStop(labels.drop);
    try {
      const parts: Read[] = [];
      for (const list of lists) parts.push(await readOne(list, call, labels.write));
      const read = joined(parts);
      // entries are numbered as the lines of the labels are, so a number is never given twice
      for (let at = 0; at < read.count; at++)
        index.add(known.count + at, read.hashes.slice(at * 32, at * 32 + 32));
      labels.keep();
      await index.save(path);
      return await report(call, path, read, index.size);
    } catch (error) {
      labels.drop();
      throw error;
    } finally {
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
    const labels = await openLabels(labelsBeside(path));
    const facts = {
      index: path,
      hashes: index.size,
      entries: labels.count,
      fileBytes: size,
      memoryBytes: bytes,
    };
    labels.close();
    await index.close();
    const count = new Intl.NumberFormat('en');
    const mebibytes = (number: number): string => `${count.format(Math.ceil(number / 2 ** 20))} MiB`;
    await terminal.write(
      options.flag('json')
        ? `${JSON.stringify({ ...facts, segments })}\n`
        : `${path}: ${count.format(facts.hashes)} hashes, ${mebibytes(size)} on disk, ${mebibytes(bytes)} in memory\n` +
            segments.map(({ hashes, layout }) => `  ${count.format(hashes)} in layout ${layout}\n`).join(''),
    );
    return exitCodes.done;
  },
};

async function readOne(
  list: string,
  { options, terminal }: Call,
  write: Parameters<typeof eachLabel>[0],
): Promise<Read> {
  const settings: ListOptions = {
    leastQuality: options.number('least-quality', { least: 0, most: 100, otherwise: 50 }),
  };
  if (options.text('format') !== undefined) settings.shape = options.choice('format', ['text', 'json']);
  const total = list === '-' ? undefined : (await stat(list)).size;
  const source = list === '-' ? process.stdin : createReadStream(list, { highWaterMark: 1 << 20 });
  const bar = terminal.bar(`reading ${list} (bytes)`, total);
  const refusals = openRefusals(list, terminal);
  try {
    const read = await readPdqList(counted(source, bar.step), {
      ...settings,
      onSignal: eachLabel(write, list),
      onRefusal: refusals.tell,
    });
    return { ...read, reasons: refusals.reasons };
  } finally {
    bar.end();
    refusals.end();
  }
}

const eachLabel =
  (write: ReturnType<typeof openLabelWriter>['write'], list: string) =>
  (signal: Parameters<typeof write>[0]): void => {
    write(signal, list);
  };

async function* counted(
  source: AsyncIterable<Uint8Array>,
  step: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    step(chunk.length);
    yield chunk;
  }
}

const reasonsInWords: Record<RefusalReason, string> = {
  malformed: 'not understood',
  'too-long': 'longer than a line may be',
  'all-zero': 'an all-zero hash, which stands for a picture too small',
  'low-quality': 'of too low a quality',
  'other-type': 'of another kind',
  withdrawn: 'withdrawn or switched off',
};

/** Tells the first refused lines of each reason, and counts the rest. */
function openRefusals(list: string, terminal: Terminal) {
  const reasons: Partial<Record<RefusalReason, number>> = {};
  const mostTold = 5;
  return {
    reasons,
    tell({ refused, line, excerpt }: { refused: RefusalReason; line: number; excerpt: string }): void {
      const count = (reasons[refused] ?? 0) + 1;
      reasons[refused] = count;
      if (count <= mostTold) terminal.tell(`${list}, line ${line}: ${reasonsInWords[refused]}: ${excerpt}`);
    },
    end(): void {
      for (const [reason, count] of Object.entries(reasons) as [RefusalReason, number][]) {
        if (count > mostTold)
          terminal.tell(`${list}: ${count - mostTold} more lines ${reasonsInWords[reason]}.`);
      }
    },
  };
}

function joined(parts: readonly Read[]): Read {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const hashes = new Uint8Array(parts.reduce((sum, part) => sum + part.hashes.length, 0));
  const total: Read = { hashes, count: 0, refused: 0, unbalanced: 0, others: 0, reasons: {} };
  for (const part of parts) {
    hashes.set(part.hashes, total.count * 32);
    for (const name of ['count', 'refused', 'unbalanced', 'others'] as const) total[name] += part[name];
    for (const [reason, count] of Object.entries(part.reasons) as [RefusalReason, number][]) {
      total.reasons[reason] = (total.reasons[reason] ?? 0) + count;
    }
  }
  return total;
}

async function report({ options, terminal }: Call, path: string, read: Read, size: number): Promise<number> {
  const { count: added, refused, unbalanced, others, reasons } = read;
  if (options.flag('json')) {
    await terminal.write(
      `${JSON.stringify({ index: path, hashes: size, added, refused, reasons, unbalanced, others })}\n`,
    );
  } else {
    const notes = [
      refused > 0 ? `${refused} lines refused` : '',
      others > 0 ? `${others} signals of other kinds passed over` : '',
      unbalanced > 0 ? `${unbalanced} hashes without 128 one-bits kept: another algorithm?` : '',
    ].filter((note) => note !== '');
    await terminal.write(
      `${path}: ${size} hashes, ${added} of them new${notes.map((note) => `; ${note}`).join('')}\n`,
    );
  }
  return reasons.malformed || reasons['too-long'] ? exitCodes.trouble : exitCodes.done;
}
