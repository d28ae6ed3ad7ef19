import { sql, type Db } from '#ground/db';
import type { Claim, Dossier } from './dossier.ts';
import type { DossierState } from './dossier-state.ts';

const columns = sql.raw(`
  d.id, d.number, d.locator_kind as "locatorKind", d.locator, d.host, d.state, d.state_since as "stateSince",
  d.moved_by as "movedBy", d.priority, d.lane, d.category, d.infraction, d.country, d.hoster_name as "hosterName",
  d.reports, d.opened_at as "openedAt", d.due_at as "dueAt"`);
const claimColumns = sql.raw(
  `dossier_id as "dossierId", staff_id as "staffId", claimed_at as "claimedAt", expires_at as "expiresAt"`,
);

/** One dossier; `lock` keeps it still until the transaction ends. */
export async function readDossier(db: Db, id: string, { lock = false } = {}): Promise<Dossier | undefined> {
  const { rows } = await sql<Dossier>`
    select ${columns} from dossier d where d.id = ${id} ${lock ? sql.raw('for update') : sql.raw('')}`.execute(
    db,
  );
  return rows[0];
}

export async function readDossierByNumber(db: Db, number: number): Promise<Dossier | undefined> {
  const { rows } = await sql<Dossier>`select ${columns} from dossier d where d.number = ${number}`.execute(
    db,
  );
  return rows[0];
}

export async function writeState(tx: Db, id: string, to: DossierState, by: string | null): Promise<void> {
  await sql`update dossier set state = ${to}, state_since = now(), moved_by = ${by} where id = ${id}`.execute(
    tx,
  );
}

/** What later stages found out, kept on the dossier for lists and filters; a missing field stays as it is. */
export interface DossierNote {
  infraction?: string | null;
  country?: string | null;
  hosterName?: string | null;
  priority?: number;
  dueAt?: Date;
}

export async function writeNote(tx: Db, id: string, note: DossierNote): Promise<void> {
  await sql`
    update dossier set
      infraction = ${note.infraction === undefined ? sql.raw('infraction') : note.infraction},
      country = ${note.country === undefined ? sql.raw('country') : note.country},
      hoster_name = ${note.hosterName === undefined ? sql.raw('hoster_name') : note.hosterName},
      priority = ${note.priority === undefined ? sql.raw('priority') : note.priority},
      due_at = ${note.dueAt === undefined ? sql.raw('due_at') : note.dueAt}
    where id = ${id}`.execute(tx);
}

/**
 * The first unclaimed dossier of a state, locked: two people asking at once get two different ones. In second
 * reading, never one that the same person read first.
 */
export async function lockNext(tx: Db, state: DossierState, staffId: string): Promise<Dossier | undefined> {
  const { rows } = await sql<Dossier>`
    select ${columns} from dossier d
    where d.state = ${state}
      and (d.state <> 'second-reading' or d.moved_by is distinct from ${staffId}::uuid)
      and not exists (select 1 from dossier_claim c where c.dossier_id = d.id and c.expires_at > now())
    order by d.priority, d.lane, d.due_at, d.id
    limit 1
    for update of d skip locked`.execute(tx);
  return rows[0];
}

export async function readClaimOf(db: Db, staffId: string): Promise<Claim | undefined> {
  const { rows } = await sql<Claim>`
    select ${claimColumns} from dossier_claim where staff_id = ${staffId} and expires_at > now()`.execute(db);
  return rows[0];
}

export async function readClaimOn(db: Db, dossierId: string): Promise<Claim | undefined> {
  const { rows } = await sql<Claim>`
    select ${claimColumns} from dossier_claim where dossier_id = ${dossierId} and expires_at > now()`.execute(
    db,
  );
  return rows[0];
}

/** Takes the lease; false when somebody else holds a live one. Leases that ran out are swept away and returned. */
export async function writeClaim(
  tx: Db,
  claim: { dossierId: string; staffId: string; seconds: number },
): Promise<{ taken: boolean; lapsed: { dossierId: string; staffId: string }[] }> {
  const swept = await sql<{ dossierId: string; staffId: string }>`
    delete from dossier_claim
    where (dossier_id = ${claim.dossierId} and expires_at <= now())
       or (staff_id = ${claim.staffId} and dossier_id <> ${claim.dossierId})
    returning dossier_id as "dossierId", staff_id as "staffId"`.execute(tx);
  const { rows } = await sql`
    insert into dossier_claim as c (dossier_id, staff_id, expires_at)
    values (${claim.dossierId}, ${claim.staffId}, now() + make_interval(secs => ${claim.seconds}))
    on conflict (dossier_id) do update set expires_at = excluded.expires_at where c.staff_id = excluded.staff_id
    returning 1`.execute(tx);
  return { taken: rows.length > 0, lapsed: swept.rows };
}

/** Lengthens a live lease; false when it is no longer held. */
export async function renew(db: Db, dossierId: string, staffId: string, seconds: number): Promise<boolean> {
  const { rows } = await sql`
    update dossier_claim set expires_at = now() + make_interval(secs => ${seconds})
    where dossier_id = ${dossierId} and staff_id = ${staffId} and expires_at > now() returning 1`.execute(db);
  return rows.length > 0;
}

/** Ends a lease; returns who held it. */
export async function dropClaim(tx: Db, dossierId: string, staffId?: string): Promise<string | undefined> {
  const { rows } = await sql<{ staffId: string }>`
    delete from dossier_claim where dossier_id = ${dossierId}
      and (${staffId ?? null}::uuid is null or staff_id = ${staffId ?? null}::uuid)
    returning staff_id as "staffId"`.execute(tx);
  return rows[0]?.staffId;
}

/** How many dossiers stand in each state. */
export async function countStates(db: Db): Promise<Partial<Record<DossierState, number>>> {
  const { rows } = await sql<{ state: DossierState; n: number }>`
    select state, count(*)::int as n from dossier group by state`.execute(db);
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

/** What waits for people: how many, since when, how many urgent ones. */
export async function countWaiting(
  db: Db,
): Promise<{ waiting: number; oldest: Date | null; urgent: number; second: number }> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null; urgent: number; second: number }>`
    select count(*)::int as waiting, min(opened_at) as oldest,
           count(*) filter (where priority = 1)::int as urgent,
           count(*) filter (where state = 'second-reading')::int as second
    from dossier where state in ('received', 'screening', 'awaiting-qualification', 'second-reading')`.execute(
    db,
  );
  return rows[0]!;
}
