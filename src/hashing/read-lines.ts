import { checkedEntry, type NewEntry } from './entry.ts';

/** What a pasted or uploaded list says: entries that can be believed, and the numbers of the lines that cannot. */
export type ReadLines = {
  readonly entries: readonly Required<NewEntry>[];
  readonly badLines: readonly number[];
};

/**
 * Reads `sha256[,label]` lines, as peers export them: a first line of headings, empty lines and `#` remarks are
 * passed over; quotes around a value are dropped. Lines count from one, as an editor counts them.
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
    if (index === 0 && /^"?sha-?256\b/iu.test(line)) continue;
    const cut = /[,;\t]/u.exec(line)?.index ?? line.length;
    const entry = entryOf(bare(line.slice(0, cut)), bare(line.slice(cut + 1)).slice(0, longestLabel));
    if (entry) entries.push(entry);
    else badLines.push(index + 1);
  }
  return { entries, badLines };
}

const longestLabel = 200;
const bare = (value: string): string => value.trim().replace(/^"(.*)"$/u, '$1');

/** One form of a digest for lists and look-ups alike, so that the rule stands in one place: `checkedEntry`. */
function entryOf(digest: string, label: string): Required<NewEntry> | null {
  return /^[0-9a-f]{64}$/iu.test(digest) ? checkedEntry({ algorithm: 'sha256', digest, label }) : null;
}
