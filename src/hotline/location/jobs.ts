import { z } from 'zod';
import { defineJob } from '#ground/jobs';

/** Finds out where a dossier's locator is hosted. */
export const locateJob = defineJob('location.locate', z.object({ dossierId: z.string() }));
