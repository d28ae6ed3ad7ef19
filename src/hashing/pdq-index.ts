import { RadiusIndex, type Match, type PdqHash } from '@vigie/fingerprint';
import type { Db } from '#ground/db';
import { describeError, log } from '#ground/log';
import { readPdqBatch, readPdqState, type PdqBatch } from './pdq.sql.ts';

/** What this process knows of the lists' PDQ entries, without asking the database. `entries` counts every listing. */
export type PdqIndexState = {
  readonly isLoaded: boolean;
  readonly entries: number;
  /** When the newest entry that it knows was added; null when there is none. */
  readonly newestAt: Date | null;
};

/** The lists' PDQ entries in memory, kept in step with the table. */
export type PdqIndex = {
  /** Entries within `radius` of a hash, nearest first; `id` is the entry's number. */
  search(query: PdqHash, radius: number): Promise<Match[]>;
  /** Reads what there is, if that has not been done: start-up calls it, so that the first question need not wait. */
  load(): Promise<void>;
  state(): PdqIndexState;
  close(): Promise<void>;
};

/** The index goes on as it was when it cannot tidy itself up: slower, never wrong. */
const onProblem = (problem: unknown): void => log.warn({ event: 'pdq.untidy', ...describeError(problem) });

/** Large enough to be quick, small enough that a request in between hardly waits. */
const batchAtStart = 8_000;
const batchOnTheWay = 2_000;

/**
 * Follows the table of entries. A search first reads what was added since, unless that was done less than `freshForMs`
 * ago: what another process adds is found a second later at most. Nothing is read before the first question, so a
 * process that never asks pays nothing. An entry that is taken away or changed raises the table's epoch, and everything
 * is read anew, while the old index still answers nobody: questions wait.
 */
export function followPdq(db: Db, { freshForMs = 1_000 }: { freshForMs?: number } = {}): PdqIndex {
  let index: RadiusIndex | null = null;
  let known = { epoch: -1, newest: 0, newestAt: null as Date | null };
  let lookedAt = Number.NEGATIVE_INFINITY;
  let following: Promise<RadiusIndex> | null = null;
  let closed = false;

  async function readAll(epoch: number): Promise<RadiusIndex> {
    const batches: PdqBatch[] = [];
    for (let after = 0; ; after = batches.at(-1)?.numbers.at(-1) ?? after) {
      const batch = await readPdqBatch(db, after, batchAtStart);
      if (batch === null) break;
      batches.push(batch);
    }
    const built = await RadiusIndex.build(sideBySide(batches), { onProblem });
    const last = batches.at(-1);
    // The epoch of before the reading: what was taken away meanwhile is seen as a change at the next look.
    known = { epoch, newest: last?.numbers.at(-1) ?? 0, newestAt: last?.newestAt ?? null };
    return built;
  }

  async function readOn(into: RadiusIndex): Promise<void> {
    for (;;) {
      const batch = await readPdqBatch(db, known.newest, batchOnTheWay);
      if (batch === null) return;
      for (const [at, number] of batch.numbers.entries()) {
        into.add(number, batch.hashes.subarray(at * 32, at * 32 + 32));
      }
      known = { ...known, newest: batch.numbers.at(-1) ?? known.newest, newestAt: batch.newestAt };
    }
  }

  async function follow(): Promise<RadiusIndex> {
    const asOf = performance.now();
    const { epoch, newest } = await readPdqState(db);
    if (index === null || epoch !== known.epoch) {
      const old = index;
      index = await readAll(epoch);
      await old?.close();
    } else if (newest > known.newest) await readOn(index);
    lookedAt = asOf;
    return index;
  }

  /** One reading at a time; whoever asks meanwhile waits for it. */
  const upToDate = async (): Promise<RadiusIndex> => {
    if (closed) throw new Error('the index is closed');
    if (index !== null && following === null && performance.now() - lookedAt < freshForMs) return index;
    following ??= follow().finally(() => {
      following = null;
    });
    return following;
  };

  return {
    search: async (query, radius) => (await upToDate()).search(query, radius),
    load: async () => void (await upToDate()),
    state: () => ({ isLoaded: index !== null, entries: index?.size ?? 0, newestAt: known.newestAt }),
    async close() {
      closed = true;
      await following?.catch(() => undefined);
      await index?.close();
    },
  };
}

/** Batches as one block of hashes and one of numbers: 40 bytes an entry, copied once. */
function sideBySide(batches: readonly PdqBatch[]): { hashes: Uint8Array; ids: Float64Array } {
  const entries = batches.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const hashes = new Uint8Array(entries * 32);
  const ids = new Float64Array(entries);
  let at = 0;
  for (const batch of batches) {
    hashes.set(batch.hashes, at * 32);
    ids.set(batch.numbers, at);
    at += batch.numbers.length;
  }
  return { hashes, ids };
}
