import { z } from 'zod';
import { defineJob } from '#ground/jobs';

/** Puts a dossier into its hoster's next notice. */
export const queueJob = defineJob('removal.queue', z.object({ dossierId: z.string() }));

/** Looks again at the dossiers that had nobody to write to. */
export const queueWaitingJob = defineJob('removal.queue-waiting', z.object({ hosterId: z.string() }));

/** Sends one notice; one pending job a notice. */
export const sendJob = defineJob('removal.send', z.object({ noticeId: z.string() }));

/** Reminds of one notice, once. */
export const remindJob = defineJob('removal.remind', z.object({ noticeId: z.string() }));

export const sendKey = (noticeId: string): string => `removal.send ${noticeId}`;
