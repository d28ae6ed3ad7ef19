import { sql, type Db } from '#ground/db';
import { newId } from '#ground/ids';
import type { Hosting, Observation } from './hosting.ts';

interface HostingRow extends Omit<Hosting, 'asn'> {
  asn: number | null;
}

const columns = sql`id, dossier_id as "dossierId", observed_at as "observedAt", host, ip, country, countries, asn,
  network, cdn, hoster_id as "hosterId", confidence, problem`;

/**
 * Keeps the observations of one look: they share their time, and no two looks at a dossier have the same (two
 * within one millisecond would read as one look with two places).
 */
export async function insertHostings(
  tx: Db,
  look: { dossierId: string; observedAt: Date; seen: readonly (Observation & { hosterId: string | null })[] },
): Promise<void> {
  const { rows } = await sql<{ last: Date | null }>`
    select max(observed_at) as last from location_hosting where dossier_id = ${look.dossierId}`.execute(tx);
  const observedAt = new Date(Math.max(look.observedAt.getTime(), (rows[0]?.last?.getTime() ?? 0) + 1));
  for (const one of look.seen) {
    await sql`
      insert into location_hosting
        (id, dossier_id, observed_at, host, ip, country, countries, asn, network, cdn, hoster_id, confidence, problem)
      values (${newId()}, ${look.dossierId}, ${observedAt}, ${one.host}, ${one.ip}, ${one.country},
        ${JSON.stringify(one.countries)}, ${one.asn}, ${one.network}, ${one.cdn}, ${one.hosterId},
        ${one.confidence}, ${one.problem})`.execute(tx);
  }
}

/** All that was ever observed of a dossier, newest first; within one look what could be placed comes first. */
export async function readHostings(db: Db, dossierId: string): Promise<Hosting[]> {
  const { rows } = await sql<HostingRow>`
    select ${columns} from location_hosting where dossier_id = ${dossierId}
    order by observed_at desc, (problem is not null), family(ip), ip`.execute(db);
  return rows;
}

/** How many of the last looks in a row ended with this problem. */
export async function countLatest(db: Db, dossierId: string, problem: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct observed_at)::int as count from location_hosting
    where dossier_id = ${dossierId} and problem = ${problem} and observed_at > coalesce(
      (select max(observed_at) from location_hosting
       where dossier_id = ${dossierId} and problem is distinct from ${problem}), '-infinity')`.execute(db);
  return rows[0]?.count ?? 0;
}
