import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import type { People } from './make.ts';
import { Browser, samplePassword, samplePeople, setUpDirector } from './samples.ts';
import type { Staff } from './staff.ts';

let database: Database;
let people: People;
let admin: Staff;
let count = 0;
beforeAll(async () => {
  database = await freshDatabase();
  ({ people } = samplePeople(database));
  const browser = new Browser();
  await setUpDirector(people, browser);
  const staff = await people.sessionOf(browser.headers);
  if (!staff) throw new Error('not signed in');
  admin = staff;
});
afterAll(() => database.close());

let browser: Browser;
let id: string;
let staff: Staff;
beforeEach(async () => {
  count += 1;
  const email = `reader.${count}@example.org`;
  const invited = await people.invitePerson({ by: admin, name: 'Paul Vidal', email, roles: ['analyst'] });
  ({ id } = invited);
  browser = new Browser();
  const token = new URL(invited.oneTimePath, 'http://localhost').searchParams.get('token') ?? '';
  browser.keep(await people.enterByOneTimeLink({ headers: browser.headers, token }));
  const found = await people.sessionOf(browser.headers);
  if (!found) throw new Error('the invitation did not open');
  staff = found;
});

test('an invited analyst without a second factor must add one first in production', () => {
  expect(staff).toMatchObject({
    id,
    roles: ['analyst'],
    hasSecondFactor: false,
    mustSecure: true,
    isDemo: false,
  });
});

test('changing roles ends the sessions of that person at once', async () => {
  await people.changeRoles({ by: admin, id, roles: ['analyst', 'second-reader', 'analyst'] });
  expect(await people.sessionOf(browser.headers)).toBeNull();
  const everybody = await people.listPeople({ by: admin });
  expect(everybody.find((person) => person.id === id)?.roles).toEqual(['analyst', 'second-reader']);
});

test('a closed account loses its sessions at once and cannot come back until it is opened again', async () => {
  await people.setPassword({ headers: browser.headers, password: samplePassword });
  await people.disablePerson({ by: admin, id });
  expect(await people.sessionOf(browser.headers)).toBeNull();
  const enter = () =>
    people.signInWithPassword({
      headers: new Browser().headers,
      email: staff.email,
      password: samplePassword,
    });
  await expect(enter()).rejects.toThrow('PEO-003');
  await people.enablePerson({ by: admin, id });
  expect((await enter()).next).toBe('done');
});

test('an access reset takes every way in away and hands out one new link', async () => {
  await people.setPassword({ headers: browser.headers, password: samplePassword });
  const { oneTimePath } = await people.resetAccess({ by: admin, id });
  expect(await people.sessionOf(browser.headers)).toBeNull();
  const { headers } = new Browser();
  await expect(
    people.signInWithPassword({ headers, email: staff.email, password: samplePassword }),
  ).rejects.toThrow('PEO-001');
  const token = new URL(oneTimePath, 'http://localhost').searchParams.get('token') ?? '';
  expect((await people.peekOneTimeLink(token)).name).toBe('Paul Vidal');
});

test('a password alone does not open an account that has a passkey, and neither does a link', async () => {
  const { oneTimePath } = await people.resetAccess({ by: admin, id });
  await database.pool.query(
    `insert into people_passkey (user_id, public_key, credential_id, counter, device_type, backed_up)
     values ($1::uuid, 'key', ($1::uuid)::text, 0, 'singleDevice', false)`,
    [id],
  );
  await database.pool.query(
    `insert into people_account (account_id, provider_id, user_id, password, updated_at)
     select $1::uuid, provider_id, $1::uuid, password, now() from people_account where user_id = $2::uuid`,
    [id, admin.id],
  );
  const { headers } = new Browser();
  const sessions = async () =>
    (await database.pool.query('select from people_session where user_id = $1', [id])).rowCount;
  await expect(
    people.signInWithPassword({ headers, email: staff.email, password: samplePassword }),
  ).rejects.toThrow('PEO-004');
  expect(await sessions()).toBe(0);
  const token = new URL(oneTimePath, 'http://localhost').searchParams.get('token') ?? '';
  await expect(people.peekOneTimeLink(token)).rejects.toThrow('PEO-009');
  await expect(people.enterByOneTimeLink({ headers, token })).rejects.toThrow('PEO-009');
});

test('the last administrator can neither be closed nor lose the role, even by two at once', async () => {
  await expect(people.disablePerson({ by: admin, id: admin.id })).rejects.toThrow('PEO-015');
  await expect(people.changeRoles({ by: admin, id: admin.id, roles: ['director'] })).rejects.toThrow(
    'PEO-015',
  );
  await people.changeRoles({ by: admin, id, roles: ['admin'] });
  const both = await Promise.allSettled(
    [admin.id, id].map((leaving) => people.disablePerson({ by: admin, id: leaving })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const each of [admin.id, id]) await people.enablePerson({ by: admin, id: each });
});

test('who may not manage people learns nothing about them', async () => {
  for (const id of [admin.id, '00000000-0000-7000-8000-000000000000', 'nonsense']) {
    await expect(people.disablePerson({ by: staff, id })).rejects.toThrow('PEO-016');
    await expect(people.resetAccess({ by: staff, id })).rejects.toThrow('PEO-016');
  }
  await expect(people.listPeople({ by: staff })).rejects.toThrow('PEO-016');
  await expect(people.disablePerson({ by: admin, id: 'nonsense' })).rejects.toThrow('PEO-016');
});

test('no e-mail has two accounts, and every account has a role', async () => {
  const invite = (email: string, roles: string[]) =>
    people.invitePerson({ by: admin, name: 'Paul Vidal', email, roles });
  await expect(invite(staff.email.toUpperCase(), ['analyst'])).rejects.toThrow('PEO-014');
  await expect(invite('other@example.org', [])).rejects.toThrow('PEO-017');
  await expect(invite('other@example.org', ['root'])).rejects.toThrow('PEO-017');
});
