import { inTransaction, type Db } from '#ground/db';
import { Problem } from '#ground/problem';
import { checkedEntry, type NewEntry } from './entry.ts';
import { insertEntries, listExists } from './hashing.sql.ts';
import { problems } from './problems.ts';

const blockSize = 5_000;

/**
 * Adds entries to a list, all or none of them. Entries that the list already has are passed over; answers how many
 * were new. HAS-003 for an unknown list, HAS-002 for a digest of the wrong form, HAS-007 for a PDQ of zeroes.
 */
export async function addEntries(
  db: Db,
  listId: string,
  entries: readonly NewEntry[],
): Promise<{ added: number }> {
  const checked = entries.map(checkedEntry);
  return inTransaction(db, async (tx) => {
    if (!(await listExists(tx, listId))) throw new Problem(problems['HAS-003']);
    let added = 0;
    for (let from = 0; from < checked.length; from += blockSize) {
      added += await insertEntries(tx, listId, checked.slice(from, from + blockSize));
    }
    return { added };
  });
}
