import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

/** A platform started for real, as `npm start` starts it. */
export interface Platform {
  site: string;
  host: string;
  port: number;
  data: string;
  /** One-time sign-in links by role. */
  links: ReadonlyMap<string, string>;
  databaseUrl: string;
  /** The secret from which the platform derives its keys: to find a receipt again by its hash. */
  secret: string;
  pids(): Pids;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../src/server/start.ts', import.meta.url));
const longestStartMs = 180_000;
const longestStopMs = 20_000;

/**
 * Starts a platform in a directory of its own, without the simulated world, on a free port. Reports from this
 * machine all come from one place, so the flood guard is told to expect them. `env` overrides settings.
 */
export async function startPlatform(env: Record<string, string> = {}): Promise<Platform> {
  const data = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VIGIE_|VITEST|DATABASE_URL$|PORT$|HOST$|NODE_ENV$)/u.test(name),
  );
  const child = spawn(process.execPath, [program], {
    env: {
      ...Object.fromEntries(inherited),
      PORT: '0',
      VIGIE_MODE: 'sandbox',
      VIGIE_DATA: data,
      VIGIE_SANDBOX_WORLD: 'off',
      VIGIE_FLOOD_PER_MINUTE: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    await endProcess(child);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const { site, links } = await readBanner(child);
    const { hostname, port } = new URL(site);
    const platform = {
      site,
      host: hostname,
      port: Number(port),
      data,
      links,
      secret: readFileSync(join(data, 'secret'), 'utf8').trim(),
      pids: () => JSON.parse(readFileSync(join(data, 'run.json'), 'utf8')) as Pids,
      stop,
    };
    return { ...platform, databaseUrl: databaseUrlOf(data, platform.pids()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((done) => {
    const force = setTimeout(() => child.kill('SIGKILL'), longestStopMs);
    child.once('exit', () => {
      clearTimeout(force);
      done();
    });
    child.kill('SIGTERM');
  });
}

/** Waits for the lines that say where the site is; the banner ends by saying how to stop. */
function readBanner(child: ChildProcess): Promise<{ site: string; links: Map<string, string> }> {
  const links = new Map<string, string>();
  const said: string[] = [];
  let site = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the platform did not start in time')), longestStartMs);
    child.once('exit', () => reject(new Error(`the platform ended:\n${said.slice(-20).join('\n')}`)));
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (said.length > 100) said.shift();
        site = /^vigie: site (\S+)/u.exec(line)?.[1] ?? site;
        const [, role, link] = /^vigie: sign-in (\S+) (\S+)/u.exec(line) ?? [];
        if (role && link) links.set(role, link);
        if (site && line.includes('Ctrl-C')) {
          clearTimeout(late);
          resolve({ site, links });
        }
      });
    }
  });
}

/** The embedded server listens on a socket beside the data, or where the worker was told. */
function databaseUrlOf(data: string, pids: Pids): string {
  const beside = join(data, 'socket');
  const password = join(data, 'postgres.password');
  if (existsSync(beside) && existsSync(password)) {
    return `postgresql://vigie:${readFileSync(password, 'utf8').trim()}@/vigie?host=${encodeURIComponent(beside)}`;
  }
  const told = readFileSync(`/proc/${pids.worker ?? 'self'}/environ`, 'utf8')
    .split('\0')
    .find((line) => line.startsWith('DATABASE_URL='));
  if (!told) throw new Error('the database of the platform was not found');
  return told.slice('DATABASE_URL='.length);
}
