import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { FingerprintError } from '../problem.ts';
import { openPpmReader } from './ppm-frames.ts';
import type { RgbFrame } from './ppm-frames.ts';

/**
 * Containers that are handed to ffmpeg's demuxers. Playlists and lists of files are not among them: they would make
 * it read other files than the one named.
 */
const containers =
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,gif,apng,ivf,obu,av1,h264,hevc,m4v,mxf,nut,dv,rm,wtv';

/** Where ffmpeg is: as told, or the first one on the PATH. Throws `ffmpeg-missing`, with what to do about it. */
export async function findFfmpeg(told?: string): Promise<string> {
  const names = process.platform === 'win32' ? ['ffmpeg.exe'] : ['ffmpeg'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates =
    told === undefined ? folders.flatMap((folder) => names.map((name) => join(folder, name))) : [told];
  for (const candidate of candidates) {
    const isThere = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return resolve(candidate);
  }
  throw new FingerprintError(
    'ffmpeg-missing',
    told === undefined
      ? 'Videos need ffmpeg, and it is not on the PATH. Install it (Debian, Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), or say where it is.'
      : `There is no program at ${told}: check the path given for ffmpeg.`,
  );
}

/** Which frames are taken, and what ffmpeg may cost: every limit has a default. */
export type FrameOptions = {
  /** Path of ffmpeg; the first on the PATH unless told. */
  ffmpeg?: string;
  /** Seconds between two frames; 1 unless told. */
  everySeconds?: number;
  /** No more frames than this are read; 14,400 unless told: four hours at one a second. */
  maxFrames?: number;
  /** Limit of one frame's pixels; 36 million unless told. */
  maxPixels?: number;
  /** Limit of the whole, in milliseconds; ten minutes unless told. */
  timeoutMs?: number;
  /** Ends ffmpeg at once; the reason of the signal is then thrown. */
  signal?: AbortSignal;
};

/**
 * One frame: `width` × `height` pixels of three bytes (red, green, blue), rows from the top without padding; `index`
 * counts the samples from 0, `timestamp` is in seconds from the video's start.
 */
export type SampledFrame = RgbFrame & { index: number; timestamp: number };

/**
 * The frames on show at 0, 1, 2… seconds of a video file, decoded by ffmpeg: no shell, no network, no playlist, no
 * rotation (the reference does not rotate either), its environment empty but for the PATH.
 * Throws `ffmpeg-missing`, `video-unreadable`, `video-too-large`, `video-timeout`.
 */
export async function* framesOfVideo(path: string, options: FrameOptions = {}): AsyncGenerator<SampledFrame> {
  const { everySeconds = 1, maxFrames = 14_400, maxPixels = 36_000_000, timeoutMs = 600_000 } = options;
  const program = await findFfmpeg(options.ffmpeg);
  await mustBeFile(path);
  // prettier-ignore
  const args = [
    '-nostdin', '-hide_banner', '-loglevel', 'error', '-max_alloc', '1000000000',
    '-noautorotate', '-protocol_whitelist', 'file', '-format_whitelist', containers, '-max_pixels', String(maxPixels),
    '-i', `file:${resolve(path)}`,
    '-map', '0:v:0', '-an', '-sn', '-dn',
    '-vf', `fps=fps=1/${everySeconds}:round=up:start_time=0`,
    '-frames:v', String(maxFrames), '-f', 'image2pipe', '-c:v', 'ppm', '-pix_fmt', 'rgb24', 'pipe:1',
  ];
  const environment = process.platform === 'win32' ? process.env : { PATH: process.env['PATH'] };
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
    windowsHide: true,
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (complaint.length < 2000) complaint += text;
  });
  const ended = new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  ended.catch(() => undefined); // told below, where it is awaited; a reader that stops early does not wait
  let stopped: 'timeout' | 'abort' | undefined;
  const stop = (why: 'timeout' | 'abort') => {
    stopped ??= why;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(stop, timeoutMs, 'timeout');
  const onAbort = () => {
    stop('abort');
  };
  options.signal?.addEventListener('abort', onAbort, { once: true });

  const reader = openPpmReader(maxPixels);
  let index = 0;
  try {
    for await (const chunk of child.stdout) {
      for (const frame of reader.push(chunk as Uint8Array)) {
        yield { ...frame, index, timestamp: index * everySeconds };
        index += 1;
      }
    }
    const status = await ended;
    options.signal?.throwIfAborted();
    if (stopped === 'timeout') {
      throw new FingerprintError(
        'video-timeout',
        `ffmpeg was not done with ${path} after ${timeoutMs / 1000} s.`,
      );
    }
    if (index === 0 || !reader.isBetweenFrames()) {
      const why = complaint.trim().split('\n')[0] ?? ''; // the first is the cause, the others follow from it
      throw new FingerprintError(
        'video-unreadable',
        `ffmpeg found no frames in ${path}${why ? `: ${why}` : ` (exit status ${String(status)}).`}`,
      );
    }
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
    child.kill('SIGKILL');
  }
}

async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new FingerprintError('video-unreadable', `There is no file at ${path}.`, { cause });
  });
  if (!found.isFile()) throw new FingerprintError('video-unreadable', `${path} is not a file.`);
}
