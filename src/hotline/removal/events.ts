import { z } from 'zod';
import { defineEvent } from '#ground/events';

const about = z.object({
  dossierIds: z.array(z.string()),
  hosterId: z.string(),
  reminder: z.boolean(),
  problem: z.string().optional(),
});

/** A notice has been written down and will leave when its window closes; subject: the notice. */
export const noticeQueued = defineEvent('removal.notice-queued', about);

/** The hoster's mail server has accepted it (SMTP 250). */
export const noticeSent = defineEvent('removal.notice-sent', about);

/** The hoster's mail server has refused it for good: people decide. */
export const noticeFailed = defineEvent('removal.notice-failed', about);

/** A hoster has answered about one address; subject: the dossier. */
export const noticeAnswered = defineEvent(
  'removal.answered',
  z.object({ noticeId: z.string(), answer: z.string() }),
);
