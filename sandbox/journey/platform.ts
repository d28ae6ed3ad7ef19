// A platform of the journey's own: free port, data in a directory that goes away with it. Known only by what it
// prints for people (`vigie: …` lines) and by its doors.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Platform = {
  readonly site: string;
  readonly console: string;
  /** The world's control page; undefined when the platform was started without the world. */
  readonly world: string | undefined;
  /** One-time sign-in links by role. */
  readonly links: ReadonlyMap<string, string>;
  /** Ends the platform and removes its data. Safe to call twice. */
  stop(): Promise<void>;
};

const longestStartMs = 180_000;
const longestStopMs = 20_000;
const program = fileURLToPath(new URL('../../src/server/start.ts', import.meta.url));

/** Starts a platform in sandbox mode. `withWorld` false: no simulated world, the machine's own resolver and network. */
export async function startPlatform({
  withWorld,
  signal,
}: {
  withWorld: boolean;
  /** Given up while it starts: the platform is ended and the promise rejects. */
  signal: AbortSignal;
}): Promise<Platform> {
  const data = await mkdtemp(join(tmpdir(), 'vigie-journey-'));
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VIGIE_|DATABASE_URL$|PORT$|HOST$)/.test(name),
  );
  const child = spawn(process.execPath, [program], {
    env: {
      ...Object.fromEntries(inherited),
      PORT: '0',
      VIGIE_MODE: 'sandbox',
      VIGIE_DATA: data,
      ...(withWorld ? {} : { VIGIE_SANDBOX_WORLD: 'off' }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const said: string[] = [];
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      const force = setTimeout(() => child.kill('SIGKILL'), longestStopMs);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(force);
      await rm(data, { recursive: true, force: true });
    })();
    return stopped;
  };

  const links = new Map<string, string>();
  const places = new Map<string, string>();
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the platform did not start in time')), longestStartMs);
      const finish = (failure?: Error): void => {
        clearTimeout(late);
        if (failure) reject(failure);
        else resolve();
      };
      child.once('error', finish);
      signal.addEventListener('abort', () => finish(new Error('given up')), { once: true });
      child.once('close', () => finish(new Error(`the platform ended:\n${said.slice(-20).join('\n')}`)));
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          said.push(line);
          if (said.length > 200) said.shift();
          const [, what, role, address] =
            /^vigie: (site|console|world|sign-in) (?:([a-z-]+) )?(http\S+)/.exec(line) ?? [];
          if (what === 'sign-in' && role !== undefined && address !== undefined) links.set(role, address);
          else if (what !== undefined && address !== undefined) places.set(what, address);
          // The banner ends by saying how to stop.
          if (places.has('site') && /Ctrl-C/.test(line)) finish();
        });
      }
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const site = places.get('site') ?? '';
  return {
    site,
    console: places.get('console') ?? `${site}/console`,
    world: places.get('world'),
    links,
    stop,
  };
}
