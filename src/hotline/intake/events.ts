import { z } from 'zod';
import { defineEvent } from '#ground/events';

/** A report has been accepted and will not be lost. */
export const reportAccepted = defineEvent(
  'intake.report-accepted',
  z.object({
    dossierIds: z.array(z.string()),
    channel: z.string(),
    category: z.string().nullable(),
    language: z.enum(['fr', 'en']),
    hasContact: z.boolean(),
    /** 1: taken in during a flood. */
    lane: z.number().int().default(0),
  }),
);
