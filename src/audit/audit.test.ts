import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, type Database } from '#ground/db';
import { announce, eventsAbout } from '#ground/events';
import { newId } from '#ground/ids';
import { accountChanged, signedIn } from '#people';
import { freshDatabase } from '../../tests/database.ts';
import { make, type AuditRoom } from './make.ts';

let database: Database;
let audit: AuditRoom;
const camille = newId();
beforeAll(async () => {
  database = await freshDatabase();
  audit = make({ db: database.db });
  for (let number = 1; number <= 5; number += 1) {
    await audit.record(database.db, {
      actor: camille,
      action: 'dossier.view',
      subject: `dossier ${number}`,
      detail: { number },
    });
  }
});
afterAll(() => database.close());

test('the database refuses to change, delete or empty what was noted, and does let lines be added', async () => {
  const attempts = [
    `update audit_entry set action = 'nothing'`,
    `update audit_entry set at = now() where seq = 1`,
    `delete from audit_entry`,
    `delete from audit_entry where seq = 1`,
    `truncate audit_entry`,
  ];
  for (const attempt of attempts)
    await expect(database.pool.query(attempt), attempt).rejects.toThrow('append-only');
  const { entries } = await audit.list({});
  expect(entries.map(({ subject }) => subject)).toEqual([5, 4, 3, 2, 1].map((number) => `dossier ${number}`));
});

test('pages follow a cursor and lose nothing when lines are added meanwhile', async () => {
  const first = await audit.list({ limit: 2, actor: camille });
  await audit.record(database.db, { actor: null, action: 'watch.check', subject: 'dossier 9' });
  const second = await audit.list({ limit: 2, actor: camille, before: first.next });
  const third = await audit.list({ limit: 2, actor: camille, before: second.next });
  const seen = [...first.entries, ...second.entries, ...third.entries].map(({ detail }) => detail['number']);
  expect(seen).toEqual([5, 4, 3, 2, 1]);
  expect(third.next).toBeNull();
});

test('one subject or one actor can be asked for; a malformed cursor or actor finds no one else', async () => {
  expect((await audit.list({ subject: 'dossier 3' })).entries).toMatchObject([
    { actor: camille, detail: { number: 3 } },
  ]);
  expect((await audit.list({ actor: 'nonsense' })).entries).toEqual([]);
  expect((await audit.list({ before: Number.NaN, limit: -4, actor: camille })).entries).toHaveLength(1);
});

test('a line falls with the transaction that it tells of', async () => {
  const failing = inTransaction(database.db, async (tx) => {
    await audit.record(tx, { actor: camille, action: 'dossier.view', subject: 'undone' });
    throw new Error('undone');
  });
  await expect(failing).rejects.toThrow('undone');
  expect((await audit.list({ subject: 'undone' })).entries).toEqual([]);
});

test('comings and goings of people are noted once, however often the job runs', async () => {
  const [admin, reader] = [newId(), newId()];
  await announce(database.db, signedIn.of(reader, { method: 'passkey' }));
  await announce(database.db, accountChanged.of(reader, { change: 'disabled', by: admin }));
  for (const event of await eventsAbout(database.db, reader)) {
    const requests = audit.listeners
      .filter((each) => each.event === event.name)
      .flatMap((each) => each.jobsFor(event));
    expect(requests).toHaveLength(1);
    for (let round = 0; round < 3; round += 1) {
      const context = { now: new Date(), attempt: 1, lastAttempt: false };
      await audit.jobs[0]?.run(requests[0]?.payload, context);
    }
  }
  expect((await audit.list({ subject: reader })).entries).toMatchObject([
    { actor: admin, action: 'people.account-changed', detail: { change: 'disabled' } },
    { actor: reader, action: 'people.signed-in', detail: { method: 'passkey' } },
  ]);
});
