import { fork, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process that is started again when it dies. */
export interface Kept {
  pid(): number | undefined;
  /** Resolves with the child's first message `{ready: true, …}`. */
  ready: Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

const stopWithin = 10_000;

/** Asks a process to end; makes it when it has not after ten seconds. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((done) => {
    const force = setTimeout(() => child.kill('SIGKILL'), stopWithin);
    child.once('exit', () => {
      clearTimeout(force);
      done();
    });
    child.kill('SIGTERM');
  });
}

/**
 * Runs a program of ours and keeps it running: a child that dies is started again at once, and with growing
 * pauses (up to 5 s) when it dies young.
 */
export function keepRunning(options: {
  file: string;
  env: NodeJS.ProcessEnv;
  args?: string[];
  onStart?: () => void;
}): Kept {
  let child: ChildProcess | undefined;
  let stopping = false;
  let pauseMs = 0;
  let settle: (message: Record<string, unknown>) => void;
  const ready = new Promise<Record<string, unknown>>((resolve) => (settle = resolve));
  const start = (): void => {
    if (stopping) return;
    const born = Date.now();
    child = fork(fileURLToPath(new URL(options.file, import.meta.url)), options.args ?? [], {
      env: options.env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    child.on('message', (message: Record<string, unknown>) => {
      if (message['ready']) settle(message);
    });
    child.once('exit', () => {
      if (stopping) return;
      pauseMs = Date.now() - born > 5_000 ? 0 : Math.min(5_000, pauseMs * 2 + 50);
      setTimeout(start, pauseMs);
    });
    options.onStart?.();
  };
  start();
  return {
    pid: () => child?.pid,
    ready,
    async stop() {
      stopping = true;
      if (child) await endProcess(child);
    },
  };
}

/** Where the simulated world is, as it says itself. */
export interface WorldAddresses {
  dns: string;
  smtp: string;
  egressProxy: string;
  control: string;
  networks: string;
  hosters: string;
  knownImages?: string;
  allow: string[];
}

/** Starts the simulated world as a process of its own and waits until it is ready. */
export async function startWorldProcess(
  deskDelaySeconds: number,
): Promise<{ child: ChildProcess; addresses: WorldAddresses }> {
  const program = fileURLToPath(new URL('../../sandbox/world.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [program, '--desk-delay-ms', String(Math.round(deskDelaySeconds * 1000))],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const addresses = await new Promise<WorldAddresses>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the simulated world did not start')));
    createInterface({ input: child.stdout! }).once('line', (line) =>
      resolve(JSON.parse(line) as WorldAddresses),
    );
  });
  return { child, addresses };
}
