import { sql, type Db } from '#ground/db';
import type { Hoster, MatchedBy } from './hoster.ts';
import type { HosterEntry } from './hoster-entry.ts';

interface HosterRow extends Omit<Hoster, 'asns'> {
  asns: string[];
}

const columns = sql`h.id, h.name, h.country, h.language, h.abuse_email as "abuseEmail", h.asns, h.prefixes, h.domains,
  h.approved_at as "approvedAt", h.approved_by as "approvedBy", h.created_at as "createdAt"`;

const toHoster = (row: HosterRow): Hoster => ({ ...row, asns: row.asns.map(Number) });

export async function insertHoster(tx: Db, id: string, entry: HosterEntry, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into location_hoster (id, name, country, language, abuse_email, asns, prefixes, domains, created_at)
    values (${id}, ${entry.name}, ${entry.country}, ${entry.language}, ${entry.abuseEmail},
      ${entry.asns}::bigint[], ${entry.prefixes}::cidr[], ${entry.domains}::text[], ${now})
    on conflict (name) do nothing returning id`.execute(tx);
  return rows.length === 1;
}

/** A changed contact is a contact that nobody has confirmed: the approval falls. False when the name is taken. */
export async function updateHoster(tx: Db, id: string, entry: HosterEntry): Promise<boolean> {
  const { rows } = await sql`
    update location_hoster set name = ${entry.name}, country = ${entry.country}, language = ${entry.language},
      approved_at = case when abuse_email is not distinct from ${entry.abuseEmail} then approved_at end,
      approved_by = case when abuse_email is not distinct from ${entry.abuseEmail} then approved_by end,
      abuse_email = ${entry.abuseEmail}, asns = ${entry.asns}::bigint[],
      prefixes = ${entry.prefixes}::cidr[], domains = ${entry.domains}::text[]
    where id = ${id}
      and not exists (select 1 from location_hoster o where o.name = ${entry.name} and o.id <> ${id})
    returning id`.execute(tx);
  return rows.length === 1;
}

export async function markApproved(tx: Db, id: string, by: string, now: Date): Promise<void> {
  await sql`update location_hoster set approved_at = ${now}, approved_by = ${by} where id = ${id}`.execute(
    tx,
  );
}

export async function listHosters(db: Db): Promise<Hoster[]> {
  const { rows } = await sql<HosterRow>`select ${columns} from location_hoster h order by h.name`.execute(db);
  return rows.map(toHoster);
}

export async function readHoster(
  db: Db,
  id: string,
  lock: 'lock' | 'no-lock' = 'no-lock',
): Promise<Hoster | null> {
  const { rows } = await sql<HosterRow>`
    select ${columns} from location_hoster h where h.id = ${id} ${lock === 'lock' ? sql`for update` : sql``}`.execute(
    db,
  );
  return rows[0] ? toHoster(rows[0]) : null;
}

/** The hoster that answers for a place: by domain (longest), else by prefix (longest), else by network. */
export async function matchHoster(
  db: Db,
  place: { host: string | null; ip: string | null; asn: number | null },
): Promise<{ hoster: Hoster; matchedBy: MatchedBy } | null> {
  const { rows } = await sql<HosterRow & { matchedBy: MatchedBy }>`
    select ${columns}, m.how as "matchedBy"
    from location_hoster h cross join lateral (
      select 'domain' as how, 3 as rank, max(length(d)) as depth from unnest(h.domains) d
      where ${place.host}::text = d or right(${place.host}::text, length(d) + 1) = '.' || d
      union all
      select 'prefix', 2, max(masklen(p)) from unnest(h.prefixes) p where p >>= ${place.ip}::inet
      union all
      select 'network', 1, 1 where ${place.asn}::bigint = any (h.asns)
    ) m
    where m.depth is not null
    order by m.rank desc, m.depth desc, h.created_at limit 1`.execute(db);
  const found = rows[0];
  if (!found) return null;
  const { matchedBy, ...row } = found;
  return { hoster: toHoster(row), matchedBy };
}
