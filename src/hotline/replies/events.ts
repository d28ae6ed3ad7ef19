import { z } from 'zod';
import { defineEvent } from '#ground/events';

/** The reporter's mail server has accepted a letter (SMTP 250); subject: the report. */
export const replySent = defineEvent(
  'replies.sent',
  z.object({ kind: z.enum(['acknowledgement', 'outcome']) }),
);
