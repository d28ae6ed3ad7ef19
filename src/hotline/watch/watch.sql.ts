import { sql, type Db } from '#ground/db';
import type { Baseline } from './baseline.ts';
import type { Check } from './check.ts';
import type { PastLook } from './confirm-removal.ts';
import type { Verdict } from './verdict.ts';

/** How the watch of one dossier stands. Times in UTC. */
export type Watch = {
  readonly dossierId: string;
  readonly state: 'open' | 'paused' | 'ended';
  readonly nextAt: Date;
  readonly urgent: boolean;
  readonly goneSince: Date | null;
  readonly goneLooks: number;
  readonly lastVerdict: Verdict | null;
  readonly lastAt: Date | null;
};

export async function readWatch(db: Db, dossierId: string): Promise<Watch | undefined> {
  const { rows } = await sql<Watch>`
    select dossier_id as "dossierId", state, next_at as "nextAt", urgent, gone_since as "goneSince",
           gone_looks as "goneLooks", last_verdict as "lastVerdict", last_at as "lastAt"
    from watch_schedule where dossier_id = ${dossierId}`.execute(db);
  return rows[0];
}

export async function readBaseline(db: Db, dossierId: string): Promise<Baseline | null> {
  const { rows } = await sql<{ baseline: Baseline | null }>`
    select baseline from watch_schedule where dossier_id = ${dossierId}`.execute(db);
  return rows[0]?.baseline ?? null;
}

/** Keeps the first baseline of a watch; a later one replaces nothing. */
export async function keepBaseline(tx: Db, dossierId: string, baseline: Baseline, now: Date): Promise<void> {
  await sql`
    insert into watch_schedule (dossier_id, state, next_at, baseline)
    values (${dossierId}, 'paused', ${now}, ${JSON.stringify(baseline)}::jsonb)
    on conflict (dossier_id) do update set baseline = coalesce(watch_schedule.baseline, excluded.baseline)`.execute(
    tx,
  );
}

/** What was there at first is not there any more: the next watch begins with a fingerprint of its own. */
export async function dropBaseline(tx: Db, dossierId: string): Promise<void> {
  await sql`update watch_schedule set baseline = null where dossier_id = ${dossierId}`.execute(tx);
}

export async function writeWatch(tx: Db, watch: Watch): Promise<void> {
  await sql`
    insert into watch_schedule
      (dossier_id, state, next_at, urgent, gone_since, gone_looks, last_verdict, last_at)
    values (${watch.dossierId}, ${watch.state}, ${watch.nextAt}, ${watch.urgent}, ${watch.goneSince},
            ${watch.goneLooks}, ${watch.lastVerdict}, ${watch.lastAt})
    on conflict (dossier_id) do update set
      state = excluded.state, next_at = excluded.next_at, urgent = excluded.urgent,
      gone_since = excluded.gone_since, gone_looks = excluded.gone_looks,
      last_verdict = excluded.last_verdict, last_at = excluded.last_at`.execute(tx);
}

export async function endWatch(tx: Db, dossierId: string): Promise<void> {
  await sql`update watch_schedule set state = 'ended' where dossier_id = ${dossierId}`.execute(tx);
}

export async function insertCheck(tx: Db, check: Omit<Check, 'id'>): Promise<void> {
  await sql`
    insert into watch_check (dossier_id, at, verdict, gone, evidence)
    values (${check.dossierId}, ${check.at}, ${check.verdict}, ${check.gone},
            ${JSON.stringify(check.evidence)}::jsonb)`.execute(tx);
}

export async function readChecks(db: Db, dossierId: string): Promise<Check[]> {
  const { rows } = await sql<Check>`
    select id, dossier_id as "dossierId", at, verdict, gone, evidence from watch_check
    where dossier_id = ${dossierId} order by at desc, id desc`.execute(db);
  return rows;
}

/** The looks since the dossier came to be watched this time, oldest first. */
export async function readLooks(tx: Db, dossierId: string, from: Date): Promise<PastLook[]> {
  const { rows } = await sql<PastLook>`
    select at, verdict, coalesce((evidence->>'blind')::boolean, false) as blind from watch_check
    where dossier_id = ${dossierId} and at >= ${from} order by at, id`.execute(tx);
  return rows;
}

/** Open watches, those whose hour has passed, and the hour of the one that waits longest. */
export async function countDue(
  db: Db,
  now: Date,
): Promise<{ open: number; due: number; oldest: Date | null }> {
  const { rows } = await sql<{ open: number; due: number; oldest: Date | null }>`
    select count(*)::int as open, count(*) filter (where next_at <= ${now})::int as due,
           min(next_at) filter (where next_at <= ${now}) as oldest
    from watch_schedule where state = 'open'`.execute(db);
  return rows[0] ?? { open: 0, due: 0, oldest: null };
}
