import { z } from 'zod';
import { on, type Listener } from '#ground/events';
import { defineJob, type JobRequest } from '#ground/jobs';
import { dossierMoved } from '#hotline/dossier';
import { reportAccepted } from '#hotline/intake';
import { isOutcome, outcomes } from './message.ts';

/** Writes the acknowledgement of one report down. */
export const acknowledgeJob = defineJob(
  'replies.acknowledge',
  z.object({ reportId: z.string(), language: z.enum(['fr', 'en']) }),
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
  on(reportAccepted, ({ subject, data }) =>
    // A flood of reports must not become a flood of letters to somebody who asked for none; the outcome still comes.
    data.hasContact && data.lane === 0
      ? [
          acknowledgeJob.request(
            { reportId: subject, language: data.language },
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
