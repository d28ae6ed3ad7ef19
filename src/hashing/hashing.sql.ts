import { sql, type Db } from '#ground/db';
import type { Algorithm, NewEntry } from './entry.ts';

export type FoundEntry = { readonly listName: string; readonly label: string; readonly algorithm: Algorithm };

/** Null when a list of this name exists already. */
export async function insertList(db: Db, list: { name: string; source: string }): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into hashing_list (name, source) values (${list.name}, ${list.source})
    on conflict (name) do nothing returning id`.execute(db);
  return rows[0]?.id ?? null;
}

export async function listExists(db: Db, listId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from hashing_list where id = ${listId}`.execute(db);
  return rows.length > 0;
}

export async function insertEntries(
  db: Db,
  listId: string,
  entries: readonly Required<NewEntry>[],
): Promise<number> {
  const { rows } = await sql<{ added: number }>`
    with new as (
      insert into hashing_entry (list_id, algorithm, digest, label)
      select ${listId}::uuid, algorithm, decode(digest, 'hex'), label
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(algorithm text, digest text, label text)
      on conflict do nothing returning 1)
    select count(*)::int as added from new`.execute(db);
  return rows[0]?.added ?? 0;
}

export async function findEntries(db: Db, digests: readonly Required<NewEntry>[]): Promise<FoundEntry[]> {
  const { rows } = await sql<FoundEntry>`
    select l.name as "listName", e.label, e.algorithm
    from jsonb_to_recordset(${JSON.stringify(digests)}::jsonb) as d(algorithm text, digest text)
    join hashing_entry e on e.algorithm = d.algorithm and e.digest = decode(d.digest, 'hex')
    join hashing_list l on l.id = e.list_id
    order by l.added_at, l.name`.execute(db);
  return rows;
}

/** One list with how much it carries: `entries` in all, `pdq` of them by likeness. */
export type CountedList = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly entries: number;
  readonly pdq: number;
};

export async function countLists(db: Db): Promise<CountedList[]> {
  const { rows } = await sql<CountedList>`
    select l.id, l.name, l.source, count(e.number)::int as entries,
      (count(e.number) filter (where e.algorithm = 'pdq'))::int as pdq
    from hashing_list l left join hashing_entry e on e.list_id = l.id
    group by l.id order by l.name`.execute(db);
  return rows;
}
