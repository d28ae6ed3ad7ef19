import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import { Browser, samplePassword, samplePeople, setUpDirector, totpAt } from './samples.ts';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const email = 'irene.aubert@example.org';
let secret = '';
let backupCodes: string[] = [];

test('an authenticator app is linked by its first code; production then opens, and other sessions end', async () => {
  const { people } = samplePeople(database);
  const browser = new Browser();
  await setUpDirector(people, browser);
  const elsewhere = new Browser();
  const step = await people.signInWithPassword({
    headers: elsewhere.headers,
    email,
    password: samplePassword,
  });
  expect(step.next).toBe('done');
  elsewhere.keep(step.cookies);

  await expect(people.beginTotp({ headers: browser.headers, password: 'not the password' })).rejects.toThrow(
    'PEO-001',
  );
  ({ backupCodes } = await people.beginTotp({ headers: browser.headers, password: samplePassword }));
  expect(backupCodes).toHaveLength(10);
  const { linking } = await people.myWaysIn({ headers: browser.headers });
  secret = linking?.secret ?? '';
  expect(linking?.uri).toBe(
    `otpauth://totp/Vigie:irene.aubert%40example.org?secret=${secret}&issuer=Vigie&digits=6&period=30`,
  );
  await expect(people.confirmTotp({ headers: browser.headers, code: '000000' })).rejects.toThrow('PEO-005');
  const code = totpAt(secret, Date.now() - 30_000);
  browser.keep(await people.confirmTotp({ headers: browser.headers, code }));
  expect(await people.sessionOf(browser.headers)).toMatchObject({ hasSecondFactor: true, mustSecure: false });
  expect(await people.sessionOf(elsewhere.headers)).toBeNull();
  expect((await people.myWaysIn({ headers: browser.headers })).linking).toBeNull();
});

test('a code of the app opens once, even for who knows the password', async () => {
  const { people } = samplePeople(database);
  const [first, second] = [new Browser(), new Browser()];
  for (const browser of [first, second]) {
    const step = await people.signInWithPassword({
      headers: browser.headers,
      email,
      password: samplePassword,
    });
    expect(step.next).toBe('code');
    browser.keep(step.cookies);
    expect(await people.sessionOf(browser.headers)).toBeNull();
  }
  const code = totpAt(secret, Date.now());
  first.keep(await people.signInWithCode({ headers: first.headers, code }));
  expect(await people.sessionOf(first.headers)).toMatchObject({ email });
  await expect(people.signInWithCode({ headers: second.headers, code })).rejects.toThrow('PEO-006');
  expect(await people.sessionOf(second.headers)).toBeNull();
  expect(await people.sessionOf(first.headers)).not.toBeNull();
});

test('a backup code opens once', async () => {
  const { people } = samplePeople(database);
  const code = backupCodes[0] ?? '';
  const enter = async (): Promise<Browser> => {
    const browser = new Browser();
    browser.keep(
      (await people.signInWithPassword({ headers: browser.headers, email, password: samplePassword }))
        .cookies,
    );
    browser.keep(await people.signInWithCode({ headers: browser.headers, code }));
    return browser;
  };
  expect(await people.sessionOf((await enter()).headers)).toMatchObject({ email });
  await expect(enter()).rejects.toThrow('PEO-005');
});

test('a code without the first step, or after too many wrong ones, opens nothing', async () => {
  const { people } = samplePeople(database);
  const browser = new Browser();
  await expect(people.signInWithCode({ headers: browser.headers, code: '123456' })).rejects.toThrow(
    'PEO-007',
  );
  browser.keep(
    (await people.signInWithPassword({ headers: browser.headers, email, password: samplePassword })).cookies,
  );
  for (let round = 0; round < 5; round += 1) {
    await expect(people.signInWithCode({ headers: browser.headers, code: '000000' })).rejects.toThrow(
      'PEO-005',
    );
  }
  const code = totpAt(secret, Date.now() + 30_000);
  await expect(people.signInWithCode({ headers: browser.headers, code })).rejects.toThrow('PEO-007');
});

test('wrong passwords are refused alike for known and unknown people, and the eleventh has to wait', async () => {
  const { people, clock } = samplePeople(database);
  const { headers } = new Browser();
  for (const who of [email, 'nobody@example.org']) {
    for (let round = 0; round < 10; round += 1) {
      await expect(people.signInWithPassword({ headers, email: who, password: 'wrong' })).rejects.toThrow(
        'PEO-001',
      );
    }
    await expect(
      people.signInWithPassword({ headers, email: who, password: samplePassword }),
    ).rejects.toThrow('PEO-002');
  }
  clock.advance(16);
  expect((await people.signInWithPassword({ headers, email, password: samplePassword })).next).toBe('code');
  const { rows } = await database.pool.query(
    `select data from ground_event where name = 'people.sign-in-refused'`,
  );
  expect(JSON.stringify(rows)).not.toContain('example.org');
});

test('signing out ends the session in the database, not only in the browser', async () => {
  const { people } = samplePeople(database);
  const browser = new Browser();
  browser.keep(
    (await people.signInWithPassword({ headers: browser.headers, email, password: samplePassword })).cookies,
  );
  browser.keep(await people.signInWithCode({ headers: browser.headers, code: backupCodes[1] ?? '' }));
  const stolen = browser.headers;
  expect(await people.sessionOf(stolen)).not.toBeNull();
  browser.keep(await people.signOut({ headers: browser.headers }));
  expect(await people.sessionOf(stolen)).toBeNull();
});

test('a cookie with another signature is nobody', async () => {
  const { people } = samplePeople(database);
  const { rows } = await database.pool.query<{ token: string }>('select token from people_session limit 1');
  const browser = new Browser();
  browser.jar.set('vigie.session_token', `${rows[0]?.token}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=`);
  expect(await people.sessionOf(browser.headers)).toBeNull();
});

test('a session keeps neither the network address nor the browser of who works', async () => {
  const { people } = samplePeople(database, 'sandbox');
  const [member] = await people.seedDemoTeam();
  const headers = new Headers({
    host: 'localhost:3000',
    'user-agent': 'Canary/1.0',
    'x-forwarded-for': '192.0.2.77',
  });
  const token = new URL(member?.oneTimePath ?? '', 'http://localhost').searchParams.get('token') ?? '';
  await people.enterByOneTimeLink({ headers, token });
  const { rows } = await database.pool.query<{ all: string }>('select s::text as all from people_session s');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map((row) => row.all).join()).not.toMatch(/Canary|192\.0\.2\.77/);
});
