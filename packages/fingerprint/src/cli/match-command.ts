import { leastQuality, matchRadius, pdqFromHex } from '../pdq/index.ts';
import type { PdqHash } from '../pdq/index.ts';
import { openPictureHasher } from '../pictures/index.ts';
import { RadiusIndex } from '../search/index.ts';
import type { Match } from '../search/index.ts';
import { printable } from '../exchange/write-list.ts';
import { commonHelp, decoderHelp, decoderOptions, decodersOf, exitCodes } from './command.ts';
import type { Command } from './command.ts';
import { inOrder, picturesAhead } from './in-order.ts';
import { filesOf } from './inputs.ts';
import { openLabels } from './labels.ts';
import { damageOf, troubleWith, UsageError } from './problem.ts';

export const isPdqText = (text: string): boolean => /^[0-9a-f]{64}$/i.test(text);

export const matchCommand: Command = {
  name: 'match',
  summary: 'search pictures or hashes in an index',
  help: `Usage: vigie-fingerprint match [options] INDEX FILE-OR-HASH…

Prints "query, distance, entry, label" with tabs between, a line a match, nearest first, in the order of the queries.
A picture is hashed from every pixel, and searched as it is and in its seven other positions. FILE may be a folder
(with -r), or - for names or hashes on standard input. Pictures of quality under 50 are not searched: told so.
A match is a hint for a person who looks: never act on it alone.

  -r, --recursive      take the pictures in folders, and in the folders in them
  --radius N           how many of the 256 bits may differ (default 31)
  --nearest N          the N nearest instead, however far
  --as-is              the picture as it is only, not turned and mirrored
  --least-quality N    search pictures from this quality on (default 50)${decoderHelp}${commonHelp}

Exit codes, as grep has them: 0 something matches, 1 nothing does, 2 trouble (matches are printed all the same).
`,
  options: {
    ...decoderOptions,
    recursive: { type: 'boolean', short: 'r' },
    radius: { type: 'string' },
    nearest: { type: 'string' },
    'as-is': { type: 'boolean' },
    'least-quality': { type: 'string' },
  },
  async run({ args, options, terminal, onStop }) {
    const [path, ...queries] = args;
    if (path === undefined || queries.length === 0) {
      throw new UsageError(
        'Name the index, then pictures or hashes, or - for a list of them on standard input.',
      );
    }
    const radius = options.number('radius', { least: 0, most: 256, otherwise: matchRadius });
    const nearest = options.number('nearest', { least: 0, most: 100_000, otherwise: 0 });
    const quality = options.number('least-quality', { least: 0, most: 100, otherwise: leastQuality });
    const json = options.flag('json');
    let hasTrouble = false;
    let hasMatch = false;
    const onTrouble = (sentence: string): void => {
      hasTrouble = true;
      terminal.tell(sentence);
    };
    const index = await RadiusIndex.load(path);
    const labels = await openLabels(path, index.size);
    const all = await filesOf(queries, { recursive: options.flag('recursive'), onTrouble });
    const hasher = openPictureHasher({ exact: true, forms: !options.flag('as-is'), ...decodersOf(options) });
    onStop(() => hasher.close());
    const bar = terminal.bar('matching', all.length);
    const search = (forms: PdqHash[]): Match[] =>
      nearest > 0 ? nearestOf(index, forms, nearest) : index.searchAny(forms, radius);
    try {
      for await (const outcome of inOrder(all, picturesAhead, async (query) => {
        if (isPdqText(query)) return { forms: [pdqFromHex(query)] };
        const picture = await hasher.hash(query);
        const { hash, forms = [hash], quality: found, damaged } = picture;
        return { forms, quality: found, damaged };
      })) {
        bar.step();
        const query = outcome.item;
        if ('error' in outcome) {
          const { code, sentence } = troubleWith(query, outcome.error);
          onTrouble(sentence);
          if (json)
            await terminal.write(`${JSON.stringify({ query, error: { code, message: sentence } })}\n`);
          continue;
        }
        const { forms, quality: found, damaged } = outcome.result;
        if (damaged) terminal.tell(damageOf(query));
        if (found !== undefined && found < quality) {
          terminal.tell(
            `${query}: quality ${found} is under ${quality}: too poor in detail to be compared, not searched.`,
          );
          if (json)
            await terminal.write(
              `${JSON.stringify({ query, quality: found, damaged, skipped: 'low-quality' })}\n`,
            );
          continue;
        }
        const matches = search(forms).map((match) => ({ ...match, ...labels?.of(match.id) }));
        hasMatch ||= matches.length > 0;
        if (json) await terminal.write(`${JSON.stringify({ query, quality: found, damaged, matches })}\n`);
        for (const { distance, id, name, tags } of json ? [] : matches) {
          const label = printable([name ?? '', ...(tags ?? [])].join(' ').trim());
          await terminal.write(`${printable(query)}\t${distance}\t${id}\t${label}\n`);
        }
      }
    } finally {
      bar.end();
      labels?.close();
      await Promise.all([hasher.close(), index.close()]);
    }
    if (hasTrouble) return exitCodes.trouble;
    return hasMatch ? exitCodes.found : exitCodes.notFound;
  },
};

/** The nearest entries to any of the forms, each entry once at its least distance. */
function nearestOf(index: RadiusIndex, forms: PdqHash[], count: number): Match[] {
  const least = new Map<number, Match>();
  for (const match of forms.flatMap((form) => index.nearest(form, count))) {
    const known = least.get(match.id);
    if (!known || match.distance < known.distance) least.set(match.id, match);
  }
  return [...least.values()].sort((a, b) => a.distance - b.distance || a.id - b.id).slice(0, count);
}
