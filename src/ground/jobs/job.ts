import type { z } from 'zod';

/** A piece of work asked for: written in the transaction that makes it necessary. */
export interface JobRequest {
  name: string;
  payload: object;
  /** At most one pending job has this key: asking again replaces it (also its time). */
  key?: string;
  runAt?: Date;
  /** Lower runs first; 0 unless said otherwise. */
  priority?: number;
  maxAttempts?: number;
}

/** A kind of work: its name and the shape of what it needs to know. */
export interface Job<P extends object> {
  name: string;
  payload: z.ZodType<P>;
  givesWay: boolean;
  request(payload: P, options?: Omit<JobRequest, 'name' | 'payload'>): JobRequest;
}

/** What the worker calls: `run` throws → tried again later with growing pauses. */
export interface JobHandler {
  name: string;
  givesWay?: boolean;
  run(payload: unknown, context: { now: Date; attempt: number; lastAttempt: boolean }): Promise<void>;
}

/**
 * Names a kind of work, `room.verb`. Payloads hold ids, never personal data or addresses. `givesWay`: its number grows
 * with a flood; while there is one, it is done one by one, so that accepting goes first. Ask for it with a priority behind
 * other work (above 0), which then never waits for it longer than one turn.
 */
export function defineJob<P extends object>(
  name: string,
  payload: z.ZodType<P>,
  { givesWay = false }: { givesWay?: boolean } = {},
): Job<P> {
  return { name, payload, givesWay, request: (data, options = {}) => ({ name, payload: data, ...options }) };
}

/** Joins a kind of work to what does it. The work must be idempotent: it may be repeated after a crash. */
export function handle<P extends object>(
  job: Job<P>,
  work: (payload: P, context: { now: Date; attempt: number; lastAttempt: boolean }) => Promise<void>,
): JobHandler {
  return {
    name: job.name,
    givesWay: job.givesWay,
    run: (payload, context) => work(job.payload.parse(payload), context),
  };
}
