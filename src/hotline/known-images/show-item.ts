import { isId } from '#ground/ids';
import type { Preview } from '#ground/fetch';
import { Problem } from '#ground/problem';
import { isInline } from './item.ts';
import { markKnown, readItem } from './known-images.sql.ts';
import { problems } from './problems.ts';
import type { Screening } from './screen-dossier.ts';

/**
 * Fetches one item for showing, in memory only: veiled, or clear after the caller has recorded the exposure. Looks the
 * bytes up again before it hands them out: a host can swap the picture behind an address at any time.
 * Throws KNO-001 (no such item), KNO-002 (known), KNO-003 (does not answer), KNO-004 (no picture).
 */
export async function showItem(
  { db, fetcher, hashing }: Pick<Screening, 'db' | 'fetcher' | 'hashing'>,
  itemId: string,
  want: 'veil' | 'clear',
): Promise<Preview> {
  const item = isId(itemId) ? await readItem(db, itemId) : undefined;
  if (item === undefined) throw new Problem(problems['KNO-001']);
  if (item.status === 'known') throw new Problem(problems['KNO-002']);
  if (item.kind !== 'image' || isInline(item)) throw new Problem(problems['KNO-004']);

  const look = await fetcher.look({ url: item.address, want });
  const { sha256, sha1, md5 } = look;
  const whole =
    look.outcome === 'answered' && look.status !== null && look.status >= 200 && look.status < 300;
  if (!whole || sha256 === null || sha1 === null || md5 === null) throw new Problem(problems['KNO-003']);
  const match = await hashing.lookup({ sha256, sha1, md5 });
  if (match !== null) {
    await markKnown(db, item.id, match.listName);
    throw new Problem(problems['KNO-002']);
  }
  if (look.preview === null) throw new Problem(problems['KNO-004']);
  return look.preview;
}
