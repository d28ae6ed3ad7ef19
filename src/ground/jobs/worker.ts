import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import type { Database } from '#ground/db';
import { systemClock, type Clock } from '#ground/clock';
import { describeError, log } from '#ground/log';
import { Problem } from '#ground/problem';
import type { JobHandler } from './job.ts';
import { freeAbandonedJobs, givesWayFlag } from './jobs.sql.ts';

/** A running worker; `stop` lets running jobs end. */
export interface Worker {
  stop(): Promise<void>;
  ended: Promise<void>;
}

const quiet = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ event: 'worker.error', message: message.slice(0, 80) });
});

/** During a flood, how long after one job that gives way the next one may begin: far more than people can read after. */
const wayMs = 1_000;

/**
 * Which jobs are left lying just now. They hold no place of the worker meanwhile, and the most urgent of them is the
 * next to go. When the database does not answer, nothing is held back.
 */
function makeWay(isFlooded: () => Promise<boolean>): () => Promise<string[] | null> {
  let lastWay = Number.NEGATIVE_INFINITY;
  return async () => {
    if (!(await isFlooded().catch(() => false))) return null;
    const now = performance.now();
    if (now - lastWay < wayMs) return [givesWayFlag];
    lastWay = now;
    return null;
  };
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
  const taskList: TaskList = {};
  for (const handler of handlers) {
    if (taskList[handler.name]) throw new Error(`two handlers for the job ${handler.name}`);
    taskList[handler.name] = async (payload, helpers) => {
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
    ...(options.isFlooded ? { forbiddenFlags: makeWay(options.isFlooded) } : {}),
  });
  return { stop: () => runner.stop(), ended: runner.promise };
}
