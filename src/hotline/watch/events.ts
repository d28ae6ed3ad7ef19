import { z } from 'zod';
import { defineEvent } from '#ground/events';
import { verdicts } from './verdict.ts';

/** One look was taken; `confirmations` are the spaced looks in a row that found it gone. */
export const checked = defineEvent(
  'watch.checked',
  z.object({ verdict: z.enum(verdicts), gone: z.boolean(), confirmations: z.number().int() }),
);

/** Spaced looks agree that it is gone. `seconds`: from the first report to the first of these looks. */
export const removalConfirmed = defineEvent(
  'watch.removal-confirmed',
  z.object({ seconds: z.number().int().nonnegative(), checks: z.number().int().positive() }),
);
