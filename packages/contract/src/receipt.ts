import { z } from 'zod';

const step = z.object({
  at: z.iso.datetime(),
  what: z.string().describe('A stable word, for example notified'),
  text: z.string().describe('The same in plain words of the asked language'),
});

/** What the holder of a receipt may know. With several locators, `state` is that of the one least far along. */
export const receiptSchema = z.object({
  state: z.string(),
  text: z.string().describe('The state in plain words, for example “Removed after 7 h 12 min”'),
  receivedAt: z.iso.datetime(),
  timeline: z.array(step),
  dossiers: z.array(
    z.object({
      locator: z.string().describe('Defanged: not a link'),
      state: z.string(),
      text: z.string(),
      removedAfterSeconds: z.number().nullable(),
      timeline: z.array(step),
    }),
  ),
});
export type ReceiptDocument = z.infer<typeof receiptSchema>;
