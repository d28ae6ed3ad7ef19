import { openJsonSplitter } from './json-splitter.ts';
import type { JsonPiece } from './json-splitter.ts';
import { openLineSplitter } from './line-splitter.ts';
import type { Line } from './line-splitter.ts';
import { recordHolders, signalsOfRecord } from './records.ts';
import type { RecordOptions } from './records.ts';
import { readerOfHeader, readerWithoutHeader } from './rows.ts';
import type { RowReader } from './rows.ts';
import { excerptOf } from './signal.ts';
import type { ListItem, SignalType } from './signal.ts';

/** How a list is read; lists tell most of it themselves. */
export type ListOptions = {
  /** PDQ signals of lower quality are refused. 0 to 100, 50 unless told. */
  leastQuality?: number;
  /** What all values are, for lists that do not tell the kind. */
  type?: SignalType;
  /** What 64 digits without a kind are; `pdq` unless told. */
  sixtyFour?: 'pdq' | 'sha256';
  /** `json` or `text`, when the first character shall not decide. */
  shape?: 'json' | 'text';
  /** Longest line and longest JSON record, in characters; 1,048,576 unless told. */
  longest?: number;
  /** For contents that are switched off until a moment; now unless told. */
  now?: Date;
};

/** A list in chunks of any size: bytes of UTF-8, or text. A Node stream is one. */
export type ListSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/**
 * Reads a list of signals in any of the shapes of `rows.ts` and `records.ts`, told apart by the list's beginning.
 * Holds one chunk and one record at a time, whatever the length of the list. Refused lines come in their place,
 * with their number: nothing is dropped in silence.
 */
export async function* readList(source: ListSource, options: ListOptions = {}): AsyncGenerator<ListItem> {
  const reader = openListReader(options);
  const decoder = new TextDecoder();
  for await (const chunk of source) {
    yield* reader.push(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
  }
  yield* reader.push(decoder.decode());
  yield* reader.end();
}

/** The same, a chunk of text at a time, for those who bring their own loop. */
export function openListReader(options: ListOptions = {}): {
  push(text: string): ListItem[];
  end(): ListItem[];
} {
  const longest = options.longest ?? 1_048_576;
  const settings: RecordOptions = {
    leastQuality: options.leastQuality ?? 50,
    sixtyFour: options.sixtyFour ?? 'pdq',
    type: options.type,
    now: (options.now ?? new Date()).getTime(),
  };
  let reader: { push(text: string): ListItem[]; end(): ListItem[] } | undefined;
  let beginning = '';

  function choose(atEnd: boolean): boolean {
    const start = beginning.trimStart();
    const isBlank = start === '';
    if (isBlank && (atEnd || beginning.length <= longest)) return false;
    // blanks beyond the limit are not kept until something follows: they are lines, if of no meaning
    if (
      options.shape === 'text' ||
      (isBlank && !options.shape) ||
      (!options.shape && start[0] !== '{' && start[0] !== '[')
    ) {
      reader = openTextReader(longest, settings);
      return true;
    }
    // One JSON value a line, or one text over all lines? The first line tells, once it is there.
    const end = start.indexOf('\n');
    if (end < 0 && !atEnd && beginning.length < longest) return false;
    reader =
      end > 0 && end <= longest && isJson(start.slice(0, end))
        ? openJsonLinesReader(longest, settings)
        : openJsonReader(longest, settings);
    return true;
  }
  function begin(): ListItem[] {
    const text = beginning;
    beginning = '';
    return reader?.push(text) ?? [];
  }
  return {
    push(text) {
      if (reader) return reader.push(text);
      beginning += text;
      return choose(false) ? begin() : [];
    },
    end() {
      const items = !reader && choose(true) ? begin() : [];
      return reader ? [...items, ...reader.end()] : items;
    },
  };
}

function openTextReader(longest: number, settings: RecordOptions) {
  const splitter = openLineSplitter(longest);
  let read: RowReader | undefined;
  function itemOf({ text, number, cut }: Line): ListItem | undefined {
    const line = text.trim();
    if (cut) return { refused: 'too-long', line: number, excerpt: excerptOf(line) };
    if (line === '' || line.startsWith('#')) return undefined;
    if (!read) {
      const underHeader = readerOfHeader(line, settings);
      read = underHeader ?? readerWithoutHeader(settings);
      if (underHeader) return undefined;
    }
    return read(line, number);
  }
  const itemsOf = (lines: Line[]): ListItem[] => lines.map(itemOf).filter((item) => item !== undefined);
  return { push: (text: string) => itemsOf(splitter.push(text)), end: () => itemsOf(splitter.end()) };
}

function openJsonLinesReader(longest: number, settings: RecordOptions) {
  const splitter = openLineSplitter(longest);
  const itemsOf = (lines: Line[]): ListItem[] =>
    lines.flatMap((line) => itemsOfJson({ ...line, line: line.number, whole: true }, settings));
  return { push: (text: string) => itemsOf(splitter.push(text)), end: () => itemsOf(splitter.end()) };
}

function openJsonReader(longest: number, settings: RecordOptions) {
  const splitter = openJsonSplitter(longest, recordHolders);
  const itemsOf = (pieces: JsonPiece[]): ListItem[] =>
    pieces.flatMap((piece) => itemsOfJson(piece, settings));
  return { push: (text: string) => itemsOf(splitter.push(text)), end: () => itemsOf(splitter.end()) };
}

function itemsOfJson({ text, line, cut, whole }: JsonPiece, settings: RecordOptions): ListItem[] {
  if (cut) return [{ refused: 'too-long', line, excerpt: excerptOf(text) }];
  if (text.trim() === '') return [];
  const record = whole && depthOf(text) <= deepest ? parsed(text) : undefined;
  if (record === undefined) return [{ refused: 'malformed', line, excerpt: excerptOf(text) }];
  return signalsOfRecord(record, line, settings);
}

/** No list that we know nests deeper than six; one made to exhaust the stack nests by the hundred thousand. */
const deepest = 32;

function depthOf(json: string): number {
  let [depth, most] = [0, 0];
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x22) inString = !inString;
    else if (inString) at += code === 0x5c ? 1 : 0;
    else if (code === 0x5b || code === 0x7b) most = Math.max(most, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return most;
}

/** `undefined` is no JSON value: it stands for a text that is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  return parsed(text) !== undefined;
}
