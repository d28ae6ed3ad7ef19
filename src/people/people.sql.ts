import type { Generated } from 'kysely';
import { sql, type Db } from '#ground/db';
import type { Role } from './role.ts';

type PeopleTables = {
  people_user: {
    id: Generated<string>;
    name: string;
    email: string;
    email_verified: boolean;
    disabled_at: Date | null;
    is_demo: Generated<boolean>;
  };
  people_role: { user_id: string; role: Role };
  people_session: { token: string; user_id: string };
  people_account: {
    account_id: string;
    provider_id: string;
    user_id: string;
    password: string | null;
    updated_at: Date;
  };
  people_two_factor: { user_id: string; secret: string; backup_codes: string; verified: boolean | null };
  people_passkey: { id: string; name: string | null; user_id: string; created_at: Date | null };
};

const tables = (db: Db) => db.withTables<PeopleTables>();

/** One member of the team, as the rules need them. */
export interface Person {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  passkeys: number;
  hasTotp: boolean;
  hasPassword: boolean;
  isDemo: boolean;
  disabledAt: Date | null;
}

const person = sql<Person>`
  select u.id, u.name, u.email, u.is_demo as "isDemo", u.disabled_at as "disabledAt",
    coalesce(u.two_factor_enabled, false) as "hasTotp",
    (select count(*)::int from people_passkey p where p.user_id = u.id) as passkeys,
    exists (select from people_account a where a.user_id = u.id and a.password is not null) as "hasPassword",
    array(select r.role from people_role r where r.user_id = u.id order by r.role) as roles
  from people_user u`;

export async function personById(db: Db, id: string): Promise<Person | null> {
  const { rows } = await sql<Person>`${person} where u.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function everybody(db: Db): Promise<Person[]> {
  return (await sql<Person>`${person} order by u.disabled_at is not null, u.name`.execute(db)).rows;
}

/** Names by id, of people and of programs; ids that nobody has are left out. */
export async function namesById(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from people_user where id = any(${[...ids]}::uuid[])
    union all
    select id, name from people_program_key where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function personByEmail(db: Db, email: string): Promise<Person | null> {
  const { rows } = await sql<Person>`${person} where u.email = ${email}`.execute(db);
  return rows[0] ?? null;
}

export async function countOf(db: Db, demo: boolean): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from people_user where is_demo = ${demo}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Other admins who can still come in; the rows are locked so that two cannot leave at once. */
export async function otherAdmins(tx: Db, than: string): Promise<number> {
  const { rows } = await sql`
    select u.id from people_user u join people_role r on r.user_id = u.id
    where r.role = 'admin' and u.disabled_at is null
    order by u.id for update of u`.execute(tx);
  return (rows as { id: string }[]).filter((row) => row.id !== than).length;
}

/** Adds an account; null when the e-mail is taken. */
export async function addPerson(
  tx: Db,
  given: { name: string; email: string; roles: readonly Role[]; isDemo?: boolean },
): Promise<string | null> {
  const row = await tables(tx)
    .insertInto('people_user')
    .values({
      name: given.name,
      email: given.email,
      email_verified: true,
      is_demo: given.isDemo ?? false,
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  await writeRoles(tx, row.id, given.roles);
  return row.id;
}

export async function writeRoles(tx: Db, id: string, roles: readonly Role[]): Promise<void> {
  await tables(tx).deleteFrom('people_role').where('user_id', '=', id).execute();
  if (roles.length === 0) return;
  await tables(tx)
    .insertInto('people_role')
    .values(roles.map((role) => ({ user_id: id, role })))
    .execute();
}

export async function writeDisabled(tx: Db, id: string, at: Date | null): Promise<void> {
  await tables(tx).updateTable('people_user').set({ disabled_at: at }).where('id', '=', id).execute();
}

/** Stores the hash where better-auth looks for it; the first password or a new one. */
export async function writePassword(tx: Db, id: string, hash: string, now: Date): Promise<void> {
  await tables(tx)
    .insertInto('people_account')
    .values({ account_id: id, provider_id: 'credential', user_id: id, password: hash, updated_at: now })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'provider_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute();
}

/** Ends the sessions of one person at once, except the one whose token is given. */
export async function endSessions(tx: Db, id: string, exceptToken?: string): Promise<void> {
  let ending = tables(tx).deleteFrom('people_session').where('user_id', '=', id);
  if (exceptToken) ending = ending.where('token', '!=', exceptToken);
  await ending.execute();
}

/** Ends one session. */
export async function endSession(tx: Db, token: string): Promise<void> {
  await tables(tx).deleteFrom('people_session').where('token', '=', token).execute();
}

/** Takes away every way in: passkeys, authenticator app, password, sessions, links not yet used. */
export async function forgetWaysIn(tx: Db, id: string): Promise<void> {
  for (const table of [
    'people_passkey',
    'people_two_factor',
    'people_account',
    'people_session',
    'people_one_time_key',
  ]) {
    await sql`delete from ${sql.table(table)} where user_id = ${id}`.execute(tx);
  }
  await sql`update people_user set two_factor_enabled = false where id = ${id}`.execute(tx);
}

export function passkeysOf(
  db: Db,
  id: string,
): Promise<{ id: string; name: string | null; created_at: Date | null }[]> {
  return tables(db)
    .selectFrom('people_passkey')
    .select(['id', 'name', 'created_at'])
    .where('user_id', '=', id)
    .orderBy('created_at')
    .execute();
}

/** The authenticator app that was begun and not yet confirmed: still encrypted. */
export async function unconfirmedTotp(db: Db, id: string): Promise<{ secret: string } | null> {
  const row = await tables(db)
    .selectFrom('people_two_factor')
    .select('secret')
    .where('user_id', '=', id)
    .where('verified', '=', false)
    .executeTakeFirst();
  return row ?? null;
}
