import type { z } from 'zod';
import type { JobRequest } from '#ground/jobs';

/** Something that is about to have happened: written in the transaction that makes it true. */
export interface NewEvent {
  name: string;
  subject: string;
  data: object;
}

/** Something that has happened. `seq` grows; `at` is the commit's clock (UTC). */
export interface PastEvent<D = unknown> {
  seq: number;
  name: string;
  subject: string;
  data: D;
  at: Date;
}

/** A kind of event: its name, and the shape of its data. No personal data and no address belongs in it. */
export interface EventSpec<D extends object> {
  name: string;
  data: z.ZodType<D>;
  of(subject: string, data: D): NewEvent;
}

/** Names a kind of event, `room.fact`. */
export function defineEvent<D extends object>(name: string, data: z.ZodType<D>): EventSpec<D> {
  return { name, data, of: (subject, content) => ({ name, subject, data: content }) };
}

/** What a lower room does when an upper one has announced something: it asks for jobs. Pure. */
export interface Listener {
  event: string;
  jobsFor(event: PastEvent): JobRequest[];
}

/** Joins an event to the jobs that it calls for. The data are parsed before they are believed. */
export function on<D extends object>(
  spec: EventSpec<D>,
  jobsFor: (event: PastEvent<D>) => JobRequest[],
): Listener {
  return {
    event: spec.name,
    jobsFor: (event) => jobsFor({ ...event, data: spec.data.parse(event.data) }),
  };
}
