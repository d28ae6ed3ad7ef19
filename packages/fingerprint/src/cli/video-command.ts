import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { printable } from '../exchange/write-list.ts';
import { leastQuality, matchRadius } from '../pdq/index.ts';
import { hashVideo, pruneFrames, VideoIndex, vpdqJson, vpdqText } from '../video/index.ts';
import type { StoredVideo, VideoFrame } from '../video/index.ts';
import { commonHelp, exitCodes } from './command.ts';
import type { Call, Command, OptionReader } from './command.ts';
import { countOf } from './figures.ts';
import { filesOf } from './inputs.ts';
import { troubleWith, UsageError } from './problem.ts';
import { readVpdqFile } from './vpdq-file.ts';

const frameOptions = {
  every: { type: 'string' },
  prune: { type: 'string' },
  ffmpeg: { type: 'string' },
} as const;
const frameHelp = `
  --every N            seconds between two frames (default 1)
  --prune N            leave out frames within N bits of the last one kept
  --ffmpeg PATH        where ffmpeg is (default: the first on the PATH)`;

export const videoHashCommand: Command = {
  name: 'video hash',
  summary: 'vPDQ fingerprints of videos (needs ffmpeg)',
  help: `Usage: vigie-fingerprint video hash [options] FILE…

Prints the frames of one video, "frame,quality,hash,seconds" a line; of several videos, writes a file each with -o.

  -o, --output FOLDER  write FOLDER/NAME.vpdq.txt (or .json) for each video; names must differ
  --format KIND        text (default), json (today's signal string) or json-by-frame (the one before)${frameHelp}${commonHelp}

Exit codes: 0 all hashed, 2 some or all not.
`,
  options: { ...frameOptions, output: { type: 'string', short: 'o' }, format: { type: 'string' } },
  async run(call) {
    const { args, options, terminal } = call;
    const format = options.choice('format', ['text', 'json', 'json-by-frame']);
    const [output, json] = [options.text('output'), options.flag('json')];
    if (args.length === 0) throw new UsageError('Name at least one video.');
    let hasTrouble = false;
    const onTrouble = (sentence: string): void => {
      hasTrouble = true;
      terminal.tell(sentence);
    };
    const files = await filesOf(args, { recursive: false, onTrouble });
    if (files.length > 1 && output === undefined && !json) {
      throw new UsageError('Frames of several videos would run together: add -o FOLDER, or --json.');
    }
    if (output !== undefined) {
      const twice = files.map((file) => basename(file)).find((name, at, all) => all.indexOf(name) !== at);
      if (twice !== undefined) {
        throw new UsageError(
          `Two videos are named ${twice}, and would write the same file in ${output}: hash them into folders of their own.`,
        );
      }
      await mkdir(output, { recursive: true });
    }
    for (const file of files) {
      try {
        const frames = await framesWith(file, call);
        const text =
          format === 'text'
            ? vpdqText(frames)
            : `${vpdqJson(frames, format === 'json' ? 'compact' : 'by-frame')}\n`;
        if (output !== undefined) {
          await writeFile(join(output, `${basename(file)}.vpdq.${format === 'text' ? 'txt' : 'json'}`), text);
        } else if (!json) await terminal.write(text);
        if (json)
          await terminal.write(
            `${JSON.stringify({ file, frames: frames.length, vpdq: vpdqJson(frames) })}\n`,
          );
      } catch (error) {
        const { code, sentence } = troubleWith(file, error);
        onTrouble(sentence);
        if (json) await terminal.write(`${JSON.stringify({ file, error: { code, message: sentence } })}\n`);
        if (code === 'ffmpeg-missing') break; // the next one would say the same
      }
    }
    return hasTrouble ? exitCodes.trouble : exitCodes.done;
  },
};

