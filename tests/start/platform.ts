import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/server/start.ts', import.meta.url));

/** A platform started as a person starts it, on a free port and a data directory of its own. */
export interface Platform {
  site: string;
  world: string | null;
  data: string;
  /** Role → one-time sign-in link. */
  links: Record<string, string>;
  /** Everything that was printed. */
  output(): string;
  pids(): {
    supervisor: number;
    server: number;
    worker: number;
    postgres: number | null;
    world: number | null;
  };
  child: ChildProcess;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** What a start that was refused printed. */
export class StartRefused extends Error {
  readonly output: string;
  constructor(output: string) {
    super(output);
    this.name = 'StartRefused';
    this.output = output;
  }
}

/** Starts a platform and waits until it says where it is. Throws StartRefused with what it printed instead. */
export async function startPlatform(
  env: Record<string, string> = {},
  options: { data?: string; keepData?: boolean; withinMs?: number } = {},
): Promise<Platform> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'vigie-platform-'));
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      VIGIE_DATA: data,
      VIGIE_KEEP_PAGES: '1',
      ...env,
    } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const told: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      reject(new Error(`the platform was not ready in time:\n${printed}`));
    }, options.withinMs ?? 120_000);
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed += `${line}\n`;
      if (line.startsWith('vigie: ')) told.push(line.slice(7));
      if (line.includes('Ctrl-C stops everything')) {
        clearTimeout(timer);
        resolve();
      }
    });
    void exited.then(() => {
      clearTimeout(timer);
      reject(new StartRefused(printed));
    });
  });
  const find = (word: string): string | null =>
    told.find((line) => line.startsWith(`${word} `))?.split(' ')[1] ?? null;
  const links = Object.fromEntries(
    told
      .filter((line) => line.startsWith('sign-in '))
      .map((line) => [line.split(' ')[1], line.split(' ')[2]]),
  ) as Record<string, string>;
  return {
    site: find('site') ?? '',
    world: find('world'),
    data,
    links,
    output: () => printed,
    pids: () => JSON.parse(readFileSync(join(data, 'run.json'), 'utf8')) as ReturnType<Platform['pids']>,
    child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      const code = await exited;
      if (!options.keepData && existsSync(data)) rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}
