import { hexOfPdq, pdqFromHex } from '../pdq/hash.ts';
import { FingerprintError } from '../problem.ts';
import type { VideoFrame } from './frame.ts';

/** The two JSON signal strings in use: texts `hash,quality,seconds` (today's), or objects by frame number (before). */
export type VpdqJsonShape = 'compact' | 'by-frame';

/** `frame,quality,hash,seconds`, a line a frame, seconds with three decimals: the file of the vPDQ command. */
export function vpdqText(frames: readonly VideoFrame[]): string {
  return frames
    .map(
      ({ frame, quality, hash, timestamp }) =>
        `${frame},${quality},${hexOfPdq(hash)},${timestamp.toFixed(3)}\n`,
    )
    .join('');
}

/** Reads what `vpdqText` writes. Throws `list-malformed` with the line. */
export function framesOfVpdqText(text: string): VideoFrame[] {
  const frames: VideoFrame[] = [];
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const fields = line.trim().split(',');
    const [frame, quality, hash, timestamp] = fields;
    if (fields.length !== 4) throw malformed(`line ${at + 1}`, 'frame,quality,hash,seconds');
    frames.push(checkedFrame({ frame, quality, hash, timestamp }, `line ${at + 1}`));
  });
  return frames;
}

/** The signal string that ThreatExchange's tools exchange for a video; `compact`, today's, unless told. */
export function vpdqJson(frames: readonly VideoFrame[], shape: VpdqJsonShape = 'compact'): string {
  if (shape === 'compact') {
    return JSON.stringify(
      frames.map(({ quality, hash, timestamp }) => `${hexOfPdq(hash)},${quality},${timestamp.toFixed(3)}`),
    );
  }
  const entries = frames.map(({ frame, quality, hash, timestamp }) => [
    frame,
    { quality, hash: hexOfPdq(hash), timestamp: Math.round(timestamp * 1000) / 1000 },
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

/** Reads either JSON signal string. Throws `list-malformed`. The compact one has no frame numbers: they are counted. */
export function framesOfVpdqJson(text: string): VideoFrame[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new FingerprintError('list-malformed', 'This vPDQ signal is not JSON.', { cause });
  }
  if (Array.isArray(value)) {
    return value.map((entry: unknown, frame) => {
      const fields = typeof entry === 'string' ? entry.split(',') : [];
      const [hash, quality, timestamp] = fields;
      if (fields.length !== 3) throw malformed(`entry ${frame}`, '"hash,quality,seconds"');
      return checkedFrame({ frame: String(frame), quality, hash, timestamp }, `entry ${frame}`);
    });
  }
  if (typeof value !== 'object' || value === null)
    throw malformed('the text', 'a list or an object of frames');
  const frames = Object.entries(value).map(([frame, entry]: [string, unknown]) => {
    if (typeof entry !== 'object' || entry === null) throw malformed(`frame ${frame}`, 'an object');
    const { quality, hash, timestamp } = entry as Record<string, unknown>;
    return checkedFrame(
      { frame, quality: textOf(quality), hash: textOf(hash), timestamp: textOf(timestamp) },
      `frame ${frame}`,
    );
  });
  return frames.sort((a, b) => a.frame - b.frame);
}

/** Reads any of the three forms, told apart by the first character. Throws `list-malformed`. */
export function readVpdq(text: string): VideoFrame[] {
  return /^\s*[[{]/.test(text) ? framesOfVpdqJson(text) : framesOfVpdqText(text);
}

type Fields = Record<'frame' | 'quality' | 'hash' | 'timestamp', string | undefined>;

function checkedFrame(fields: Fields, where: string): VideoFrame {
  const numbers = {
    frame: numberOf(fields.frame),
    quality: numberOf(fields.quality),
    timestamp: numberOf(fields.timestamp),
  };
  if (!Number.isInteger(numbers.frame)) throw malformed(where, 'a frame number from 0');
  if (!Number.isInteger(numbers.quality) || numbers.quality > 100)
    throw malformed(where, 'a quality from 0 to 100');
  if (Number.isNaN(numbers.timestamp)) throw malformed(where, 'seconds from 0');
  if (!/^[0-9a-f]{64}$/i.test(fields.hash ?? '')) throw malformed(where, 'a hash of 64 hex digits');
  return { ...numbers, hash: pdqFromHex(fields.hash ?? '') };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function numberOf(text: string | undefined): number {
  return text !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
}

function malformed(where: string, expected: string): FingerprintError {
  return new FingerprintError('list-malformed', `This is no vPDQ: ${where} should be ${expected}.`);
}
