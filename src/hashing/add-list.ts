import type { Db } from '#ground/db';
import { Problem } from '#ground/problem';
import { insertList } from './hashing.sql.ts';
import { problems } from './problems.ts';

/** Opens a list under a name of its own; `source` says who vouches for it. Answers its id, or HAS-001. */
export async function addList(db: Db, list: { name: string; source: string }): Promise<{ id: string }> {
  const id = await insertList(db, list);
  if (id === null) throw new Problem(problems['HAS-001'], { field: 'name' });
  return { id };
}
