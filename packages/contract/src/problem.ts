import { z } from 'zod';

/** A refusal on the wire (RFC 9457). `code` is stable; `detail` is in the language that was asked for. */
export const problemSchema = z.object({
  type: z.string().describe('A stable URI of this kind of problem'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What happened, what is safe, what to do next'),
  code: z.string().describe('Stable, for example INT-003'),
  field: z.string().optional().describe('The input to mend, for example locators.0'),
});
export type ProblemDocument = z.infer<typeof problemSchema>;
