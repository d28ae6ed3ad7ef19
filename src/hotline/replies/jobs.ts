import { z } from 'zod';
import { on, type Listener } from '#ground/events';
import { defineJob, type JobRequest } from '#ground/jobs';
import { dossierMoved } from '#hotline/dossier';
import { reportAccepted } from '#hotline/intake';
import { isOutcome, outcomes } from './message.ts';

/**
 * Answers one report: thanks, unless it came in a flood, and the outcome of those of its dossiers that had ended
 * before. `accepted`: the event of its acceptance.
 */
export const acknowledgeJob = defineJob(
  'replies.acknowledge',
  z.object({
    reportId: z.string(),
    language: z.enum(['fr', 'en']),
    thanks: z.boolean().default(true),
    dossierIds: z.array(z.string()).default([]),
    accepted: z.number().int().default(0),
  }),
);

/** Writes the outcome of one dossier down for everybody who reported it; `about`: the event that ended it. */
export const tellOutcomeJob = defineJob(
  'replies.tell-outcome',
  z.object({ dossierId: z.string(), outcome: z.enum(outcomes), about: z.number().int() }),
);

/** Sends one letter; one pending job a letter. */
export const sendJob = defineJob(
  'replies.send',
  z.object({ id: z.string(), about: z.number().int().nullable() }),
);

/** A person waits: letters go before screening, of which one page can take many seconds. */
const priority = -5;

export const sendLater = (id: string, about: number | null): JobRequest =>
  sendJob.request({ id, about }, { key: `replies.send ${id}`, priority });

export const listeners: Listener[] = [
  on(reportAccepted, ({ subject, seq, data }) =>
    data.hasContact
      ? [
          acknowledgeJob.request(
            {
              reportId: subject,
              language: data.language,
              // A flood of reports must not become a flood of thanks to somebody who asked for none.
              thanks: data.lane === 0,
              dossierIds: data.dossierIds,
              accepted: seq,
            },
            { key: `replies.acknowledge ${subject}`, priority },
          ),
        ]
      : [],
  ),
  on(dossierMoved, ({ subject, seq, data }) =>
    isOutcome(data.to)
      ? [
          tellOutcomeJob.request(
            { dossierId: subject, outcome: data.to, about: seq },
            { key: `replies.tell ${subject} ${seq}`, priority },
          ),
        ]
      : [],
  ),
];
