import { sql, type Db } from '#ground/db';
import type { ListedAlgorithm } from './entry.ts';

/** How the table stands: `epoch` rises when an entry is taken away or changed, `newest` when one is added. */
export type PdqState = { readonly epoch: number; readonly newest: number };

export async function readPdqState(db: Db): Promise<PdqState> {
  const { rows } = await sql<PdqState>`
    select epoch, coalesce((select max(number) from hashing_entry where algorithm = 'pdq'), 0) as newest
    from hashing_epoch`.execute(db);
  return rows[0] ?? { epoch: 0, newest: 0 };
}

/** Entries side by side: 32 bytes of `hashes` for each of `numbers`. `newestAt`: when the last of them was added. */
export type PdqBatch = {
  readonly hashes: Uint8Array;
  readonly numbers: Float64Array;
  readonly newestAt: Date;
};

/**
 * The next PDQ entries above a number, in order; null when there are none. They come as two long values instead of
 * rows: reading a million takes about a second and no rubbish.
 */
export async function readPdqBatch(db: Db, after: number, limit: number): Promise<PdqBatch | null> {
  const { rows } = await sql<{ hashes: Buffer | null; numbers: Buffer; newestAt: Date }>`
    select string_agg(digest, ''::bytea order by number) as hashes,
      string_agg(int8send(number), ''::bytea order by number) as numbers, max(added_at) as "newestAt"
    from (
      select number, digest, added_at from hashing_entry
      where algorithm = 'pdq' and number > ${after} order by number limit ${limit}) as batch`.execute(db);
  const read = rows[0];
  if (!read?.hashes) return null;
  const numbers = new Float64Array(read.numbers.length / 8);
  for (let at = 0; at < numbers.length; at += 1) {
    numbers[at] = read.numbers.readUInt32BE(at * 8) * 2 ** 32 + read.numbers.readUInt32BE(at * 8 + 4);
  }
  return { hashes: read.hashes, numbers, newestAt: read.newestAt };
}

/** One entry as a match names it. */
export type NamedEntry = { readonly number: number; readonly listName: string; readonly label: string };

/** Entries by number; those that are gone are left out. */
export async function nameEntries(db: Db, numbers: readonly number[]): Promise<Map<number, NamedEntry>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<NamedEntry>`
    select e.number, l.name as "listName", e.label
    from hashing_entry e join hashing_list l on l.id = e.list_id
    where e.number = any(${[...numbers]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.number, row]));
}

/** Every entry with exactly this digest, oldest first. */
export async function entriesOf(db: Db, algorithm: ListedAlgorithm, digest: string): Promise<NamedEntry[]> {
  const { rows } = await sql<NamedEntry>`
    select e.number, l.name as "listName", e.label
    from hashing_entry e join hashing_list l on l.id = e.list_id
    where e.algorithm = ${algorithm} and e.digest = decode(${digest}, 'hex')
    order by e.number`.execute(db);
  return rows;
}

/** How many entries of each kind the lists carry, and when the newest was added. */
export async function countEntries(
  db: Db,
): Promise<{ algorithm: ListedAlgorithm; entries: number; newestAt: Date }[]> {
  const { rows } = await sql<{ algorithm: ListedAlgorithm; entries: number; newestAt: Date }>`
    select algorithm, count(*)::int as entries, max(added_at) as "newestAt"
    from hashing_entry group by algorithm`.execute(db);
  return rows;
}
