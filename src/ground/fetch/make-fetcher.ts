import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { log } from '#ground/log';
import { defaultLimits, type Fetcher, type FetcherOptions, type Look, type LookRequest } from './look.ts';
import { nothingSeen } from './nothing-seen.ts';
import type { FromFetcher, ToFetcher } from './protocol.ts';
import { makeTurnstile } from './turnstile.ts';

const program = fileURLToPath(new URL('./fetcher-process.ts', import.meta.url));
const readable = ['src/', 'node_modules/', 'package.json'].map((name) =>
  fileURLToPath(new URL(`../../../${name}`, import.meta.url)),
);
const heapInMegabytes = 192;
const graceMs = 2_000;
const triesOfALook = 2;

type Pending = {
  readonly id: number;
  readonly request: LookRequest;
  readonly answered: PromiseWithResolvers<Look>;
  deadline: NodeJS.Timeout | null;
  underWay: boolean;
  tries: number;
};

/**
 * Starts the guarded fetcher: a child process without secrets and without the right to write files or start programs.
 * It is started at the first look, started again when it dies, and killed when a look overruns its time by two
 * seconds. Looks that were under way are tried once more, one at a time, so that the one that kills the process
 * takes no other with it; the guilty one answers 'unreachable' with 'fetcher-died', or 'timeout'.
 */
export function makeFetcher(options: FetcherOptions): Fetcher {
  const limits = { ...defaultLimits, ...options.limits };
  const turnstile = makeTurnstile(limits.inFlight);
  const pending = new Map<number, Pending>();
  let child: ChildProcess | null = null;
  let quarantine = false;
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
        // Its own program and nothing else: not /proc, where our environment stands, not the data directory.
        ...readable.map((path) => `--allow-fs-read=${path}`),
        '--allow-addons',
      ],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    born.on('message', (message: FromFetcher | null) => {
      // What was taken over may say anything: what is no answer must not throw here.
      if (typeof message === 'object' && message !== null) settle(message.id, message.look);
    });
    born.on('error', (error) => log.error({ event: 'fetcher.error', kind: error.name }));
    born.on('exit', (code, signal) => {
      if (child === born) child = null;
      if (!closed) log.warn({ event: 'fetcher.died', code, signal });
      void takeUpAgain();
    });
    born.send({ kind: 'options', options } satisfies ToFetcher, () => undefined);
    return born;
  };

  const send = (look: Pending): void => {
    const timeMs = Math.min(look.request.timeoutMs ?? limits.totalMs, limits.totalMs) + graceMs;
    look.tries += 1;
    look.underWay = true;
    look.deadline = setTimeout(() => overrun(look), timeMs);
    say({ kind: 'look', id: look.id, request: look.request });
  };

  const settle = (id: number, look: Look): void => {
    const waiting = pending.get(id);
    if (waiting === undefined) return;
    pending.delete(id);
    if (waiting.deadline !== null) clearTimeout(waiting.deadline);
    waiting.answered.resolve(look);
  };

  const overrun = (look: Pending): void => {
    settle(look.id, { ...nothingSeen, outcome: 'timeout', problem: 'timeout' });
    child?.kill('SIGKILL');
  };

  /** After a death: gives up what was tried often enough, then tries the suspects alone, then lets all others in. */
  const takeUpAgain = async (): Promise<void> => {
    for (const look of pending.values()) {
      if (look.deadline !== null) clearTimeout(look.deadline);
      if (closed || (look.underWay && look.tries >= triesOfALook)) {
        settle(look.id, {
          ...nothingSeen,
          outcome: 'unreachable',
          problem: closed ? 'fetcher-closed' : 'fetcher-died',
        });
      }
      look.underWay = false;
    }
    if (quarantine) return;
    quarantine = true;
    for (;;) {
      const suspect = [...pending.values()].find((look) => look.tries > 0);
      if (suspect === undefined) break;
      send(suspect);
      await suspect.answered.promise;
    }
    quarantine = false;
    for (const look of pending.values()) send(look);
  };

  const lookOnce = (request: LookRequest): Promise<Look> => {
    if (closed) return Promise.resolve({ ...nothingSeen, outcome: 'unreachable', problem: 'fetcher-closed' });
    count += 1;
    const answered = Promise.withResolvers<Look>();
    const look: Pending = { id: count, request, answered, deadline: null, underWay: false, tries: 0 };
    pending.set(look.id, look);
    if (!quarantine) send(look);
    return answered.promise;
  };

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
