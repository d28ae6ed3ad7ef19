import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pdqOfPixels } from '../pdq/index.ts';
import { hashVideo } from './hash-video.ts';

let folder: string;
const path = process.env['PATH'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'video-'));
  await writeFile(join(folder, 'clip.mp4'), 'not looked at by the stand-in');
});
afterEach(() => {
  process.env['PATH'] = path;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program that stands where ffmpeg would, and writes what ffmpeg writes: it is the outside world, not our code. */
async function standIn(name: string, body: string): Promise<string> {
  const program = join(folder, name);
  await writeFile(program, `#!${process.execPath}\nconst { writeSync } = require('node:fs');\n${body}\n`);
  await chmod(program, 0o755);
  return program;
}

/** A frame of soft shapes that differ by `seed`. */
function pixels(seed: number, width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    return 128 + 100 * Math.sin((x * (seed + 2)) / 23) * Math.cos((y * (seed + 3)) / 19);
  });
}
const drawing = `const pixels = ${String(pixels)};
function frame(seed, width, height) {
  const bytes = Buffer.concat([Buffer.from(\`P6\\n\${width} \${height}\\n255\\n\`), Buffer.from(pixels(seed, width, height))]);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at, Math.min(1000, bytes.length - at));
}`;

describe('without ffmpeg', () => {
  it('a video is refused with what to do about it', async () => {
    process.env['PATH'] = folder;
    await expect(hashVideo(join(folder, 'clip.mp4'))).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      message: expect.stringMatching(/not on the PATH\. Install it \(.*apt install ffmpeg/),
    });
    await expect(hashVideo(join(folder, 'clip.mp4'), { ffmpeg: '/nowhere/ffmpeg' })).rejects.toMatchObject({
      code: 'ffmpeg-missing',
    });
  });
});

describe('with a program that answers as ffmpeg does', () => {
  it('each second becomes a frame, of whatever size it comes in', async () => {
    await standIn('ffmpeg', `${drawing}\nframe(1, 160, 90); frame(2, 160, 90); frame(3, 64, 128);`);
    process.env['PATH'] = `/nowhere:${folder}`;
    const { frames, isCut } = await hashVideo(join(folder, 'clip.mp4'));
    expect(isCut).toBe(false);
    expect(frames).toEqual([
      {
        frame: 0,
        timestamp: 0,
        ...pdqOfPixels({ data: pixels(1, 160, 90), width: 160, height: 90, channels: 3 }),
      },
      {
        frame: 1,
        timestamp: 1,
        ...pdqOfPixels({ data: pixels(2, 160, 90), width: 160, height: 90, channels: 3 }),
      },
      {
        frame: 2,
        timestamp: 2,
        ...pdqOfPixels({ data: pixels(3, 64, 128), width: 64, height: 128, channels: 3 }),
      },
    ]);
  });

  it('it is called without a shell, a network, playlists, or an environment', async () => {
    const ffmpeg = await standIn(
      'telling',
      `process.stderr.write(JSON.stringify([process.argv.slice(2), Object.keys(process.env)])); process.exit(1);`,
    );
    const name = join(folder, '-odd $(name) http:x.mp4');
    await writeFile(name, '');
    const failure = await hashVideo(name, { ffmpeg, everySeconds: 2, maxFrames: 9 }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'video-unreadable' });
    const [args, environment] = JSON.parse(/\[\[.*/.exec(String(failure))?.[0] ?? '') as [string[], string[]];
    expect(args[args.indexOf('-i') + 1]).toBe(`file:${name}`);
    expect(args[args.indexOf('-protocol_whitelist') + 1]).toBe('file');
    expect(args[args.indexOf('-format_whitelist') + 1]).not.toMatch(/hls|dash|concat/);
    expect(args[args.indexOf('-frames:v') + 1]).toBe('10');
    expect(args[args.indexOf('-vf') + 1]).toContain('fps=1/2:');
    expect(environment).toEqual(['PATH']);
  });

  it('a film without end is cut at the number of frames, and told to be', async () => {
    const ffmpeg = await standIn(
      'endless',
      `${drawing}\nfor (let seed = 0; ; seed++) frame(seed % 50, 64, 64);`,
    );
    const { frames, isCut } = await hashVideo(join(folder, 'clip.mp4'), { ffmpeg, maxFrames: 5 });
    expect(frames).toHaveLength(5);
    expect(isCut).toBe(true);
  });

  it('one that hangs, breaks off, floods or lies is ended and refused', async () => {
    const clip = join(folder, 'clip.mp4');
    const hangs = await standIn('hangs', `${drawing}\nframe(1, 64, 64); setInterval(() => {}, 1000);`);
    await expect(hashVideo(clip, { ffmpeg: hangs, timeoutMs: 400 })).rejects.toMatchObject({
      code: 'video-timeout',
    });
    const breaks = await standIn(
      'breaks',
      `${drawing}\nframe(1, 64, 64); writeSync(1, 'P6\\n64 64\\n255\\nabc');`,
    );
    await expect(hashVideo(clip, { ffmpeg: breaks })).rejects.toMatchObject({ code: 'video-unreadable' });
    const floods = await standIn('floods', `writeSync(1, 'P6\\n99999 99999\\n255\\n');`);
    await expect(hashVideo(clip, { ffmpeg: floods })).rejects.toMatchObject({ code: 'video-too-large' });
    const lies = await standIn('lies', `writeSync(1, 'GIF89a and more');`);
    await expect(hashVideo(clip, { ffmpeg: lies })).rejects.toMatchObject({ code: 'video-unreadable' });
    const silent = await standIn(
      'silent',
      `process.stderr.write('moov atom not found\\n'); process.exit(1);`,
    );
    await expect(hashVideo(clip, { ffmpeg: silent })).rejects.toThrow(/no frames in .*moov atom not found/);
    await expect(hashVideo(join(folder, 'gone.mp4'), { ffmpeg: silent })).rejects.toThrow(/no file/);
    const halt = new AbortController();
    setTimeout(() => {
      halt.abort();
    }, 200);
    await expect(hashVideo(clip, { ffmpeg: hangs, signal: halt.signal })).rejects.toThrow(/abort/i);
  });
});
