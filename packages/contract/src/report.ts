import { z } from 'zod';

/** A report as it is handed in. Only one of locators or comment is required. */
export const reportSchema = z.object({
  locators: z
    .array(z.string().max(4096))
    .max(50)
    .default([])
    .describe('Where it was seen: web address, .onion, FTP, magnet, channel or post of a messenger'),
  category: z
    .string()
    .max(40)
    .nullish()
    .describe('An infraction code or a public category; unknown is a fine answer'),
  comment: z.string().max(5000).nullish(),
  contact: z
    .object({ email: z.string().max(254) })
    .nullish()
    .describe('Sealed at rest; leave it out to stay anonymous'),
  language: z.enum(['fr', 'en']).default('fr').describe('Language of the receipt and of the letters'),
});
export type ReportInput = z.input<typeof reportSchema>;

/** The answer to an accepted report. The receipt is shown once and kept nowhere. */
export const acceptedSchema = z.object({
  receipt: z.string().describe('Six words that can be read aloud'),
  receiptUrl: z.string().describe('Where to follow the report; it does not contain the code'),
});
export type AcceptedReport = z.infer<typeof acceptedSchema>;
