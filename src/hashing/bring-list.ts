import type { AuditRoom } from '#audit';
import { inTransaction, type Db } from '#ground/db';
import { isId } from '#ground/ids';
import { Problem } from '#ground/problem';
import { addEntries } from './add-entries.ts';
import { addList } from './add-list.ts';
import { isBalanced } from './entry.ts';
import { problems } from './problems.ts';
import { readLines } from './read-lines.ts';

/** A list as a person brings it: `listId` continues one that is there; without it, a new one is opened. */
export type BroughtList = {
  readonly listId?: string;
  readonly name: string;
  readonly source: string;
  /** `sha256[,label]` or `pdq,HEX[,label]`, one a line */
  readonly lines: string;
};

/**
 * How it went: lines that were read, how many of them the list did not have yet, and how many PDQ among them do not
 * have as many ones as zeroes (taken all the same).
 */
export type BroughtCount = {
  readonly name: string;
  readonly read: number;
  readonly added: number;
  readonly unbalanced: number;
};

/**
 * Takes a list in one transaction with its line in the trail: all of it or nothing, so that a list is never half
 * there. HAS-003 for a list that is not there, HAS-004 without name or source, HAS-005 without a line, HAS-006 names the lines that are
 * neither SHA-256 nor PDQ.
 */
export async function bringList(
  { db, audit }: { db: Db; audit: Pick<AuditRoom, 'record'> },
  brought: BroughtList,
  by: string,
): Promise<BroughtCount> {
  const { listId } = brought;
  const isNew = listId === undefined;
  const [name, source] = [brought.name.trim(), brought.source.trim()];
  if (isNew && name === '') throw new Problem(problems['HAS-004'], { field: 'name' });
  if (isNew && source === '') throw new Problem(problems['HAS-004'], { field: 'source' });
  if (!isNew && !isId(listId)) throw new Problem(problems['HAS-003'], { field: 'list' });
  const { entries, badLines } = readLines(brought.lines);
  if (badLines.length > 0) throw new Problem(problems['HAS-006'], { field: 'lines' });
  if (entries.length === 0) throw new Problem(problems['HAS-005'], { field: 'lines' });
  const unbalanced = entries.filter(
    ({ algorithm, digest }) => algorithm === 'pdq' && !isBalanced(digest),
  ).length;
  return inTransaction(db, async (tx) => {
    const id = listId ?? (await addList(tx, { name, source })).id;
    const { added } = await addEntries(tx, id, entries);
    await audit.record(tx, {
      actor: by,
      action: isNew ? 'hashing.add-list' : 'hashing.add-entries',
      subject: id,
      detail: { read: entries.length, added, ...(unbalanced > 0 ? { unbalanced } : {}) },
    });
    return { name, read: entries.length, added, unbalanced };
  });
}
