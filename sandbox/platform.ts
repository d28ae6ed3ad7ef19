import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The processes of a platform, as its supervisor writes them down. */
export interface Pids {
  supervisor: number;
  server: number | null;
  worker: number | null;
  postgres: number | null;
  world: number | null;
}

/** A whole platform, started as a person starts it, known by what it prints for people and by its doors. */
export interface Platform {
  site: string;
  console: string;
  /** The world's control page; null when it was started without the world. */
  world: string | null;
  /** The one-time code of the first account; null when there is an account already. */
  setUpCode: string | null;
  /** One-time sign-in links by role. */
  links: ReadonlyMap<string, string>;
  data: string;
  /** Everything that was printed. */
  output(): string;
  pids(): Pids;
  /** Ends it as Ctrl-C does and removes its data unless they are to be kept; its exit code. Safe to call twice. */
  stop(): Promise<number | null>;
}

/** The platform ended instead of starting; the message is what it printed. */
export class StartRefused extends Error {
  readonly output: string;
  constructor(output: string) {
    super(output);
    this.name = 'StartRefused';
    this.output = output;
  }
}

export interface StartOptions {
  /** Where its data lie; a fresh directory when missing. */
  data?: string;
  keepData?: boolean;
  /** Given up while it starts: the platform is ended and the promise rejects. */
  signal?: AbortSignal;
}

const program = fileURLToPath(new URL('../src/server/start.ts', import.meta.url));
const longestStartMs = 180_000;
const longestStopMs = 20_000;

/** Settings of whoever starts it must not leak into a platform of one's own. */
const isOurs = (name: string): boolean => /^(VIGIE_|VITEST|DATABASE_URL$|PORT$|HOST$|NODE_ENV$)/u.test(name);

/** Starts a platform on a free port and waits until it says where it is. Throws StartRefused when it ends instead. */
export async function startPlatform(
  env: Record<string, string> = {},
  options: StartOptions = {},
): Promise<Platform> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'vigie-platform-'));
  const inherited = Object.entries(process.env).filter(([name]) => !isOurs(name));
  const child = spawn(process.execPath, [program], {
    env: { ...Object.fromEntries(inherited), PORT: '0', VIGIE_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said: string[] = [];
  const stop = async (): Promise<number | null> => {
    const force = setTimeout(() => child.kill('SIGKILL'), longestStopMs);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    const code = await ended;
    clearTimeout(force);
    if (!options.keepData) rmSync(data, { recursive: true, force: true });
    return code;
  };
  try {
    await untilItWatches(child, ended, said, options.signal);
  } catch (error) {
    await stop();
    throw error;
  }
  const told = (what: string): string | null =>
    said.map((line) => new RegExp(`^vigie: ${what} (\\S+)`).exec(line)?.[1]).find(Boolean) ?? null;
  const site = told('site') ?? '';
  const links = said.flatMap((line) => {
    const [, role, link] = /^vigie: sign-in (\S+) (\S+)/u.exec(line) ?? [];
    return role && link ? [[role, link] as const] : [];
  });
  return {
    site,
    console: told('console') ?? `${site}/console`,
    world: told('world'),
    setUpCode: told('set-up'),
    links: new Map(links),
    data,
    output: () => said.join('\n'),
    pids: () => JSON.parse(readFileSync(join(data, 'run.json'), 'utf8')) as Pids,
    stop,
  };
}

/** Reads what it prints, for as long as it lives; resolves with the line that says how to stop it, the banner's last. */
function untilItWatches(
  child: ChildProcess,
  ended: Promise<unknown>,
  said: string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`the platform did not start in time:\n${said.join('\n')}`)),
      longestStartMs,
    );
    child.once('error', reject);
    signal?.addEventListener('abort', () => reject(new Error('given up')), { once: true });
    void ended.then(() => {
      clearTimeout(late);
      reject(new StartRefused(said.join('\n')));
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (!line.includes('Ctrl-C')) return;
        clearTimeout(late);
        resolve();
      });
    }
  });
}
