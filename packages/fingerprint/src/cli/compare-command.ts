import { distance, hexOfPdq, leastQuality, matchRadius, pdqFromHex } from '../pdq/index.ts';
import type { PdqHash } from '../pdq/index.ts';
import { openPictureHasher } from '../pictures/index.ts';
import type { PictureHasher } from '../pictures/index.ts';
import { compareVideos } from '../video/match.ts';
import { commonHelp, decoderHelp, decoderOptions, decodersOf, exitCodes } from './command.ts';
import type { Command } from './command.ts';
import { isPdqText } from './match-command.ts';
import { damageOf, sentenceOf, troubleWith, UsageError } from './problem.ts';
import { readVpdqFile } from './vpdq-file.ts';
import type { VideoFrame } from '../video/frame.ts';

const formNames = [
  'as it is',
  'rotated by 90',
  'rotated by 180',
  'rotated by 270',
  'upside down',
  'mirrored',
  'transposed',
  'transposed on the other diagonal',
];

type Side =
  | { kind: 'picture'; forms: PdqHash[]; hash: PdqHash; quality?: number; damaged?: boolean }
  | { kind: 'video'; frames: VideoFrame[] };

export const compareCommand: Command = {
  name: 'compare',
  summary: 'two pictures, hashes or vPDQ files',
  help: `Usage: vigie-fingerprint compare [options] A B

A and B are pictures or PDQ hashes (64 hex digits), or both are vPDQ files. Tells how far apart they are: of a picture A
the nearest of its eight positions counts; of two videos how much of each is found in the other.

  --radius N           how many of the 256 bits may differ (default 31)
  --least-quality N    compare pictures and frames from this quality on (default 50)
  --query-percent N    of A's frames, how many must be in B (default 80)
  --stored-percent N   of B's frames, how many must be in A (default 0)${decoderHelp}${commonHelp}

Exit codes: 0 alike, 1 not alike, 2 trouble, or a picture too poor in detail to be compared: that is neither.
`,
  options: {
    ...decoderOptions,
    radius: { type: 'string' },
    'least-quality': { type: 'string' },
    'query-percent': { type: 'string' },
    'stored-percent': { type: 'string' },
  },
  async run({ args, options, terminal, onStop }) {
    const [a, b, ...rest] = args;
    if (a === undefined || b === undefined || rest.length > 0)
      throw new UsageError('Name two things to compare.');
    const radius = options.number('radius', { least: 0, most: 256, otherwise: matchRadius });
    const quality = options.number('least-quality', { least: 0, most: 100, otherwise: leastQuality });
    const hasher = openPictureHasher({ exact: true, ...decodersOf(options) });
    onStop(() => hasher.close());
    const settled = await Promise.allSettled([sideOf(a, hasher), sideOf(b, hasher)]).finally(() =>
      hasher.close(),
    );
    const sides: Side[] = [];
    settled.forEach((side, at) => {
      if (side.status === 'fulfilled') {
        sides.push(side.value);
        if (side.value.kind === 'picture' && side.value.damaged) terminal.tell(damageOf(args[at] ?? ''));
      } else
        terminal.tell(
          sentenceOf(side.reason) === undefined
            ? String(side.reason)
            : troubleWith(args[at] ?? '', side.reason).sentence,
        );
    });
    const [one, other] = sides;
    if (!one || !other) return exitCodes.trouble;
    const say = async (facts: object, sentence: string): Promise<void> =>
      terminal.write(options.flag('json') ? `${JSON.stringify(facts)}\n` : `${sentence}\n`);

    if (one.kind === 'video' && other.kind === 'video') {
      const found = compareVideos(one.frames, other.frames, {
        radius,
        quality,
        queryPercent: options.number('query-percent', { least: 0, most: 100, otherwise: 80 }),
        storedPercent: options.number('stored-percent', { least: 0, most: 100, otherwise: 0 }),
      });
      const [queryShare, storedShare] = [found.queryPercent.toFixed(1), found.storedPercent.toFixed(1)];
      await say(
        found,
        `${found.isMatch ? 'alike' : 'not alike'}: ${queryShare} % of A's ${found.queryFrames} frames are in B, ${storedShare} % of B's ${found.storedFrames} in A`,
      );
      return found.isMatch ? exitCodes.found : exitCodes.notFound;
    }
    if (one.kind === 'video' || other.kind === 'video') {
      throw new UsageError(
        'A video is compared with a video: name two vPDQ files, or two pictures or hashes.',
      );
    }
    const distances = one.forms.map((form) => distance(form, other.hash));
    const least = Math.min(...distances);
    const form = formNames[distances.indexOf(least)] ?? '';
    const isRich = (one.quality ?? 100) >= quality && (other.quality ?? 100) >= quality;
    const isMatch = isRich && least <= radius;
    const verdict = isRich ? (isMatch ? 'alike' : 'not alike') : 'not to be compared: too poor in detail';
    await say(
      {
        isMatch,
        distance: least,
        form,
        a: { pdq: hexOfPdq(one.hash), quality: one.quality, damaged: one.damaged },
        b: { pdq: hexOfPdq(other.hash), quality: other.quality, damaged: other.damaged },
      },
      `${verdict}: ${least} of 256 bits differ, A ${form} (up to ${radius} are alike)`,
    );
    if (!isRich) return exitCodes.trouble;
    return isMatch ? exitCodes.found : exitCodes.notFound;
  },
};

async function sideOf(arg: string, hasher: PictureHasher): Promise<Side> {
  if (isPdqText(arg)) return { kind: 'picture', forms: [pdqFromHex(arg)], hash: pdqFromHex(arg) };
  const frames = await readVpdqFile(arg);
  if (frames) return { kind: 'video', frames };
  const { hash, quality, damaged, forms = [hash] } = await hasher.hash(arg, { exact: true, forms: true });
  return { kind: 'picture', forms, hash, quality, damaged };
}
