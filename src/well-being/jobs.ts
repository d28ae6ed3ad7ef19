import * as z from 'zod';
import { defineJob } from '#ground/jobs';

/** Ends a view whose end nobody told (a closed window, a crash), so that every view is announced and counted. */
export const closeExposure = defineJob('well-being.close-exposure', z.object({ id: z.uuid() }));
