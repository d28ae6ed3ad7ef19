import * as z from 'zod';
import { defineEvent } from '#ground/events';

/** A clear view has ended; subject: dossier id. */
export const exposed = defineEvent(
  'well-being.exposed',
  z.object({ staffId: z.uuid(), infraction: z.string().nullable(), seconds: z.number() }),
);
