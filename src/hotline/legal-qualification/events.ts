import { z } from 'zod';
import { defineEvent } from '#ground/events';

/** Somebody has read a dossier and said what it is. The last one in time is in force. */
export const qualificationDecided = defineEvent(
  'legal-qualification.decided',
  z.object({
    qualificationId: z.string(),
    verdict: z.enum(['illegal', 'not-illegal', 'out-of-scope', 'not-found', 'doubtful']),
    infraction: z.string().nullable(),
    article: z.string().nullable(),
    reading: z.enum(['first', 'second']),
    by: z.string(),
  }),
);
