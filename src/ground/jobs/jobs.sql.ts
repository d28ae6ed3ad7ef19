import { sql, type Db } from '#ground/db';
import type { JobRequest } from './job.ts';

/** Adds jobs inside the caller's transaction. Of two requests with one key the last wins, but the more urgent stays. */
export async function enqueue(tx: Db, requests: readonly JobRequest[]): Promise<void> {
  if (requests.length === 0) return;
  const unique = new Map<string | symbol, JobRequest>();
  for (const request of requests) {
    const key = request.key ?? Symbol(request.name);
    const priority = Math.min(request.priority ?? 0, unique.get(key)?.priority ?? Infinity);
    unique.set(key, { ...request, priority });
  }
  const specs = [...unique.values()].map((request) => ({
    identifier: request.name,
    payload: request.payload,
    run_at: request.runAt?.toISOString() ?? null,
    max_attempts: request.maxAttempts ?? null,
    job_key: request.key ?? null,
    priority: request.priority,
  }));
  await sql`
    select count(*) from graphile_worker.add_jobs(array(
      select row(
        identifier, payload, null, run_at, max_attempts, job_key,
        -- What is pending does not become less urgent by being asked for again: least() passes over null.
        least(priority, (select j.priority from graphile_worker.jobs j where j.key = job_key and j.locked_at is null)),
        null)::graphile_worker.job_spec
      from json_to_recordset(${JSON.stringify(specs)}::json) as spec(
        identifier text, payload json, run_at timestamptz, max_attempts int, job_key text, priority int)
    ))`.execute(tx);
}

/** How the job queue stands; `failed` are those that used up their attempts and need a person. */
export interface JobCounts {
  waiting: number;
  running: number;
  retrying: number;
  failed: number;
  outbox: number;
  oldestOutboxSeconds: number;
}

/** Counts for the health page. */
export async function jobCounts(db: Db): Promise<JobCounts> {
  const { rows } = await sql<JobCounts>`
    select
      count(*) filter (where locked_at is null and attempts = 0)::int as waiting,
      count(*) filter (where locked_at is not null)::int as running,
      count(*) filter (where locked_at is null and attempts > 0 and attempts < max_attempts)::int as retrying,
      count(*) filter (where attempts >= max_attempts and locked_at is null)::int as failed,
      (select count(*)::int from ground_outbox) as outbox,
      coalesce((select extract(epoch from now() - min(at))::int
                from ground_event join ground_outbox using (seq) where lane = 0), 0) as "oldestOutboxSeconds"
    from graphile_worker.jobs`.execute(db);
  return rows[0]!;
}

/**
 * Frees the jobs that a worker held when it was killed. Only one worker runs at a time (it holds an advisory
 * lock), so whatever is locked when it starts belongs to the dead. Otherwise they would wait four hours.
 */
export async function freeAbandonedJobs(db: Db): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs where locked_by is not null
    having count(*) > 0`.execute(db);
}
