import { setTimeout as pause } from 'node:timers/promises';
import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import type { Database } from '#ground/db';
import { systemClock, type Clock } from '#ground/clock';
import { describeError, log } from '#ground/log';
import { Problem } from '#ground/problem';
import type { JobHandler } from './job.ts';
import { freeAbandonedJobs } from './jobs.sql.ts';

/** A running worker; `stop` lets running jobs end. */
export interface Worker {
  stop(): Promise<void>;
  ended: Promise<void>;
}

const quiet = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ event: 'worker.error', message: message.slice(0, 80) });
});

/**
 * During a flood, how long after one job that gives way the next one begins: one at a time, because ten at once held up
 * every report that came just then (measured). Waiting jobs hold a place of the worker meanwhile, so other work begins
 * after this long at most, if its priority is before theirs. (A runner of their own or flags to pass over would hold no
 * place, but then each look for other work reads past all of them: tens of milliseconds in a flood, measured.)
 */
const wayMs = 250;

/** A wait for one's turn. Without a flood it comes at once; also when nobody knows whether there is one, and at the end. */
function makeTurns(isFlooded: () => Promise<boolean>, ending: AbortSignal): () => Promise<void> {
  let turn = Promise.resolve();
  const nextTurn = async (): Promise<void> => {
    if (ending.aborted || !(await isFlooded().catch(() => false))) return;
    await pause(wayMs, undefined, { signal: ending }).catch(() => undefined);
  };
  return () => (turn = turn.then(nextTurn));
}

/**
 * Starts doing jobs, `concurrency` at a time, looking every `pollMs` for those whose hour has come. While `isFlooded`
 * says so, the jobs that give way go one by one.
 */
export async function startWorker(
  database: Database,
  handlers: readonly JobHandler[],
  options: { concurrency: number; pollMs: number; clock?: Clock; isFlooded?: () => Promise<boolean> },
): Promise<Worker> {
  const clock = options.clock ?? systemClock;
  const ending = new AbortController();
  const ownTurn = makeTurns(options.isFlooded ?? (() => Promise.resolve(false)), ending.signal);
  const taskList: TaskList = {};
  for (const handler of handlers) {
    if (taskList[handler.name]) throw new Error(`two handlers for the job ${handler.name}`);
    taskList[handler.name] = async (payload, helpers) => {
      if (handler.givesWay) await ownTurn();
      try {
        const { attempts, max_attempts } = helpers.job;
        await handler.run(payload, {
          now: clock.now(),
          attempt: attempts,
          lastAttempt: attempts >= max_attempts,
        });
      } catch (error) {
        const code = error instanceof Problem ? { code: error.definition.code } : describeError(error);
        log.warn({ event: 'job.failed', job: handler.name, attempt: helpers.job.attempts, ...code });
        // The queue keeps an error's message: give it one that cannot quote an address or a name.
        throw new Error(`${handler.name}: ${'code' in code ? code.code : code.kind}`, { cause: error });
      }
    };
  }
  await freeAbandonedJobs(database.db);
  const runner: Runner = await run({
    pgPool: database.pool,
    taskList,
    concurrency: options.concurrency,
    pollInterval: options.pollMs,
    noHandleSignals: true,
    logger: quiet,
  });
  return {
    stop() {
      ending.abort();
      return runner.stop();
    },
    ended: runner.promise,
  };
}
