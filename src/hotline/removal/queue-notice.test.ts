import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '#ground/db';
import { drainOnce } from '#ground/events';
import { newId } from '#ground/ids';
import { startWorker } from '#ground/jobs';
import { staffId, openTrial } from '../../../tests/removal-house.ts';

const trial = await openTrial();
const {
  database,
  dossiers,
  location,
  room,
  clock,
  addresses,
  actingDossier,
  run,
  queue,
  noticeOf,
  stateOf,
  mailsOf,
  jobsFor,
} = trial;
beforeEach(() => trial.nextHour());
afterAll(() => trial.close());

describe('queueing', () => {
  test('dossiers of one hoster meet in one notice while its window is open, and not after', async () => {
    const [first, second] = [await actingDossier(), await actingDossier()];
    await Promise.all([queue(first), queue(second), queue(first)]);
    const notice = await noticeOf(first);
    expect((await noticeOf(second)).id).toBe(notice.id);
    expect(notice.dossierIds.toSorted()).toEqual([first, second].toSorted());
    expect(await jobsFor('removal.send')).toEqual([
      { payload: { noticeId: notice.id }, runAt: new Date(clock.at.getTime() + 60_000) },
    ]);
    clock.at = new Date(clock.at.getTime() + 61_000);
    const third = await actingDossier();
    await queue(third);
    expect((await noticeOf(third)).id).not.toBe(notice.id);
  });

  test('another hoster gets a notice of its own', async () => {
    const [here, there] = [await actingDossier(), await actingDossier({ ip: '198.51.100.7' })];
    await queue(here);
    await queue(there);
    expect((await noticeOf(here)).hosterName).toBe('Heberg');
    expect((await noticeOf(there)).hosterName).toBe('Nordhost');
  });

  test('without anybody to write to the dossier stays and people see why, until a person mends it', async () => {
    const unknown = await actingDossier({ ip: '203.0.113.7' });
    const gone = await actingDossier({ ip: null });
    await queue(unknown);
    await queue(gone);
    expect(await room.noticesOf(unknown)).toEqual([]);
    expect(await stateOf(unknown)).toBe('acting');
    const stuck = async (id: string) =>
      (await room.waiting()).dossiers.find((one) => one.dossierId === id)?.because;
    expect([await stuck(unknown), await stuck(gone)]).toEqual(['refused-address', 'dns-gone']);
  });

  test('an unconfirmed contact holds the notice back; the approval frees it', async () => {
    const newcomer = await location.registerHoster(
      { name: 'Nouveau', abuseEmail: 'abuse@nouveau.example', domains: ['nouveau.example'] },
      null,
    );
    const dossierId = await actingDossier();
    await sql`update dossier set host = 'a.nouveau.example' where id = ${dossierId}`.execute(database.db);
    addresses.set('a.nouveau.example', '192.0.2.99');
    await location.recheck(dossierId);
    await queue(dossierId);
    expect(await room.noticesOf(dossierId)).toEqual([]);
    expect((await room.waiting()).dossiers).toContainEqual(
      expect.objectContaining({ dossierId, because: 'hoster-not-approved', hosterName: 'Nouveau' }),
    );
    await location.approveHoster(newcomer.id, staffId);
    await drainOnce(database.db, room.listeners);
    expect(await jobsFor('removal.queue-waiting')).toHaveLength(1);
    await run(room, 'removal.queue-waiting', { hosterId: newcomer.id });
    expect((await noticeOf(dossierId)).hosterName).toBe('Nouveau');
    expect((await room.waiting()).dossiers.map((one) => one.dossierId)).not.toContain(dossierId);
  });
});

test('from qualified to watched by events and jobs alone, with a worker of the house', async () => {
  // The window of a notice is counted by our clock, the queue runs by the machine's: let it have just closed.
  clock.at = new Date(Date.now() - 61_000);
  const dossierId = newId();
  addresses.set('entier.example.org', '192.0.2.70');
  const own = { name: 'Entier', abuseEmail: 'abuse@entier.example', domains: ['entier.example.org'] };
  await location.approveHoster((await location.registerHoster(own, null)).id, staffId);
  await sql`insert into dossier (id, locator_kind, locator, host, state)
    values (${dossierId}, 'web', 'https://entier.example.org/', 'entier.example.org', 'awaiting-qualification')`.execute(
    database.db,
  );
  await sql`insert into legal_qualification (dossier_id, reading, verdict, infraction, article, pack, law_date, reasons, decided_by)
    values (${dossierId}, 'first', 'illegal', 'hate', 'L1881 24', 'fr@test', '2026-11-20', 'Public.', ${staffId})`.execute(
    database.db,
  );
  await dossiers.move(database.db, dossierId, 'qualified', { by: staffId });
  const worker = await startWorker(database, [...location.jobs, ...room.jobs], {
    concurrency: 2,
    pollMs: 50,
  });
  const listeners = [...location.listeners, ...room.listeners];
  try {
    const pumped = async (): Promise<string> => {
      await drainOnce(database.db, listeners);
      return stateOf(dossierId);
    };
    await expect.poll(pumped, { timeout: 8000, interval: 50 }).toBe('watching');
  } finally {
    await worker.stop();
  }
  expect(await mailsOf(dossierId)).toHaveLength(1);
});
