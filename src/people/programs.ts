import { randomBytes } from 'node:crypto';
import { inTransaction } from '#ground/db';
import { announce } from '#ground/events';
import { isId } from '#ground/ids';
import { Problem } from '#ground/problem';
import type { Context } from './context.ts';
import { programKeyIssued, programKeyRevoked } from './events.ts';
import { permissions } from './permissions.ts';
import { problems } from './problems.ts';
import {
  addProgramKey,
  endProgramKey,
  noteProgramUse,
  programByHash,
  programKeys,
  type ProgramKey,
  type Scope,
} from './programs.sql.ts';
import { may, type Staff } from './staff.ts';

/** A program that showed a living key. `name` is what administration calls it. */
export interface Program {
  id: string;
  name: string;
}

const minute = 60_000;
/** The first letters say what it is, so that a key that strays into a file or a message is recognised. */
const shape = /^vigie_[A-Za-z0-9_-]{43}$/;

/** Only who may keep programs' keys gets past; everybody else learns nothing (404). */
function assertMayKeep(by: Staff): void {
  if (!may(by, permissions['people.keep-program-keys'])) throw new Problem(problems['PEO-024']);
}

const hashOf = ({ seals }: Pick<Context, 'seals'>, key: string): Buffer =>
  seals.hmac('people program key', key);

/**
 * Issues a key for a partner's program. The key (256 random bits) is answered here and nowhere else, ever; what is
 * kept is its keyed hash. Throws PEO-022 without a name, PEO-023 when a living key has it, PEO-024.
 */
export async function issueProgramKey(
  context: Context,
  given: { by: Staff; name: string; scope: Scope },
): Promise<{ id: string; key: string }> {
  assertMayKeep(given.by);
  const name = given.name.trim().replaceAll(/\s+/g, ' ');
  if (name.length < 2 || name.length > 100) throw new Problem(problems['PEO-022'], { field: 'name' });
  const key = `vigie_${randomBytes(32).toString('base64url')}`;
  return inTransaction(context.db, async (tx) => {
    const id = await addProgramKey(tx, {
      name,
      scope: given.scope,
      hash: hashOf(context, key),
      by: given.by.id,
      now: context.clock.now(),
    });
    if (!id) throw new Problem(problems['PEO-023'], { field: 'name' });
    await announce(tx, programKeyIssued.of(id, { by: given.by.id, scope: given.scope }));
    return { id, key };
  });
}

/** Revokes a key: the next request that shows it is refused. Throws PEO-024. */
export async function revokeProgramKey(
  { db, clock }: Context,
  given: { by: Staff; id: string },
): Promise<void> {
  assertMayKeep(given.by);
  await inTransaction(db, async (tx) => {
    if (!isId(given.id) || !(await endProgramKey(tx, given.id, clock.now())))
      throw new Problem(problems['PEO-024']);
    await announce(tx, programKeyRevoked.of(given.id, { by: given.by.id }));
  });
}

/** Every key there is or was, living ones first. Throws PEO-024. */
export async function listProgramKeys({ db }: Context, given: { by: Staff }): Promise<ProgramKey[]> {
  assertMayKeep(given.by);
  return programKeys(db);
}

/**
 * Which program shows this key; null for a key that is unknown, revoked, of another scope or no key at all. The
 * search is by keyed hash, whose bytes nobody outside can steer: how long it takes says nothing about keys that are
 * nearly right, and an unknown key takes as long as a revoked one. That it was used is noted to the minute.
 */
export async function programOf(
  context: Context,
  given: { key: string; scope: Scope },
): Promise<Program | null> {
  if (!shape.test(given.key)) return null;
  const found = await programByHash(context.db, hashOf(context, given.key), given.scope);
  if (!found) return null;
  const now = Math.floor(context.clock.now().getTime() / minute) * minute;
  if ((found.lastUsedAt?.getTime() ?? 0) < now) await noteProgramUse(context.db, found.id, new Date(now));
  return { id: found.id, name: found.name };
}
