import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#ground/db';
import { eventsAbout } from '#ground/events';
import { newId } from '#ground/ids';
import { freshDatabase } from '../../tests/database.ts';
import type { People } from './make.ts';
import { samplePeople } from './samples.ts';
import type { Staff } from './staff.ts';

let database: Database;
let people: People;
let clock: { now(): Date; advance(minutes: number): void };
beforeAll(async () => {
  database = await freshDatabase();
  ({ people, clock } = samplePeople(database));
});
afterAll(() => database.close());

const somebody = (role: Staff['roles'][number]): Staff => ({
  id: newId<'Staff'>(),
  name: 'Irène Aubert',
  email: 'irene.aubert@example.org',
  roles: [role],
  hasSecondFactor: true,
  mustSecure: false,
  isDemo: false,
});
const admin = somebody('admin');
const issue = (name: string) => people.issueProgramKey({ by: admin, name, scope: 'fingerprints' });

test('a key opens from the moment it is issued until it is revoked, and never again', async () => {
  const { id, key } = await issue('Example platform, uploads');
  expect(key).toMatch(/^vigie_[\w-]{43}$/);
  const ask = () => people.programOf({ key, scope: 'fingerprints' });
  expect(await ask()).toEqual({ id, name: 'Example platform, uploads' });
  await people.revokeProgramKey({ by: admin, id });
  expect(await ask()).toBeNull();
  await expect(people.revokeProgramKey({ by: admin, id })).rejects.toThrow('PEO-024');
  const events = await eventsAbout(database.db, id);
  expect(events.map(({ name, data }) => [name, data])).toEqual([
    ['people.program-key-issued', { by: admin.id, scope: 'fingerprints' }],
    ['people.program-key-revoked', { by: admin.id }],
  ]);
});

test('what is no key, nearly a key or another key opens nothing', async () => {
  const { key } = await issue('Nearly');
  const last = key.endsWith('A') ? 'B' : 'A';
  for (const wrong of [
    '',
    'vigie_',
    key.slice(0, -1),
    key.slice(0, -1) + last,
    `${key}x`,
    ` ${key}`,
    `${key}\0`,
  ]) {
    expect(await people.programOf({ key: wrong, scope: 'fingerprints' }), wrong).toBeNull();
  }
});

test('the database holds neither the key nor anything that opens', async () => {
  const { key } = await issue('Kept nowhere');
  const { rows } = await database.pool.query<{ line: string; hash: Buffer }>(
    'select row_to_json(k)::text as line, hash from people_program_key k',
  );
  for (const { line, hash } of rows) {
    expect(line).not.toContain(key.slice(6, 20));
    for (const form of [
      hash.toString('base64url'),
      hash.toString('hex'),
      `vigie_${hash.toString('base64url')}`,
    ])
      expect(await people.programOf({ key: form, scope: 'fingerprints' })).toBeNull();
  }
});

test('two living keys cannot have one name, also when one form is sent twice at once', async () => {
  const both = await Promise.allSettled([issue('Twice'), issue('twice ')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(issue('Twice')).rejects.toThrow('PEO-023');
  await expect(issue(' a ')).rejects.toThrow('PEO-022');
  const living = await people.listProgramKeys({ by: admin });
  await people.revokeProgramKey({ by: admin, id: living.find(({ name }) => /^twice/i.test(name))?.id ?? '' });
  expect((await issue('Twice')).key).toContain('vigie_');
});

test('that a key is used is known to the minute, and no more', async () => {
  const { id, key } = await issue('Used');
  const lastUse = async () =>
    (await people.listProgramKeys({ by: admin })).find((each) => each.id === id)?.lastUsedAt ?? null;
  expect(await lastUse()).toBeNull();
  await people.programOf({ key, scope: 'fingerprints' });
  const first = await lastUse();
  expect((first?.getTime() ?? 1) % 60_000).toBe(0);
  clock.advance(5);
  await people.programOf({ key, scope: 'fingerprints' });
  expect((await lastUse())?.getTime()).toBeGreaterThan(first?.getTime() ?? 0);
});

test('who may not keep keys learns nothing about them', async () => {
  const { id } = await issue('Not theirs');
  for (const role of ['analyst', 'second-reader', 'supervisor', 'director', 'partner'] as const) {
    const by = somebody(role);
    await expect(people.listProgramKeys({ by })).rejects.toThrow('PEO-024');
    await expect(people.revokeProgramKey({ by, id })).rejects.toThrow('PEO-024');
    await expect(people.issueProgramKey({ by, name: 'Mine', scope: 'fingerprints' })).rejects.toThrow(
      'PEO-024',
    );
  }
  await expect(people.revokeProgramKey({ by: admin, id: 'nonsense' })).rejects.toThrow('PEO-024');
});
