import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { defaultLimits, type Fetcher, type FetcherOptions, type Look, type LookRequest } from './look.ts';
import { nothingSeen } from './nothing-seen.ts';
import type { FromFetcher, ToFetcher } from './protocol.ts';
import { makeTurnstile } from './turnstile.ts';

const program = fileURLToPath(new URL('./fetcher-process.ts', import.meta.url));
const heapInMegabytes = 192;
const graceMs = 2_000;
const triesOfALook = 2;

type Pending = {
  readonly request: LookRequest;
  readonly tell: (look: Look) => void;
  readonly deadline: NodeJS.Timeout;
  tries: number;
};

/**
 * Starts the guarded fetcher: a child process without secrets and without the right to write files or start programs.
 * It is started at the first look, started again when it dies, and killed when a look overruns its time by two
 * seconds. Looks it was busy with are tried once more; the one that overran answers 'timeout'.
 */
export function makeFetcher(options: FetcherOptions): Fetcher {
  const limits = { ...defaultLimits, ...options.limits };
  const turnstile = makeTurnstile(limits.inFlight);
  const pending = new Map<number, Pending>();
  let child: ChildProcess | null = null;
  let closed = false;
  let count = 0;

  const say = (message: ToFetcher): void => {
    child ??= start();
    // A channel that broke in this very moment ends in 'exit', where what was under way is taken up again.
    child.send(message, () => undefined);
  };

  const start = (): ChildProcess => {
    const born = fork(program, [], {
      execArgv: [
        `--max-old-space-size=${heapInMegabytes}`,
        '--permission',
        '--allow-fs-read=*',
        '--allow-addons',
      ],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    born.on('message', (message: FromFetcher) => settle(message.id, message.look));
    born.on('error', () => undefined);
    born.on('exit', () => {
      if (child === born) child = null;
      takeUpAgain();
    });
    born.send({ kind: 'options', options } satisfies ToFetcher, () => undefined);
    return born;
  };

  const settle = (id: number, look: Look): void => {
    const waiting = pending.get(id);
    if (waiting === undefined) return;
    pending.delete(id);
    clearTimeout(waiting.deadline);
    waiting.tell(look);
  };

  const takeUpAgain = (): void => {
    for (const [id, waiting] of pending) {
      if (closed || waiting.tries >= triesOfALook) {
        settle(id, { ...nothingSeen, outcome: 'unreachable', problem: 'fetcher-died' });
        continue;
      }
      waiting.tries += 1;
      say({ kind: 'look', id, request: waiting.request });
    }
  };

  const overrun = (id: number): void => {
    settle(id, { ...nothingSeen, outcome: 'timeout', problem: 'timeout' });
    child?.kill('SIGKILL');
  };

  const lookOnce = (request: LookRequest): Promise<Look> =>
    new Promise((tell) => {
      if (closed) return tell({ ...nothingSeen, outcome: 'unreachable', problem: 'fetcher-closed' });
      count += 1;
      const id = count;
      const timeMs = Math.min(request.timeoutMs ?? limits.totalMs, limits.totalMs) * triesOfALook + graceMs;
      pending.set(id, { request, tell, tries: 1, deadline: setTimeout(() => overrun(id), timeMs) });
      say({ kind: 'look', id, request });
    });

  return {
    look: (request) => turnstile(() => lookOnce(request)),
    async close() {
      closed = true;
      const dying = child;
      if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return;
      const gone = once(dying, 'exit');
      dying.kill('SIGKILL');
      await gone;
    },
  };
}
