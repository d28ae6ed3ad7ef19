import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase, sql } from '#ground/db';
import { drainOnce, makeFloodGauge } from '#ground/events';
import { startWorker, type Worker } from '#ground/jobs';
import { describeError, log } from '#ground/log';
import { makeHouse } from './house.ts';
import { readyConfig } from './ready-config.ts';

/** The worker: hands events on and does the jobs. One at a time holds the advisory lock; a second one waits. */
// People who report and people who read come first: in a burst the worker, and the fetcher that it starts, take what
// the server and the database leave of the machine. Lowering one's own priority is always allowed.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const config = readyConfig(process.env);
const database = openDatabase(config.databaseUrl, config.workerConcurrency + 6);
const house = makeHouse(database, config);

const isFlooded = makeFloodGauge(database.db);
let stopping = false;
let worker: Worker | undefined;
let letGo = (): void => undefined;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 8_000).unref();
  await worker?.stop().catch(() => undefined);
  letGo();
  await house.close();
  await database.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the supervisor says when to stop
process.on('disconnect', () => void stop());

/**
 * Hands events on until there are none, then looks again a tenth of a second later. During a flood, accepting goes
 * before screening: small batches, with pauses. What was accepted is in the queue all the same.
 */
async function drainForever(): Promise<void> {
  while (!stopping) {
    try {
      const yields = await isFlooded();
      const { events } = await drainOnce(database.db, house.listeners, yields ? 50 : 500);
      if (yields) await pause(500);
      else if (events > 0) continue;
    } catch (error) {
      log.warn({ event: 'drain.failed', ...describeError(error) });
      await pause(200);
    }
    await pause(100);
  }
}

/** Holds the lock on a connection of its own; `lost` resolves when that connection is. */
async function holdLock(): Promise<{ lost: Promise<void> }> {
  const client = await database.pool.connect();
  const lost = new Promise<void>((resolve) => {
    client.once('error', () => resolve());
    client.once('end', () => resolve());
  });
  // The pool closes only when every connection has come back to it.
  letGo = () => client.release(true);
  await client.query(`select pg_advisory_lock(hashtext('vigie worker'))`);
  return { lost };
}

void drainForever();
while (!stopping) {
  try {
    await sql`select 1`.execute(database.db);
    const { lost } = await holdLock();
    worker = await startWorker(database, house.jobs, {
      concurrency: config.workerConcurrency,
      pollMs: config.pollSeconds * 1000,
      isFlooded,
    });
    process.send?.({ ready: true });
    await Promise.race([lost, worker.ended]);
    if (!stopping) await worker.stop().catch(() => undefined);
  } catch (error) {
    if (!stopping) log.warn({ event: 'worker.interrupted', ...describeError(error) });
  }
  if (!stopping) await pause(300);
}
