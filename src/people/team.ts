import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import { isId } from '#ground/ids';
import { Problem } from '#ground/problem';
import { parseEmail, parseName, parseRoles } from './account-form.ts';
import type { Context } from './context.ts';
import { accountChanged } from './events.ts';
import { makeOneTimePath } from './one-time-link.ts';
import {
  addPerson,
  endSessions,
  everybody,
  forgetWaysIn,
  otherAdmins,
  personById,
  writeDisabled,
  writeRoles,
  type Person,
} from './people.sql.ts';
import { permissions } from './permissions.ts';
import { problems } from './problems.ts';
import { may, type Staff } from './staff.ts';

const invitationHours = 48;

/** Only who may manage people gets past; everybody else learns nothing (404). */
function assertMayManage(by: Staff): void {
  if (!may(by, permissions['people.manage'])) throw new Problem(problems['PEO-016']);
}

async function requirePerson(tx: Db, id: string): Promise<Person> {
  const person = isId(id) ? await personById(tx, id) : null;
  if (!person) throw new Problem(problems['PEO-016']);
  return person;
}

async function assertAnAdminRemains(tx: Db, leaving: Person): Promise<void> {
  const isAdmin = leaving.roles.includes('admin') && !leaving.disabledAt;
  if (isAdmin && (await otherAdmins(tx, leaving.id)) === 0) throw new Problem(problems['PEO-015']);
}

/** Everybody with an account, closed ones last. Throws PEO-016. */
export async function listPeople({ db }: Context, given: { by: Staff }): Promise<Person[]> {
  assertMayManage(given.by);
  return everybody(db);
}

/**
 * A new account and a link that lets its owner in once within 48 hours, to hand over by a safe way.
 * Throws PEO-012, PEO-014, PEO-016, PEO-017.
 */
export async function invitePerson(
  context: Context,
  given: { by: Staff; name: string; email: string; roles: readonly string[] },
): Promise<{ id: string; oneTimePath: string }> {
  assertMayManage(given.by);
  const account = {
    name: parseName(given.name),
    email: parseEmail(given.email),
    roles: parseRoles(given.roles),
  };
  return inTransaction(context.db, async (tx) => {
    const id = await addPerson(tx, account);
    if (!id) throw new Problem(problems['PEO-014'], { field: 'email' });
    await announce(tx, accountChanged.of(id, { change: 'invited', by: given.by.id, roles: account.roles }));
    return { id, oneTimePath: await makeOneTimePath(context, tx, { userId: id, hours: invitationHours }) };
  });
}

/** Gives exactly these roles; the person's sessions end at once. Throws PEO-015 to PEO-017. */
export async function changeRoles(
  { db }: Context,
  given: { by: Staff; id: string; roles: readonly string[] },
): Promise<void> {
  assertMayManage(given.by);
  const roles = parseRoles(given.roles);
  await inTransaction(db, async (tx) => {
    const person = await requirePerson(tx, given.id);
    if (!roles.includes('admin')) await assertAnAdminRemains(tx, person);
    await writeRoles(tx, person.id, roles);
    await endSessions(tx, person.id);
    await announce(tx, accountChanged.of(person.id, { change: 'roles', by: given.by.id, roles }));
  });
}

/** Closes an account; its sessions end at once, its past decisions keep their author. Throws PEO-015, PEO-016. */
export async function disablePerson({ db, clock }: Context, given: { by: Staff; id: string }): Promise<void> {
  assertMayManage(given.by);
  await inTransaction(db, async (tx) => {
    const person = await requirePerson(tx, given.id);
    await assertAnAdminRemains(tx, person);
    await writeDisabled(tx, person.id, clock.now());
    await endSessions(tx, person.id);
    await announce(tx, accountChanged.of(person.id, { change: 'disabled', by: given.by.id }));
  });
}

/** Opens a closed account again. Throws PEO-016. */
export async function enablePerson({ db }: Context, given: { by: Staff; id: string }): Promise<void> {
  assertMayManage(given.by);
  await inTransaction(db, async (tx) => {
    const person = await requirePerson(tx, given.id);
    await writeDisabled(tx, person.id, null);
    await announce(tx, accountChanged.of(person.id, { change: 'enabled', by: given.by.id }));
  });
}

/**
 * For somebody who lost their key: every way in is taken away and one new link is made (48 hours). Never a copy
 * of somebody's access: the person must add a passkey or an app again. Throws PEO-016.
 */
export async function resetAccess(
  context: Context,
  given: { by: Staff; id: string },
): Promise<{ oneTimePath: string }> {
  assertMayManage(given.by);
  return inTransaction(context.db, async (tx) => {
    const person = await requirePerson(tx, given.id);
    await forgetWaysIn(tx, person.id);
    await announce(tx, accountChanged.of(person.id, { change: 'access-reset', by: given.by.id }));
    return { oneTimePath: await makeOneTimePath(context, tx, { userId: person.id, hours: invitationHours }) };
  });
}
