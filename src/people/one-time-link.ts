import { randomBytes } from 'node:crypto';
import { announce } from '#ground/events';
import { inTransaction, type Db } from '#ground/db';
import { Problem } from '#ground/problem';
import type { Context } from './context.ts';
import { cookiesIn, type Cookie } from './cookies.ts';
import { signedIn } from './events.ts';
import { addOneTimeKey, dropUnusedKeys, keyHolder, useKey } from './keys.sql.ts';
import { personById, type Person } from './people.sql.ts';
import { problems } from './problems.ts';
import { hasSecondFactor } from './sessions.ts';

const hashOf = (context: Pick<Context, 'seals'>, token: string): Buffer =>
  context.seals.hmac('people one-time link', token.slice(0, 200));

/**
 * A new path that lets one person in, once, within `hours`. Links made before and not used stop working. The
 * token is 256 random bits; only its keyed hash is kept.
 */
export async function makeOneTimePath(
  context: Pick<Context, 'clock' | 'seals'>,
  tx: Db,
  link: { userId: string; hours: number },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = context.clock.now();
  await dropUnusedKeys(tx, link.userId);
  await addOneTimeKey(tx, {
    hash: hashOf(context, token),
    userId: link.userId,
    now,
    expiresAt: new Date(now.getTime() + link.hours * 3_600_000),
  });
  return `/sign-in/once?token=${token}`;
}

/** A link is for who has no other way in yet; the invented team of the sandbox always comes in by links. */
function assertLinkMayOpen(person: Person | null): asserts person is Person {
  if (!person) throw new Problem(problems['PEO-008']);
  if (person.disabledAt) throw new Problem(problems['PEO-003']);
  if (!person.isDemo && hasSecondFactor(person)) throw new Problem(problems['PEO-009']);
}

/**
 * Whom a link would let in, without using it up: mail scanners and browsers that load pages in advance follow
 * links, so only the button behind it opens. Throws PEO-003, PEO-008, PEO-009.
 */
export async function peekOneTimeLink(
  context: Context,
  token: string,
): Promise<Pick<Person, 'name' | 'roles'>> {
  const holder = await keyHolder(context.db, hashOf(context, token), context.clock.now());
  const person = holder?.userId ? await personById(context.db, holder.userId) : null;
  assertLinkMayOpen(person);
  return { name: person.name, roles: person.roles };
}

/** Uses a link up and opens a session. Throws PEO-003, PEO-008, PEO-009. */
export async function enterByOneTimeLink(
  context: Context,
  given: { headers: Headers; token: string },
): Promise<Cookie[]> {
  const userId = await inTransaction(context.db, async (tx) => {
    const holder = await useKey(tx, hashOf(context, given.token), context.clock.now());
    const person = holder?.userId ? await personById(tx, holder.userId) : null;
    assertLinkMayOpen(person);
    await announce(tx, signedIn.of(person.id, { method: 'one-time-link' }));
    return person.id;
  });
  return openSessionFor(context, { headers: given.headers, userId });
}

/** The session cookies for somebody who has proved who they are by a key of ours. */
export async function openSessionFor(
  { loginFor }: Context,
  given: { headers: Headers; userId: string },
): Promise<Cookie[]> {
  const { headers } = await loginFor(given.headers).api.openSession({
    body: { userId: given.userId },
    headers: given.headers,
    returnHeaders: true,
  });
  return cookiesIn(headers);
}
