import { sql, type Db } from '#ground/db';
import { countingZone, type Period } from './period.ts';

/**
 * Everything that is counted, read from the published view of events and from nothing else. Each query walks the
 * index on (name, at), or looks one dossier up by (subject, seq); none reads outside its period but for what was
 * last known of a dossier at its end.
 */

/** Reports handed in, by day, channel and what the reporter thought it was. */
export interface ReceivedRow {
  day: string;
  channel: string;
  category: string;
  reports: number;
  mentions: number;
}

export async function receivedIn(db: Db, { from, to }: Period): Promise<ReceivedRow[]> {
  const { rows } = await sql<ReceivedRow>`
    select (at at time zone ${sql.lit(countingZone)})::date::text as day,
           coalesce(data->>'channel', 'unknown') as channel,
           coalesce(data->>'category', 'unknown') as category,
           count(*)::int as reports,
           coalesce(sum(jsonb_array_length(data->'dossierIds')), 0)::int as mentions
    from ground_event_log
    where name = 'intake.report-accepted' and at >= ${from} and at < ${to}
    group by 1, 2, 3`.execute(db);
  return rows;
}

/** How many different dossiers were opened or joined. */
export async function dossiersTouchedIn(db: Db, { from, to }: Period): Promise<number> {
  const { rows } = await sql<{ dossiers: number }>`
    select count(distinct subject)::int as dossiers
    from ground_event_log
    where name in ('dossier.opened', 'dossier.joined') and at >= ${from} and at < ${to}`.execute(db);
  return rows[0]?.dossiers ?? 0;
}

/** Where the dossiers opened in the period stood at its end. */
export async function statesOfCohort(
  db: Db,
  { from, to }: Period,
): Promise<{ code: string; count: number }[]> {
  const { rows } = await sql<{ code: string; count: number }>`
    with moved as (
      select distinct on (subject) subject, data->>'to' as state
      from ground_event_log
      where name = 'dossier.moved' and at >= ${from} and at < ${to}
      order by subject, seq desc
    )
    select coalesce(moved.state, 'received') as code, count(*)::int as count
    from ground_event_log opened left join moved using (subject)
    where opened.name = 'dossier.opened' and opened.at >= ${from} and opened.at < ${to}
    group by 1`.execute(db);
  return rows;
}

/** One finding: the last that a dossier received in the period, with what is known of it at the end. */
export interface FindingRow {
  finding: string;
  infraction: string;
  country: string;
  dossiers: number;
}

export async function findingsIn(db: Db, { from, to }: Period): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    with found as (
      select distinct on (subject) subject, data->>'to' as finding
      from ground_event_log
      where name = 'dossier.moved' and at >= ${from} and at < ${to}
        and data->>'to' in ('qualified', 'closed-not-illegal', 'closed-out-of-scope', 'closed-not-found', 'closed-passed-on')
      order by subject, seq desc
    )
    select found.finding,
           case when found.finding = 'qualified' then coalesce(decided.infraction, 'unknown') else '' end as infraction,
           case when found.finding = 'qualified' then coalesce(located.country, 'unknown') else '' end as country,
           count(*)::int as dossiers
    from found
    left join lateral (
      select e.data->>'infraction' as infraction from ground_event_log e
      where e.subject = found.subject and e.name = 'legal-qualification.decided' and e.at < ${to}
        and found.finding = 'qualified'
      order by e.seq desc limit 1) decided on true
    left join lateral (
      select e.data->>'country' as country from ground_event_log e
      where e.subject = found.subject and e.name = 'location.located' and e.at < ${to}
        and found.finding = 'qualified'
      order by e.seq desc limit 1) located on true
    group by 1, 2, 3`.execute(db);
  return rows;
}

/** Seconds from the opening of a dossier to the last finding of the period, one for each dossier. */
export async function timesToFinding(db: Db, { from, to }: Period): Promise<number[]> {
  const { rows } = await sql<{ seconds: number }>`
    with found as (
      select distinct on (subject) subject, at
      from ground_event_log
      where name = 'dossier.moved' and at >= ${from} and at < ${to}
        and data->>'to' in ('qualified', 'closed-not-illegal', 'closed-out-of-scope', 'closed-not-found', 'closed-passed-on')
      order by subject, seq desc
    )
    select extract(epoch from found.at - opened.at)::float8 as seconds
    from found join lateral (
      select e.at from ground_event_log e
      where e.subject = found.subject and e.name = 'dossier.opened' order by e.seq limit 1) opened on true`.execute(
    db,
  );
  return rows.map(({ seconds }) => seconds);
}

/** Removals confirmed in the period: day, delay, and the infraction last found. */
export interface RemovalRow {
  day: string;
  seconds: number;
  infraction: string;
}

export async function removalsIn(db: Db, { from, to }: Period): Promise<RemovalRow[]> {
  const { rows } = await sql<RemovalRow>`
    select (gone.at at time zone ${sql.lit(countingZone)})::date::text as day,
           (gone.data->>'seconds')::float8 as seconds,
           coalesce(decided.infraction, 'unknown') as infraction
    from ground_event_log gone
    left join lateral (
      select e.data->>'infraction' as infraction from ground_event_log e
      where e.subject = gone.subject and e.name = 'legal-qualification.decided' and e.at < ${to}
      order by e.seq desc limit 1) decided on true
    where gone.name = 'watch.removal-confirmed' and gone.at >= ${from} and gone.at < ${to}`.execute(db);
  return rows;
}

/** Items that screening met, and the views that nobody had to make. */
export interface ScreenedRow {
  seen: number;
  known: number;
  duplicates: number;
  unknown: number;
  viewsAvoided: number;
}

export async function screenedIn(db: Db, { from, to }: Period): Promise<ScreenedRow> {
  const { rows } = await sql<ScreenedRow>`
    select coalesce(sum((data->>'items')::int), 0)::int as seen,
           coalesce(sum((data->>'known')::int), 0)::int as known,
           coalesce(sum((data->>'duplicates')::int), 0)::int as duplicates,
           coalesce(sum((data->>'unknown')::int), 0)::int as unknown,
           coalesce(sum((data->>'viewsAvoided')::int), 0)::int as "viewsAvoided"
    from ground_event_log
    where name = 'known-images.screened' and at >= ${from} and at < ${to}`.execute(db);
  return rows[0] ?? { seen: 0, known: 0, duplicates: 0, unknown: 0, viewsAvoided: 0 };
}

/** What the work itself did: one row for each kind of event and the word in it that tells them apart. */
export async function workIn(
  db: Db,
  { from, to }: Period,
): Promise<{ name: string; word: string; count: number }[]> {
  const { rows } = await sql<{ name: string; word: string; count: number }>`
    select name, coalesce(data->>'answer', data->>'kind', data->>'reminder', '') as word, count(*)::int as count
    from ground_event_log
    where name in ('removal.notice-sent', 'removal.notice-failed', 'removal.answered', 'replies.sent')
      and at >= ${from} and at < ${to}
    group by 1, 2`.execute(db);
  return rows;
}

/** Clear views by staff, and how long they lasted. */
export async function exposuresIn(db: Db, { from, to }: Period): Promise<{ views: number; seconds: number }> {
  const { rows } = await sql<{ views: number; seconds: number }>`
    select count(*)::int as views, coalesce(sum((data->>'seconds')::float8), 0) as seconds
    from ground_event_log
    where name = 'well-being.exposed' and at >= ${from} and at < ${to}`.execute(db);
  return rows[0] ?? { views: 0, seconds: 0 };
}
