import { sql, type Db } from '#ground/db';

/** One view about to begin. */
export interface NewExposure {
  id: string;
  staffId: string;
  dossierId: string;
  itemId: string | null;
  infraction: string | null;
  reason: string;
  startedAt: Date;
}

/** One at a time for each person, so that two views cannot share the last place of the budget. */
export async function takeTurn(tx: Db, staffId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`well-being ${staffId}`}, 0))`.execute(tx);
}

export async function addExposure(tx: Db, view: NewExposure): Promise<void> {
  await sql`
    insert into well_being_exposure (id, staff_id, dossier_id, item_id, infraction, reason, started_at)
    values (${view.id}, ${view.staffId}, ${view.dossierId}, ${view.itemId}, ${view.infraction}, ${view.reason},
      ${view.startedAt})`.execute(tx);
}

/** The reason that this person gave last on this dossier; '' when none. */
export async function lastReason(tx: Db, staffId: string, dossierId: string): Promise<string> {
  const { rows } = await sql<{ reason: string }>`
    select reason from well_being_exposure
    where staff_id = ${staffId} and dossier_id = ${dossierId} and reason <> ''
    order by started_at desc limit 1`.execute(tx);
  return rows[0]?.reason ?? '';
}

/** Views and seconds since midnight of `timeZone`, the one under way included. */
export async function sumOfDay(
  db: Db,
  { staffId, now, timeZone }: { staffId: string; now: Date; timeZone: string },
): Promise<{ views: number; seconds: number }> {
  const { rows } = await sql<{ views: number; seconds: number }>`
    select count(*)::int as views, coalesce(sum(seconds), 0)::float8 as seconds
    from well_being_exposure
    where staff_id = ${staffId}
      and started_at >= date_trunc('day', ${now}::timestamptz, ${timeZone})`.execute(db);
  return rows[0] ?? { views: 0, seconds: 0 };
}

/** A view that has ended, as it is announced. */
export interface EndedExposure {
  staffId: string;
  dossierId: string;
  infraction: string | null;
  seconds: number;
}

/**
 * Ends a view that has not ended yet, of this person if one is given. Its length is what was told, but never more
 * than went by and never more than `cap`. Undefined: there was nothing to end.
 */
export async function endExposure(
  tx: Db,
  end: { id: string; staffId: string | null; seconds: number; cap: number; now: Date },
): Promise<EndedExposure | undefined> {
  const { rows } = await sql<EndedExposure>`
    update well_being_exposure set ended_at = ${end.now}, seconds = greatest(0, least(
      ${end.seconds}::float8, ${end.cap}::float8, extract(epoch from ${end.now}::timestamptz - started_at)::float8))
    where id = ${end.id} and ended_at is null and (${end.staffId}::uuid is null or staff_id = ${end.staffId})
    returning staff_id as "staffId", dossier_id as "dossierId", infraction, seconds::float8 as seconds`.execute(
    tx,
  );
  return rows[0];
}
