import { sql, type Db } from '#ground/db';
import type { Finding, Item, Page } from './item.ts';

const itemColumns = sql.raw(`
  id, dossier_id as "dossierId", position, kind, address, status, encode(sha256, 'hex') as sha256, bytes,
  list_name as "listName", same_as as "sameAs", problem, screened_at as "screenedAt"`);

export async function readItems(db: Db, dossierId: string): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select ${itemColumns} from known_images_item where dossier_id = ${dossierId} order by position`.execute(
    db,
  );
  return rows;
}

export async function readItem(db: Db, itemId: string): Promise<Item | undefined> {
  const { rows } = await sql<Item>`select ${itemColumns} from known_images_item where id = ${itemId}`.execute(
    db,
  );
  return rows[0];
}

export async function readPage(db: Db, dossierId: string): Promise<Omit<Page, 'online'> | undefined> {
  const { rows } = await sql<Omit<Page, 'online'>>`
    select looked_at as "lookedAt", outcome, status, final_locator as "finalLocator", title, excerpt, language, problem
    from known_images_page where dossier_id = ${dossierId}`.execute(db);
  return rows[0];
}

export async function writePage(tx: Db, dossierId: string, page: Omit<Page, 'online'>): Promise<void> {
  await sql`
    insert into known_images_page
      (dossier_id, looked_at, outcome, status, final_locator, title, excerpt, language, problem)
    values (${dossierId}, ${page.lookedAt}, ${page.outcome}, ${page.status}, ${page.finalLocator},
            ${page.title}, ${page.excerpt}, ${page.language}, ${page.problem})
    on conflict (dossier_id) do update set
      looked_at = excluded.looked_at, outcome = excluded.outcome, status = excluded.status,
      final_locator = excluded.final_locator, title = excluded.title, excerpt = excluded.excerpt,
      language = excluded.language, problem = excluded.problem`.execute(tx);
}

/** Items of an earlier screening that other dossiers point to stay; the others make room for what is seen now. */
export async function clearItems(tx: Db, dossierId: string, from: number): Promise<void> {
  await sql`
    delete from known_images_item i where dossier_id = ${dossierId} and position >= ${from}
      and not exists (select 1 from known_images_item other where other.same_as = i.id)`.execute(tx);
}

/**
 * Writes one finding at its place. An unknown one whose digest was seen before, at another place, becomes a
 * duplicate of the one that was seen first. Answers the status it got.
 */
export async function writeItem(
  tx: Db,
  dossierId: string,
  position: number,
  found: Finding,
): Promise<Item['status']> {
  const { rows } = await sql<{ status: Item['status'] }>`
    with first as (
      select coalesce(same_as, id) as id from known_images_item
      where ${found.status} = 'unknown' and sha256 = decode(${found.sha256}, 'hex')
        and status in ('unknown', 'duplicate')
        and not (dossier_id = ${dossierId} and position >= ${position})
      order by screened_at, id limit 1)
    insert into known_images_item
      (dossier_id, position, kind, address, status, sha256, bytes, list_name, same_as, problem, screened_at)
    values (${dossierId}, ${position}, ${found.kind}, ${found.address},
            case when exists (select 1 from first) then 'duplicate' else ${found.status} end,
            decode(${found.sha256}, 'hex'), ${found.bytes}, ${found.listName}, (select id from first),
            ${found.problem}, ${found.screenedAt})
    on conflict (dossier_id, position) do update set
      kind = excluded.kind, address = excluded.address, status = excluded.status, sha256 = excluded.sha256,
      bytes = excluded.bytes, list_name = excluded.list_name,
      same_as = case when excluded.same_as = known_images_item.id then null else excluded.same_as end,
      problem = excluded.problem, screened_at = excluded.screened_at
    returning status`.execute(tx);
  return rows[0]?.status ?? found.status;
}

/** What was fetched for showing turned out to be known: it is never shown again. */
export async function markKnown(db: Db, itemId: string, listName: string): Promise<void> {
  await sql`
    update known_images_item set status = 'known', list_name = ${listName}, same_as = null, problem = 'changed-to-known'
    where id = ${itemId}`.execute(db);
}