export const videoMatchCommand: Command = {
  name: 'video match',
  summary: 'search a video among others, by their frames',
  help: `Usage: vigie-fingerprint video match [options] QUERY STORED…

QUERY and STORED are vPDQ files, or videos (ffmpeg is then needed). Prints "file, share of the query found in it, share
of it found in the query" with tabs between, a line a match, the fullest first. Order and time do not matter: a clip is
found in the whole. A match is a hint for a person who looks.

  --query-percent N    of the query's frames, how many must be in the stored video (default 80)
  --stored-percent N   of the stored video's frames, how many must be in the query (default 0)
  --radius N           how many of the 256 bits of two frames may differ (default 31)
  --least-quality N    compare frames from this quality on (default 50)${frameHelp}${commonHelp}

Exit codes: 0 something matches, 1 nothing does, 2 trouble.
`,
  options: {
    ...frameOptions,
    radius: { type: 'string' },
    'least-quality': { type: 'string' },
    'query-percent': { type: 'string' },
    'stored-percent': { type: 'string' },
  },
  async run(call) {
    const { args, options, terminal } = call;
    const [query, ...stored] = args;
    if (query === undefined || stored.length === 0)
      throw new UsageError('Name the query, then at least one stored video.');
    let hasTrouble = false;
    const framesOf = async (file: string): Promise<VideoFrame[] | undefined> => {
      try {
        return await framesOfEither(file, call);
      } catch (error) {
        hasTrouble = true;
        terminal.tell(troubleWith(file, error).sentence);
        return undefined;
      }
    };
    const rule = ruleFrom(options);
    const asked = await framesOf(query);
    if (!asked) return exitCodes.trouble;
    const videos: StoredVideo[] = [];
    const reading = terminal.bar('reading videos', stored.length);
    try {
      for (const [id, file] of stored.entries()) {
        const frames = await framesOf(file);
        if (frames) videos.push({ id, frames });
        reading.step();
      }
    } finally {
      reading.end();
    }
    const comparing = terminal.bar(`comparing with ${countOf(videos.length, 'video')}`);
    const index = await VideoIndex.build(videos, { quality: rule.quality }).finally(() => comparing.end());
    const matches = index.search(asked, rule);
    await index.close();
    for (const { id, ...match } of matches) {
      const file = stored[id] ?? '';
      await terminal.write(
        options.flag('json')
          ? `${JSON.stringify({ query, file, ...match })}\n`
          : `${printable(file)}\t${match.queryPercent.toFixed(1)}\t${match.storedPercent.toFixed(1)}\n`,
      );
    }
    if (hasTrouble) return exitCodes.trouble;
    return matches.length > 0 ? exitCodes.found : exitCodes.notFound;
  },
};

function ruleFrom(options: OptionReader) {
  return {
    radius: options.number('radius', { least: 0, most: 256, otherwise: matchRadius }),
    quality: options.number('least-quality', { least: 0, most: 100, otherwise: leastQuality }),
    queryPercent: options.number('query-percent', { least: 0, most: 100, otherwise: 80 }),
    storedPercent: options.number('stored-percent', { least: 0, most: 100, otherwise: 0 }),
  };
}

async function framesOfEither(file: string, call: Call): Promise<VideoFrame[]> {
  const frames = await readVpdqFile(file);
  return frames ? pruned(frames, call.options) : framesWith(file, call);
}

async function framesWith(file: string, { options, terminal, onStop }: Call): Promise<VideoFrame[]> {
  const everySeconds = options.number('every', { least: 1, most: 3600, otherwise: 1 });
  const ffmpeg = options.text('ffmpeg');
  const halt = new AbortController();
  onStop(() => {
    halt.abort();
  });
  const bar = terminal.bar(`hashing frames of ${basename(file)}`);
  try {
    const { frames, isCut } = await hashVideo(file, {
      everySeconds,
      signal: halt.signal,
      onFrame: () => {
        bar.step();
      },
      ...(ffmpeg === undefined ? {} : { ffmpeg }),
    });
    if (isCut)
      terminal.tell(
        `${file}: longer than ${frames.length} frames; its rest was not looked at. A larger --every takes less.`,
      );
    return pruned(frames, options);
  } finally {
    bar.end();
  }
}

function pruned(frames: VideoFrame[], options: OptionReader): VideoFrame[] {
  if (options.text('prune') === undefined) return frames;
  return pruneFrames(frames, options.number('prune', { least: 0, most: 256, otherwise: 2 }));
}
