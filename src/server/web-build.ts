import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = join(root, 'build', 'sources.sha256');
const watched = ['src', 'static', 'packages/contract/src', 'vite.config.ts', 'package.json'];

function files(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => (/\.(test\.ts|md)$/.test(entry.name) ? [] : files(join(path, entry.name))));
}

/** What the pages are made from, as one hash: dates do not count, so a fresh clone of the same sources is the same. */
export function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const path of watched.flatMap((name) => files(join(root, name)))) {
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Whether the built pages are older than what they are made from. */
export function buildIsStale(): boolean {
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourcesHash();
}

const turn = join(root, 'node_modules', '.cache', 'vigie', 'building');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** One build at a time: two would write into each other's files. A builder that died leaves its turn. */
async function takeTurn(): Promise<() => void> {
  mkdirSync(join(turn, '..'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' });
      return () => rmSync(turn, { force: true });
    } catch {
      const holder = existsSync(turn) ? Number(readFileSync(turn, 'utf8')) : 0;
      if (holder > 0 && !isAlive(holder)) rmSync(turn, { force: true });
      await pause(200);
    }
  }
}

/** Builds the pages when they are stale. Output is shown only when it fails. */
export async function buildWeb(): Promise<void> {
  const done = await takeTurn();
  try {
    if (buildIsStale()) await build();
  } finally {
    done();
  }
}

async function build(): Promise<void> {
  const before = sourcesHash();
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output));
    throw new Error('the pages could not be built');
  }
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(stamp, before);
}
