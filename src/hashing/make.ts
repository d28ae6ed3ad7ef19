import type { AuditRoom } from '#audit';
import type { Db } from '#ground/db';
import { addEntries } from './add-entries.ts';
import { addList } from './add-list.ts';
import { bringList, type BroughtCount, type BroughtList } from './bring-list.ts';
import type { NewEntry } from './entry.ts';
import { countLists, type FoundEntry } from './hashing.sql.ts';
import { lookUp, type Digests } from './look-up.ts';
import { readLines } from './read-lines.ts';

export type Hashing = {
  addList(list: { name: string; source: string }): Promise<{ id: string }>;
  addEntries(listId: string, entries: readonly NewEntry[]): Promise<{ added: number }>;
  /** A list that a person brings in, all or nothing, with a line in the trail; `by` is a member of staff. */
  bringList(brought: BroughtList, by: string): Promise<BroughtCount>;
  /** Numbers of the lines, from one, that are no entry: what a page says of a list that was refused. */
  badLinesOf(lines: string): readonly number[];
  lookup(digests: Digests): Promise<FoundEntry | null>;
  lists(): Promise<{ id: string; name: string; source: string; entries: number }[]>;
};

/** The room's use cases over one database. It wakes nobody. */
export function make({ db, audit }: { db: Db; audit: Pick<AuditRoom, 'record'> }) {
  const hashing: Hashing = {
    addList: (list) => addList(db, list),
    addEntries: (listId, entries) => addEntries(db, listId, entries),
    bringList: (brought, by) => bringList({ db, audit }, brought, by),
    badLinesOf: (lines) => readLines(lines).badLines,
    lookup: (digests) => lookUp(db, digests),
    lists: () => countLists(db),
  };
  return { ...hashing, jobs: [], listeners: [] };
}
