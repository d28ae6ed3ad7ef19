import * as z from 'zod';
import { defineEvent } from '#ground/events';
import { scopes } from './programs.sql.ts';
import { roles } from './role.ts';

/** Somebody came in; subject: staff id. */
export const signedIn = defineEvent(
  'people.signed-in',
  z.object({
    method: z.enum(['password', 'totp', 'backup-code', 'passkey', 'one-time-link', 'set-up-code']),
  }),
);

/** A known person's sign-in was refused; subject: staff id. `problem` is the code shown to them. */
export const signInRefused = defineEvent('people.sign-in-refused', z.object({ problem: z.string() }));

/** An account changed; subject: staff id; `by`: the admin who did it, or the person. */
export const accountChanged = defineEvent(
  'people.account-changed',
  z.object({
    change: z.enum([
      'set-up',
      'invited',
      'roles',
      'disabled',
      'enabled',
      'access-reset',
      'password-set',
      'passkey-added',
      'passkey-removed',
      'totp-added',
      'totp-removed',
      'backup-codes-renewed',
    ]),
    by: z.uuid(),
    roles: z.array(z.enum(roles)).optional(),
  }),
);

/** A partner's program got a key; subject: id of the key; `by`: the admin who issued it. */
export const programKeyIssued = defineEvent(
  'people.program-key-issued',
  z.object({ by: z.uuid(), scope: z.enum(scopes) }),
);

/** A program's key was revoked; subject: id of the key; `by`: the admin who did it. */
export const programKeyRevoked = defineEvent('people.program-key-revoked', z.object({ by: z.uuid() }));
