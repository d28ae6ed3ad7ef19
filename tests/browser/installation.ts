import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A whole Vigie of one's own, started as a newcomer would, in a sandbox with an empty data directory. */
export interface Installation {
  /** Under a name rather than a number, because passkeys need one. */
  origin: string;
  setUpCode: string;
  /** Where the simulated world shows and moves itself; throws when there is none. */
  world(): string;
  /** Path of the one-time link of a member of the invented team. */
  linkOf(role: string): string;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts it on a free port, with the simulated world when asked, and waits until it says that it is watching. */
export async function startInstallation({ world = false } = {}): Promise<Installation> {
  const data = await mkdtemp(join(tmpdir(), 'vigie-browser-'));
  const child = spawn(process.execPath, ['src/server/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      VIGIE_DATA: data,
      VIGIE_SANDBOX_WORLD: world ? 'on' : 'off',
      VIGIE_MODE: 'sandbox',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  let isReady = false;
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    isReady = line.includes('Ctrl-C');
    if (isReady) break;
  }
  if (!isReady) throw new Error(`Vigie did not start:\n${said.join('\n')}`);
  child.stdout.resume();
  const find = (pattern: RegExp): string => {
    const found = said.map((line) => pattern.exec(line)?.[1]).find(Boolean);
    if (!found) throw new Error(`the terminal does not show ${pattern}`);
    return found;
  };
  return {
    origin: find(/^vigie: site (\S+)/).replace('127.0.0.1', 'localhost'),
    setUpCode: find(/^vigie: set-up (\S+)/),
    world: () => find(/^vigie: world (\S+)/),
    linkOf: (role) => find(new RegExp(`^vigie: sign-in ${role} https?://[^/]+(\\S+)`)),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(data, { recursive: true, force: true });
    },
  };
}
