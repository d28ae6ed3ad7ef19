import { sql, type Db } from '#ground/db';
import type { NewEvent, PastEvent } from './event.ts';

/** Writes events and their outbox rows in the caller's transaction: what is announced is as durable as the change. */
export async function announce(tx: Db, ...events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    with told as (
      insert into ground_event (name, subject, data)
      select name, subject, data
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(name text, subject uuid, data jsonb)
      returning seq, data
    )
    insert into ground_outbox (seq, lane)
    select seq, case when data @> '{"lane": 1}' then 1 else 0 end from told`.execute(tx);
}

/** All that happened to one subject, oldest first. */
export async function eventsAbout(db: Db, subject: string): Promise<PastEvent[]> {
  const { rows } = await sql<PastEvent>`
    select seq, name, subject, data, at from ground_event where subject = ${subject} order by seq`.execute(
    db,
  );
  return rows;
}

/**
 * Takes up to `limit` events off the outbox, what a flood announced after all else; gone for good when the transaction
 * commits.
 */
export async function takeFromOutbox(tx: Db, limit: number): Promise<PastEvent[]> {
  const { rows } = await sql<PastEvent>`
    with taken as (
      delete from ground_outbox where (lane, seq) in (
        select lane, seq from ground_outbox order by lane, seq limit ${limit} for update skip locked)
      returning seq
    )
    select seq, name, subject, data, at from ground_event where seq in (select seq from taken) order by seq`.execute(
    tx,
  );
  return rows;
}

/** Tells whoever listens (the console's live pages) that something of these names has happened. */
export async function notifyLive(tx: Db, names: readonly string[]): Promise<void> {
  await sql`select pg_notify('vigie_live', ${JSON.stringify(names).slice(0, 7000)})`.execute(tx);
}
