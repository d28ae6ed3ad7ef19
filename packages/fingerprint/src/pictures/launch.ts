import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { siblingOf } from '../sibling.ts';
import type { PictureLimits } from './protocol.ts';

/** In the repository TypeScript under `src`, in the published package JavaScript at its root. */
const isSource = import.meta.url.endsWith('.ts');
const program = fileURLToPath(siblingOf(import.meta.url, './decoder-process'));
const packageFolder = fileURLToPath(new URL(isSource ? '../..' : '..', import.meta.url));

/** Data that Node, V8 and libvips reserve before the first picture comes; measured 690 MiB, most of it untouched. */
const reservedMb = 900;

/** Starts one decoder. `slot`: the descriptor, readable only, of the memory through which it receives pictures. */
export function startDecoder(limits: PictureLimits, slot: number | null): ChildProcess {
  const command = [
    process.execPath,
    ...permissionFlags(),
    '--no-warnings',
    '--disable-proto=delete',
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=64',
    '--max-semi-space-size=2',
    program,
    JSON.stringify(limits),
    slot === null ? 'none' : 'shared',
  ];
  const [first = '', ...rest] = walled(command, reservedMb + 4 * limits.memoryMb);
  return spawn(first, rest, {
    cwd: packageFolder,
    env: environment,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', ...(slot === null ? [] : [slot])],
    windowsHide: true,
  });
}

/** Nothing of the caller's environment: it may hold secrets. What is left tames the allocator and libvips. */
const environment = {
  UV_THREADPOOL_SIZE: '2',
  VIPS_CONCURRENCY: '1',
  // Pictures up to about a megapixel come from pages that stay warm; what is larger goes back to the system at once.
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(4 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(8 * 1024 * 1024),
  ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? '' } : {}),
};

/**
 * Node's own permissions, where it has them: read this package and its dependencies, load sharp, nothing else. They
 * bind our code and its dependencies' JavaScript, not native code that was taken over.
 */
function permissionFlags(): string[] {
  if (!process.allowedNodeEnvironmentFlags.has('--permission')) return [];
  const sharp = createRequire(import.meta.url).resolve('sharp');
  const modules = sharp.slice(0, sharp.lastIndexOf('node_modules') + 'node_modules'.length);
  const folders = [packageFolder, modules];
  return ['--permission', '--allow-addons', ...folders.map((folder) => `--allow-fs-read=${folder}`)];
}

/**
 * Where there is a POSIX shell, the system holds the child too: data over the wall is refused by the allocator (the
 * decoders then fail in good order), no file is written, no core is dumped.
 */
function walled(command: string[], dataMb: number): string[] {
  if (process.platform === 'win32' || !existsSync('/bin/sh')) return command;
  const limits = `ulimit -c 0; ulimit -f 0; ulimit -n 64; ulimit -d ${String(dataMb * 1024)}`;
  return ['/bin/sh', '-c', `{ ${limits}; } 2>/dev/null; exec "$0" "$@"`, ...command];
}
