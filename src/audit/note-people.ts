import * as z from 'zod';
import type { Db } from '#ground/db';
import { on, type Listener, type PastEvent } from '#ground/events';
import { defineJob, handle, type JobHandler, type JobRequest } from '#ground/jobs';
import { accountChanged, programKeyIssued, programKeyRevoked, signedIn, signInRefused } from '#people';
import { addEntry } from './audit.sql.ts';

/** Copies one event of `people` into the trail; repeated, it still leaves one line. */
const noteEvent = defineJob(
  'audit.note-event',
  z.object({
    seq: z.number(),
    at: z.iso.datetime(),
    actor: z.uuid().nullable(),
    action: z.string(),
    subject: z.uuid(),
    detail: z.record(z.string(), z.unknown()),
  }),
);

/** `people` stands above `audit` and may not call it: its comings and goings are heard as events. */
export const listeners: Listener[] = [
  on(signedIn, (event) => note(event, event.subject)),
  on(signInRefused, (event) => note(event, null)),
  on(accountChanged, (event) => note(event, event.data.by)),
  on(programKeyIssued, (event) => note(event, event.data.by)),
  on(programKeyRevoked, (event) => note(event, event.data.by)),
];

function note(event: PastEvent<object>, actor: string | null): JobRequest[] {
  const { seq, name: action, subject, data } = event;
  const line = { seq, at: event.at.toISOString(), actor, action, subject, detail: { ...data } };
  return [noteEvent.request(line, { key: `audit.note-event ${seq}` })];
}

export const jobsOver = (db: Db): JobHandler[] => [
  handle(noteEvent, ({ seq, at, actor, action, subject, detail }) =>
    addEntry(db, { at: new Date(at), actor, action, subject, detail: { ...detail, event: seq } }),
  ),
];
