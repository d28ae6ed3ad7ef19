import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readPdqList } from '../exchange/index.ts';
import type { ListOptions, PdqList, RefusalReason } from '../exchange/index.ts';
import type { Call } from './command.ts';
import { sizeOf } from './figures.ts';
import type { LabelWriter } from './labels.ts';
import { UsageError } from './problem.ts';
import type { Terminal } from './terminal.ts';

export const listOptions = { 'least-quality': { type: 'string' }, format: { type: 'string' } } as const;
export const listHelp = `
LIST is a file, or - for standard input, in any of these shapes: one hash a line, "type hash", "hash,quality,file",
vPDQ's "frame,quality,hash,seconds", CSV under a header (hash or signal_str, type, quality, tags…), JSON or JSON lines
of HMA and ThreatExchange. All-zero hashes are refused, and so is a quality under 50 where the list tells it.
`;

export type ReadLists = PdqList & {
  reasons: Partial<Record<RefusalReason, number>>;
  /** Lists that say nothing at all. */
  emptyLists: number;
};

/** The hashes of lists, one after the other; what is refused is told at once, what the lists say is written. */
export async function readLists(
  lists: readonly string[],
  call: Call,
  write: LabelWriter['write'],
): Promise<ReadLists> {
  const parts: ReadLists[] = [];
  for (const list of lists) parts.push(await readOne(list, call, write));
  const read = joined(parts);
  if (read.count === 0) {
    // an index of nothing would answer "nothing found" to whatever it is asked
    const why = read.refused > 0 ? 'was taken as' : 'is';
    throw new UsageError(
      `Nothing was written: nothing in ${lists.join(', ')} ${why} a PDQ hash. Is it a list of hashes, and is it whole?`,
    );
  }
  return read;
}

async function readOne(
  list: string,
  { options, terminal }: Call,
  write: LabelWriter['write'],
): Promise<ReadLists> {
  const settings: ListOptions = {
    leastQuality: options.number('least-quality', { least: 0, most: 100, otherwise: 50 }),
  };
  if (options.text('format') !== undefined) settings.shape = options.choice('format', ['text', 'json']);
  const total = list === '-' ? undefined : (await stat(list)).size;
  const source = list === '-' ? process.stdin : createReadStream(list, { highWaterMark: 1 << 20 });
  const bar = terminal.bar(`reading ${list}`, total, sizeOf);
  const refusals = openRefusals(list, terminal);
  try {
    const read = await readPdqList(counted(source, bar.step), {
      ...settings,
      onSignal: (signal) => {
        write(signal, list);
      },
      onRefusal: refusals.tell,
    });
    const isEmpty = read.count + read.refused + read.others === 0;
    if (isEmpty) terminal.tell(`${list} is empty: was it cut off?`);
    return { ...read, reasons: refusals.reasons, emptyLists: isEmpty ? 1 : 0 };
  } finally {
    bar.end();
    refusals.end();
  }
}

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

function joined(parts: readonly ReadLists[]): ReadLists {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const hashes = new Uint8Array(parts.reduce((sum, part) => sum + part.hashes.length, 0));
  const total: ReadLists = {
    hashes,
    count: 0,
    refused: 0,
    unbalanced: 0,
    others: 0,
    reasons: {},
    emptyLists: 0,
  };
  for (const part of parts) {
    hashes.set(part.hashes, total.count * 32);
    for (const name of ['count', 'refused', 'unbalanced', 'others', 'emptyLists'] as const) {
      total[name] += part[name];
    }
    for (const [reason, count] of Object.entries(part.reasons) as [RefusalReason, number][]) {
      total.reasons[reason] = (total.reasons[reason] ?? 0) + count;
    }
  }
  return total;
}
