import { z } from 'zod';
import { defineEvent } from '#ground/events';

/** A dossier's pages and pictures have been compared with what is known; counts only. */
export const imagesScreened = defineEvent(
  'known-images.screened',
  z.object({
    outcome: z.enum(['screened', 'unscreened', 'not-found', 'nothing-to-fetch']),
    items: z.number().int(),
    known: z.number().int(),
    duplicates: z.number().int(),
    unknown: z.number().int(),
    /** Pictures that no person has to look at: known and duplicate ones. */
    viewsAvoided: z.number().int(),
  }),
);
