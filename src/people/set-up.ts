import { randomBytes } from 'node:crypto';
import { inTransaction } from '#ground/db';
import { announce } from '#ground/events';
import { Problem } from '#ground/problem';
import { hashNewPassword, parseEmail, parseName } from './account-form.ts';
import type { Context } from './context.ts';
import type { Cookie } from './cookies.ts';
import { accountChanged, signedIn } from './events.ts';
import { addOneTimeKey, dropUnusedKeys, keyHolder, useKey } from './keys.sql.ts';
import { openSessionFor } from './one-time-link.ts';
import { addPerson, countOf, writePassword } from './people.sql.ts';
import { problems } from './problems.ts';

const codeHours = 24;
// Crockford's base32: no I, L, O, U, so that it can be read aloud from a terminal.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const newCode = (): string =>
  [...randomBytes(16)]
    .map((byte) => alphabet[byte % 32])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** What somebody typed, as the code was made: case, spaces, dashes and look-alike letters do not matter. */
const normalise = (typed: string): string =>
  typed
    .slice(0, 60)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

const hashOf = ({ seals }: Pick<Context, 'seals'>, code: string): Buffer =>
  seals.hmac('people set-up code', normalise(code));

/** True while nobody but the invented team has an account. */
export async function needsSetUp({ db }: Context): Promise<boolean> {
  return (await countOf(db, false)) === 0;
}

/**
 * A fresh one-time code for the first account (80 random bits, valid 24 hours), for the terminal; null once an
 * account exists. A code handed out before stops working.
 */
export async function ensureSetupCode(context: Context): Promise<string | null> {
  if (!(await needsSetUp(context))) return null;
  const code = newCode();
  const now = context.clock.now();
  await inTransaction(context.db, async (tx) => {
    await dropUnusedKeys(tx, null);
    const expiresAt = new Date(now.getTime() + codeHours * 3_600_000);
    await addOneTimeKey(tx, { hash: hashOf(context, code), userId: null, now, expiresAt });
  });
  return code;
}

/** Makes the first account, admin and director, and signs it in. Throws PEO-010 to PEO-014. */
export async function setUp(
  context: Context,
  given: { headers: Headers; code: string; name: string; email: string; password: string },
): Promise<Cookie[]> {
  if (!(await needsSetUp(context))) throw new Problem(problems['PEO-011']);
  const name = parseName(given.name);
  const email = parseEmail(given.email);
  const now = context.clock.now();
  // Looked up before the costly hash of the password, so that a guesser cannot make us work.
  if (!(await keyHolder(context.db, hashOf(context, given.code), now))) {
    throw new Problem(problems['PEO-010'], { field: 'code' });
  }
  const hash = await hashNewPassword(given.password);
  const userId = await inTransaction(context.db, async (tx) => {
    const key = await useKey(tx, hashOf(context, given.code), now);
    if (!key || key.userId !== null) throw new Problem(problems['PEO-010'], { field: 'code' });
    const id = await addPerson(tx, { name, email, roles: ['admin', 'director'] });
    if (!id) throw new Problem(problems['PEO-014'], { field: 'email' });
    await writePassword(tx, id, hash, now);
    await announce(
      tx,
      accountChanged.of(id, { change: 'set-up', by: id }),
      signedIn.of(id, { method: 'set-up-code' }),
    );
    return id;
  });
  return openSessionFor(context, { headers: given.headers, userId });
}
