import { z } from 'zod';
import { defineEvent } from '#ground/events';

/** A dossier was placed, or could not be; subject: the dossier. `cdn` is the delivery network's name. */
export const located = defineEvent(
  'location.located',
  z.object({
    country: z.string().nullable(),
    asn: z.number().nullable(),
    confidence: z.number().int().min(0).max(5),
    cdn: z.string().nullable(),
    hosterId: z.string().nullable(),
    problem: z.string().optional(),
  }),
);

/** A person has confirmed a hoster's contact, so that notices may leave; subject: the hoster. */
export const hosterApproved = defineEvent('location.hoster-approved', z.object({ by: z.string() }));

/** A person has corrected a hoster's entry: it may answer for other places now; subject: the hoster. */
export const hosterCorrected = defineEvent('location.hoster-corrected', z.object({ by: z.string() }));
