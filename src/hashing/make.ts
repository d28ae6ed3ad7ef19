import type { Db } from '#ground/db';
import { addEntries } from './add-entries.ts';
import { addList } from './add-list.ts';
import type { NewEntry } from './entry.ts';
import { countLists, type FoundEntry } from './hashing.sql.ts';
import { lookUp, type Digests } from './look-up.ts';

export type Hashing = {
  addList(list: { name: string; source: string }): Promise<{ id: string }>;
  addEntries(listId: string, entries: readonly NewEntry[]): Promise<{ added: number }>;
  lookup(digests: Digests): Promise<FoundEntry | null>;
  lists(): Promise<{ id: string; name: string; source: string; entries: number }[]>;
};

/** The room's use cases over one database. It needs nobody and wakes nobody. */
export function make({ db }: { db: Db }) {
  const hashing: Hashing = {
    addList: (list) => addList(db, list),
    addEntries: (listId, entries) => addEntries(db, listId, entries),
    lookup: (digests) => lookUp(db, digests),
    lists: () => countLists(db),
  };
  return { ...hashing, jobs: [], listeners: [] };
}
