import { checkedEntry, type NewEntry } from './entry.ts';

/** What a pasted or uploaded list says: entries that can be believed, and the numbers of the lines that cannot. */
export type ReadLines = {
  readonly entries: readonly Required<NewEntry>[];
  readonly badLines: readonly number[];
};

/**
 * Reads `sha256[,label]` and `pdq,HEX[,label]` lines, as peers export them (`sha256,HEX[,label]` too): a first line of
 * headings, empty lines and `#` remarks are passed over; quotes around a value are dropped. Both fingerprints have 64
 * digits, so a bare one is a SHA-256: only the word before it makes a PDQ. Lines count from one, as an editor counts.
 */
export function readLines(text: string): ReadLines {
  const entries: Required<NewEntry>[] = [];
  const badLines: number[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/u)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (index === 0 && isHeading(line)) continue;
    const entry = entryOf(line);
    if (entry) entries.push(entry);
    else badLines.push(index + 1);
  }
  return { entries, badLines };
}

const longestLabel = 200;
const bare = (value: string): string => value.trim().replace(/^"(.*)"$/u, '$1');
const isHeading = (line: string): boolean =>
  /^"?(?:sha-?256|pdq|type|algorithm)\b/iu.test(line) && !hex.test(line);
const hex = /[0-9a-f]{32}/iu;

/** The first value of a line and the rest of it. */
function cut(line: string): [string, string] {
  const at = /[,;\t]/u.exec(line)?.index ?? line.length;
  return [bare(line.slice(0, at)), line.slice(at + 1)];
}

function entryOf(line: string): Required<NewEntry> | null {
  const [first, rest] = cut(line);
  const named = /^(?:(pdq)|sha-?256)$/iu.exec(first);
  const [digest, label] = named ? cut(rest) : [first, rest];
  if (!/^[0-9a-f]{64}$/iu.test(digest) || (named?.[1] && /^0+$/u.test(digest))) return null;
  const algorithm = named?.[1] ? 'pdq' : 'sha256';
  return checkedEntry({ algorithm, digest, label: bare(label).slice(0, longestLabel) });
}
