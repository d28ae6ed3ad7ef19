import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import { Browser, samplePeople } from './samples.ts';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const tokenIn = (path: string): string => new URL(path, 'http://localhost').searchParams.get('token') ?? '';

test('each start of the sandbox hands out a fresh link for each member of the team; the older ones stop', async () => {
  const { people } = samplePeople(database, 'sandbox');
  expect(await people.hasDemoAccounts()).toBe(false);
  const before = await people.seedDemoTeam();
  const after = await people.seedDemoTeam();
  expect(after.map(({ role }) => role)).toEqual([
    'analyst',
    'second-reader',
    'supervisor',
    'director',
    'admin',
    'partner',
  ]);
  expect(await people.hasDemoAccounts()).toBe(true);
  const [stale, fresh] = [before[0]?.oneTimePath ?? '', after[0]?.oneTimePath ?? ''];
  await expect(people.peekOneTimeLink(tokenIn(stale))).rejects.toThrow('PEO-008');
  expect(await people.peekOneTimeLink(tokenIn(fresh))).toEqual({
    name: 'Camille Martin',
    roles: ['analyst'],
  });
});

test('a link opens once, for whoever comes first, and looking at it does not use it up', async () => {
  const { people } = samplePeople(database, 'sandbox');
  const [analyst] = await people.seedDemoTeam();
  const token = tokenIn(analyst?.oneTimePath ?? '');
  await people.peekOneTimeLink(token);
  await people.peekOneTimeLink(token);
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => people.enterByOneTimeLink({ headers: new Browser().headers, token })),
  );
  const opened = tries.filter((attempt) => attempt.status === 'fulfilled');
  expect(opened).toHaveLength(1);
  const browser = new Browser();
  browser.keep(opened[0]?.value ?? []);
  // The sandbox does not ask its invented team for a second factor.
  expect(await people.sessionOf(browser.headers)).toMatchObject({
    name: 'Camille Martin',
    roles: ['analyst'],
    isDemo: true,
    mustSecure: false,
  });
  await expect(people.peekOneTimeLink(token)).rejects.toThrow('PEO-008');
});

test('a link is refused after twelve hours, and so is anything that was never one', async () => {
  const { people, clock } = samplePeople(database, 'sandbox');
  const [analyst] = await people.seedDemoTeam();
  const token = tokenIn(analyst?.oneTimePath ?? '');
  clock.advance(12 * 60 + 1);
  const { headers } = new Browser();
  await expect(people.enterByOneTimeLink({ headers, token })).rejects.toThrow('PEO-008');
  for (const odd of ['', 'x', `${token}x`, '\u0000', 'é'.repeat(10_000)]) {
    await expect(people.enterByOneTimeLink({ headers, token: odd })).rejects.toThrow('PEO-008');
  }
});

test('the session cookie is out of reach of scripts, and secure where the origin is', async () => {
  const { people } = samplePeople(database, 'sandbox');
  const [analyst, reader] = await people.seedDemoTeam();
  const enter = async (host: string, path = ''): Promise<object | undefined> => {
    const { headers } = new Browser(host);
    return (await people.enterByOneTimeLink({ headers, token: tokenIn(path) }))[0];
  };
  expect(await enter('localhost:3000', analyst?.oneTimePath)).toMatchObject({
    name: 'vigie.session_token',
    options: { httpOnly: true, sameSite: 'lax', secure: false, path: '/', maxAge: 12 * 3600 },
  });
  expect(await enter('vigie.example', reader?.oneTimePath)).toMatchObject({
    name: '__Secure-vigie.session_token',
    options: { httpOnly: true, sameSite: 'lax', secure: true },
  });
});

test('production never makes the invented team', async () => {
  const { people } = samplePeople(database, 'production');
  await expect(people.seedDemoTeam()).rejects.toThrow('sandbox only');
});
