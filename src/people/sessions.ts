import type { Id } from '#ground/ids';
import type { Context } from './context.ts';
import { personById, type Person } from './people.sql.ts';
import { Problem } from '#ground/problem';
import { problems } from './problems.ts';
import type { Staff } from './staff.ts';

/** A passkey or a confirmed authenticator app. */
export const hasSecondFactor = (person: Person): boolean => person.hasTotp || person.passkeys > 0;

function staffFrom(person: Person, mode: Context['mode']): Staff {
  return {
    id: person.id as Id<'Staff'>,
    name: person.name,
    email: person.email,
    roles: person.roles,
    hasSecondFactor: hasSecondFactor(person),
    mustSecure: mode === 'production' && !hasSecondFactor(person),
    isDemo: person.isDemo,
  };
}

/** The live session of these headers and whose it is. Roles are read afresh: no copy of them lives in a cookie. */
export async function findSession(
  { db, mode, loginFor }: Context,
  headers: Headers,
): Promise<{ staff: Staff; token: string } | null> {
  if (!headers.has('cookie')) return null;
  const found = await loginFor(headers).api.getSession({ headers });
  if (!found) return null;
  const person = await personById(db, found.user.id);
  if (!person || person.disabledAt) return null;
  return { staff: staffFrom(person, mode), token: found.session.token };
}

/** As `findSession`, for acts that need somebody. Throws PEO-020. */
export async function requireSession(
  context: Context,
  headers: Headers,
): Promise<{ staff: Staff; token: string }> {
  const found = await findSession(context, headers);
  if (!found) throw new Problem(problems['PEO-020']);
  return found;
}
