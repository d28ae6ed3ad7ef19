import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { picture, turned, type Kind } from './pictures.ts';

export const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

export type Ran = { code: number | null; out: string; err: string; lines: string[] };

/** Runs the real command as a child process, in `cwd`. */
export function runCli(args: string[], cwd: string, { stdin = '', env = process.env } = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: 'pipe' });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined).end(stdin); // a command that reads nothing closes its end early
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      done({ code, out, err, lines: out.split('\n').filter((line) => line !== '') });
    });
  });
}

/** Writes a generated picture; answers its name. */
export async function writePicture(
  folder: string,
  name: string,
  { kind = 'scene' as Kind, width = 320, height = 240, seed = 1, form = 0, quality = 90 } = {},
): Promise<string> {
  const pixels = turned(picture(kind, width, height, { seed }), form);
  await sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
    .toFormat(name.endsWith('.png') ? 'png' : 'jpeg', { quality })
    .toFile(join(folder, name));
  return name;
}
