import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { make as makeAudit } from '#audit';
import { makeSeals } from '#ground/crypto';
import { sql, type Database } from '#ground/db';
import { drainOnce, eventsAbout } from '#ground/events';
import { makeResolver, policyWith } from '#ground/fetch';
import { newId } from '#ground/ids';
import { startWorker } from '#ground/jobs';
import { makeMailer, type Mailer } from '#ground/mail';
import { make as makeDossiers, type DossierRoom } from '#hotline/dossier';
import { make as makeQualification } from '#hotline/legal-qualification';
import { make as makeLocation, type Hoster, type LocationRoom } from '#hotline/location';
import { make, type RemovalRoom } from '#hotline/removal';
import { openDnsServer, type DnsServer } from '../../../sandbox/names/dns-server.ts';
import { openMailServer, type MailServer } from '../../../sandbox/mail/mail-server.ts';
import { freshDatabase } from '../../../tests/database.ts';
import { xarfReport } from './xarf/rules.ts';

const staffId = newId();
const abuse = 'abuse@heberg.example';
const addresses = new Map<string, string>();
let now = new Date();
let database: Database;
let dns: DnsServer;
let mail: MailServer;
let mailer: Mailer;
let dossiers: DossierRoom;
let location: LocationRoom;
let room: RemovalRoom;
let hoster: Hoster;
let other: Hoster;
let count = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  dns = await openDnsServer({
    names: () => [],
    ask(name, type) {
      const address = addresses.get(name);
      if (address === undefined) return 'absent';
      return type === 'A' ? [{ type, name, ttl: 1, address }] : [];
    },
  });
  mail = await openMailServer(() => true);
  mailer = makeMailer({ url: `smtp://127.0.0.1:${mail.port}`, from: 'Vigie <notifications@vigie.example>' });
  const clock = { now: () => now };
  dossiers = makeDossiers({ db });
  const audit = makeAudit({ db });
  location = makeLocation({
    db,
    clock,
    dossier: dossiers,
    audit,
    resolver: makeResolver({ servers: [`127.0.0.1:${dns.port}`], timeoutMs: 300, tries: 1 }),
    policy: policyWith({ allow: ['192.0.2.0/24', '198.51.100.0/24'] }),
  });
  room = make({
    db,
    clock,
    dossier: dossiers,
    location,
    qualification: makeQualification({ db, clock, dossier: dossiers, audit }),
    audit,
    mailer,
    seals: makeSeals('a secret that is long enough for a test, forty'),
    organisation: { name: 'Vigie', email: 'notifications@vigie.example', domain: 'vigie.example' },
    publicUrl: 'https://vigie.example',
    groupSeconds: 60,
    reminderAfterSeconds: 3600,
  });
  hoster = await location.registerHoster(
    { name: 'Heberg', language: 'fr', country: 'FR', abuseEmail: abuse, prefixes: ['192.0.2.0/24'] },
    null,
  );
  other = await location.registerHoster(
    { name: 'Nordhost', abuseEmail: 'abuse@nordhost.example', prefixes: ['198.51.100.0/24'] },
    null,
  );
  await location.approveHoster(hoster.id, staffId);
  await location.approveHoster(other.id, staffId);
});
afterAll(async () => {
  mailer.close();
  await mail.close();
  await dns.close();
  await database.close();
});
beforeEach(async () => {
  now = new Date(now.getTime() + 3_600_000);
  mail.faults.clear();
  await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(
    database.db,
  );
  await sql`delete from ground_outbox`.execute(database.db);
});

/** A dossier that a person has found illegal and location has placed: what removal is handed. */
async function actingDossier(
  options: { ip?: string | null; infraction?: string; article?: string; reasons?: string } = {},
): Promise<string> {
  const {
    ip = '192.0.2.44',
    infraction = 'hate',
    article = 'L1881 24',
    reasons = 'Le texte est public.',
  } = options;
  const id = newId();
  count += 1;
  const host = `site-${count}.example.org`;
  if (ip !== null) addresses.set(host, ip);
  await sql`insert into dossier (id, locator_kind, locator, host, state, infraction)
    values (${id}, 'web', ${`https://${host}/page?n=${count}`}, ${host}, 'qualified', ${infraction})`.execute(
    database.db,
  );
  await sql`insert into legal_qualification
      (dossier_id, reading, verdict, infraction, article, pack, law_date, reasons, decided_by, decided_at)
    values (${id}, 'first', 'illegal', ${infraction}, ${article}, 'fr@test', '2026-11-20', ${reasons}, ${staffId}, ${now})`.execute(
    database.db,
  );
  await run(location, 'location.locate', { dossierId: id });
  return id;
}
const run = (from: { jobs: RemovalRoom['jobs'] }, name: string, payload: object, lastAttempt = false) =>
  from.jobs.find((job) => job.name === name)!.run(payload, { now, attempt: 1, lastAttempt });
const queue = (dossierId: string) => run(room, 'removal.queue', { dossierId });
const send = (noticeId: string, lastAttempt = false) => run(room, 'removal.send', { noticeId }, lastAttempt);
const noticeOf = async (dossierId: string) => (await room.noticesOf(dossierId))[0]!;
const stateOf = async (dossierId: string) => (await dossiers.find(dossierId)).state;
const mailsOf = async (dossierId: string) => {
  const notices = await room.noticesOf(dossierId);
  return mail.mails().filter((one) => notices.some((notice) => notice.messageId === one.messageId));
};
const jobsFor = async (name: string) => {
  const { rows } = await sql<{ payload: { noticeId: string }; runAt: Date }>`
    select p.payload, j.run_at as "runAt" from graphile_worker.jobs j
    join graphile_worker._private_jobs p on p.id = j.id where j.task_identifier = ${name}`.execute(
    database.db,
  );
  return rows;
};
const tokenIn = (text: string): string => /https:\/\/vigie\.example(?:\/en)?\/answer\/(\S+)/.exec(text)![1]!;
async function sentNotice(...options: Parameters<typeof actingDossier>) {
  const dossierId = await actingDossier(...options);
  await queue(dossierId);
  const { id: noticeId } = await noticeOf(dossierId);
  await send(noticeId);
  const [letter] = await mailsOf(dossierId);
  return { dossierId, noticeId, letter: letter!, token: letter ? tokenIn(letter.text) : '' };
}

describe('queueing', () => {
  test('dossiers of one hoster meet in one notice while its window is open, and not after', async () => {
    const [first, second] = [await actingDossier(), await actingDossier()];
    await Promise.all([queue(first), queue(second), queue(first)]);
    const notice = await noticeOf(first);
    expect((await noticeOf(second)).id).toBe(notice.id);
    expect(notice.dossierIds.toSorted()).toEqual([first, second].toSorted());
    expect(await jobsFor('removal.send')).toEqual([
      { payload: { noticeId: notice.id }, runAt: new Date(now.getTime() + 60_000) },
    ]);
    now = new Date(now.getTime() + 61_000);
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

describe('sending', () => {
  test('arrives as a real letter: exact address for machines, defanged for people, every part of article 16', async () => {
    const { dossierId, noticeId, letter } = await sentNotice({
      reasons: 'Le texte est public.\nVoir https://site.example.org/x.',
    });
    const dossier = await dossiers.find(dossierId);
    expect(letter).toMatchObject({
      to: abuse,
      messageId: `<notice.${noticeId}@vigie.example>`,
      repeat: false,
    });
    expect(letter.from).toContain('notifications@vigie.example');
    expect(letter.subject).toContain('une adresse chez vous');
    const live = letter.text.replaceAll(/https:\/\/vigie\.example\/\S+/g, '');
    expect(live).not.toMatch(/https?:\/\//);
    expect(live).toContain(`hxxps://${dossier.host!.replaceAll('.', '[.]')}/page?n=`);
    expect(live).toContain('hxxps://site[.]example[.]org/x');
    expect(live).toContain('Qui notifie\u00a0: Vigie, notifications@vigie.example.');
    expect(live).toContain('de bonne foi');
    expect(live).toContain('A legal analyst of our service');
    const [attachment, ...more] = letter.attachments;
    expect(more).toEqual([]);
    expect(attachment).toMatchObject({ filename: 'xarf.json', type: 'application/json' });
    const report = xarfReport.parse(JSON.parse(attachment!.content.toString()));
    expect(report).toMatchObject({
      url: dossier.locator,
      type: 'other',
      source_identifier: '192.0.2.44',
      tags: ['infraction:hate', 'law:l1881-24'],
    });
  });

  test('only after the 250 the notice is sent, the dossier watched, the event told, one reminder set', async () => {
    const { dossierId, noticeId } = await sentNotice();
    expect(await noticeOf(dossierId)).toMatchObject({
      state: 'sent',
      attempts: 1,
      sentAt: now,
      lastProblem: null,
    });
    expect((await noticeOf(dossierId)).acceptedAs).toMatch(/^250 /);
    expect(await stateOf(dossierId)).toBe('watching');
    expect((await eventsAbout(database.db, noticeId)).map((event) => [event.name, event.data])).toEqual([
      ['removal.notice-queued', { dossierIds: [dossierId], hosterId: hoster.id, reminder: false }],
      ['removal.notice-sent', { dossierIds: [dossierId], hosterId: hoster.id, reminder: false }],
    ]);
    expect(await jobsFor('removal.remind')).toEqual([
      { payload: { noticeId }, runAt: new Date(now.getTime() + 3_600_000) },
    ]);
  });

  test('offences against minors name no author, and each address has a file of its own', async () => {
    const [first, second] = [
      await actingDossier({ infraction: 'csam', article: 'CP 227-23' }),
      await actingDossier({ infraction: 'grooming', article: 'CP 227-22-1' }),
    ];
    await queue(first);
    await queue(second);
    await send((await noticeOf(first)).id);
    const [letter] = await mailsOf(first);
    expect(letter!.text).not.toContain('Qui notifie');
    expect(letter!.text).toContain('dispense de nommer');
    expect(letter!.attachments.map((one) => one.filename)).toEqual(['xarf.json', 'xarf-2.json']);
    const types = letter!.attachments.map((one) => xarfReport.parse(JSON.parse(one.content.toString())).type);
    expect(types.toSorted()).toEqual(['csam', 'csem']);
  });

  test('an English hoster reads English alone', async () => {
    const { letter } = await sentNotice({ ip: '198.51.100.9' });
    expect(letter.text).toMatch(/^One address on your network/);
    expect(letter.text).toContain('https://vigie.example/en/answer/');
    expect(letter.text).not.toContain('Bonjour');
  });

  test('a repeated job, and two at once, send nothing twice', async () => {
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    await Promise.all([send(id), send(id), send(id)]);
    await send(id);
    expect(await mailsOf(dossierId)).toHaveLength(1);
    expect(
      (await eventsAbout(database.db, id)).filter((event) => event.name === 'removal.notice-sent'),
    ).toHaveLength(1);
  });

  test('mail server down: the notice waits and is seen to wait, then leaves', async () => {
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    await mail.setDown(true);
    await expect(send(id)).rejects.toThrow();
    await expect(send(id)).rejects.toThrow();
    expect((await room.waiting()).notices.find((one) => one.id === id)).toMatchObject({
      state: 'queued',
      attempts: 2,
      lastProblem: 'mail-unavailable no-connection',
      hosterName: 'Heberg',
    });
    expect(await stateOf(dossierId)).toBe('acting');
    await mail.setDown(false);
    await send(id);
    expect(await noticeOf(dossierId)).toMatchObject({ state: 'sent', attempts: 3, lastProblem: null });
    expect((await room.waiting()).notices.map((one) => one.id)).not.toContain(id);
  });

  test('451: tried again; a notice that was tried takes no more dossiers', async () => {
    mail.faults.set(abuse, '451');
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    await expect(send(id)).rejects.toThrow();
    expect(await noticeOf(dossierId)).toMatchObject({ state: 'queued', lastProblem: 'mail-unavailable 451' });
    const late = await actingDossier();
    await queue(late);
    expect((await noticeOf(late)).id).not.toBe(id);
    mail.faults.clear();
    await send(id);
    expect(await stateOf(dossierId)).toBe('watching');
  });

  test('550: failed for good, announced, shown to people, and sent again when they say so', async () => {
    mail.faults.set(abuse, '550');
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    await send(id);
    expect(await noticeOf(dossierId)).toMatchObject({
      state: 'failed',
      lastProblem: 'mail-refused 550',
      sentAt: null,
    });
    expect(await stateOf(dossierId)).toBe('acting');
    expect((await eventsAbout(database.db, id)).at(-1)).toMatchObject({
      name: 'removal.notice-failed',
      data: { problem: 'mail-refused 550', reminder: false },
    });
    await send(id);
    expect((await noticeOf(dossierId)).attempts).toBe(1);
    mail.faults.clear();
    await room.sendAgain(id, staffId);
    expect(await jobsFor('removal.send')).toContainEqual(
      expect.objectContaining({ payload: { noticeId: id } }),
    );
    await send(id);
    expect(await stateOf(dossierId)).toBe('watching');
    await expect(room.sendAgain(id, staffId)).rejects.toThrow('REM-005');
    await expect(room.sendAgain('nonsense', staffId)).rejects.toThrow('REM-005');
  });

  test('the line cut before the 250: not sent for us; the repeat carries the same Message-ID and the same files', async () => {
    mail.faults.set(abuse, 'drop');
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    await expect(send(id)).rejects.toThrow();
    expect(await noticeOf(dossierId)).toMatchObject({ state: 'queued' });
    mail.faults.clear();
    await send(id);
    const [first, second, ...more] = await mailsOf(dossierId);
    expect(more).toEqual([]);
    expect(second).toMatchObject({ repeat: true, messageId: first!.messageId });
    expect(tokenIn(second!.text)).toBe(tokenIn(first!.text));
    const idIn = (letter: typeof first) =>
      xarfReport.parse(JSON.parse(letter!.attachments[0]!.content.toString())).report_id;
    expect(idIn(second)).toBe(idIn(first));
  });

  test('when the last attempt fails too, people get it', async () => {
    mail.faults.set(abuse, '451');
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    await send(id, true);
    expect(await noticeOf(dossierId)).toMatchObject({ state: 'failed', lastProblem: 'mail-unavailable 451' });
  });

  test('what has moved meanwhile goes back to location and is not told to the wrong house', async () => {
    const [stays, moves] = [await actingDossier(), await actingDossier()];
    await queue(stays);
    await queue(moves);
    const { id } = await noticeOf(stays);
    addresses.set((await dossiers.find(moves)).host!, '198.51.100.20');
    await send(id);
    expect([await stateOf(stays), await stateOf(moves)]).toEqual(['watching', 'locating']);
    expect(await room.noticesOf(moves)).toEqual([]);
    const [letter] = await mailsOf(stays);
    expect(letter!.attachments).toHaveLength(1);
    await run(location, 'location.locate', { dossierId: moves });
    await queue(moves);
    expect((await noticeOf(moves)).hosterName).toBe('Nordhost');
  });

  test('a name that stops answering does not hold a notice back; a reopened dossier leaves it', async () => {
    const [silent, reopened] = [await actingDossier(), await actingDossier()];
    await queue(silent);
    await queue(reopened);
    const { id } = await noticeOf(silent);
    addresses.delete((await dossiers.find(silent)).host!);
    await dossiers.move(database.db, reopened, 'awaiting-qualification', { reason: 'a doubt', by: staffId });
    await send(id);
    expect([await stateOf(silent), await stateOf(reopened)]).toEqual(['watching', 'awaiting-qualification']);
    expect((await noticeOf(silent)).dossierIds).toEqual([silent]);
  });

  test('nothing left to say, or a contact that lost its approval: the notice closes without a letter', async () => {
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    await dossiers.move(database.db, dossierId, 'closed-not-found', { reason: 'gone', by: staffId });
    await send(id);
    expect(mail.mails().filter((one) => one.messageId.includes(id))).toEqual([]);
    const { rows } = await sql<{ state: string }>`select state from removal_notice where id = ${id}`.execute(
      database.db,
    );
    expect(rows[0]?.state).toBe('closed');
  });
});

describe('the one reminder', () => {
  const remind = (noticeId: string) => run(room, 'removal.remind', { noticeId });

  test('goes out once, as an answer to the first letter, with the same link behind it', async () => {
    const { dossierId, noticeId, letter, token } = await sentNotice();
    await Promise.all([remind(noticeId), remind(noticeId)]);
    await remind(noticeId);
    const notices = await room.noticesOf(dossierId);
    expect(notices.map((notice) => notice.isReminder).toSorted()).toEqual([false, true]);
    const reminder = notices.find((notice) => notice.isReminder)!;
    await send(reminder.id);
    const mails = await mailsOf(dossierId);
    expect(mails).toHaveLength(2);
    expect(mails[1]).toMatchObject({
      subject: expect.stringContaining('Rappel'),
      references: expect.arrayContaining([letter.messageId]),
    });
    await room.answer(tokenIn(mails[1]!.text), { [dossierId]: 'removed' }, '');
    expect((await room.readAnswerLink(token)).dossiers[0]?.answer).toBe('removed');
    expect(await stateOf(dossierId)).toBe('watching');
    await remind(reminder.id);
    expect(await room.noticesOf(dossierId)).toHaveLength(2);
    expect(await jobsFor('removal.remind')).toHaveLength(1);
  });

  test('does not go out for what was answered or is gone', async () => {
    const answered = await sentNotice();
    await room.answer(answered.token, { [answered.dossierId]: 'contested' }, 'Nous examinons.');
    await remind(answered.noticeId);
    const gone = await sentNotice();
    await dossiers.move(database.db, gone.dossierId, 'removed');
    await remind(gone.noticeId);
    expect(await room.noticesOf(answered.dossierId)).toHaveLength(1);
    expect(await room.noticesOf(gone.dossierId)).toHaveLength(1);
  });
});

describe('the answer page', () => {
  test('shows the notice and its addresses defanged, and takes an answer once', async () => {
    const { dossierId, noticeId, token } = await sentNotice();
    const page = await room.readAnswerLink(token);
    expect(page).toMatchObject({
      hosterName: 'Heberg',
      language: 'fr',
      sentAt: now,
      reference: expect.stringMatching(/^N-[0-9A-F]{8}$/),
    });
    expect(page.dossiers[0]).toMatchObject({
      dossierId,
      ip: '192.0.2.44',
      article: 'L1881 24',
      answer: null,
    });
    expect(page.dossiers[0]?.defanged).toMatch(/^hxxps:\/\/site-\d+\[\.\]example\[\.\]org/);
    expect(JSON.stringify(page)).not.toMatch(/https?:\/\//);
    await room.answer(token, { [dossierId]: 'removed' }, ' Fait. ');
    await room.answer(token, { [dossierId]: 'removed' }, 'Fait.');
    const answers = (await eventsAbout(database.db, dossierId)).filter(
      (event) => event.name === 'removal.answered',
    );
    expect(answers.map((event) => event.data)).toEqual([{ noticeId, answer: 'removed' }]);
    expect(await noticeOf(dossierId)).toMatchObject({
      state: 'answered',
      answeredAt: now,
      answers: [{ answer: 'removed', note: 'Fait.' }],
    });
  });

  test('a changed mind supersedes, and both answers stay', async () => {
    const { dossierId, token } = await sentNotice();
    await room.answer(token, { [dossierId]: 'need-information' }, '');
    now = new Date(now.getTime() + 1000);
    await room.answer(token, { [dossierId]: 'removed' }, '');
    expect((await room.readAnswerLink(token)).dossiers[0]?.answer).toBe('removed');
    expect((await noticeOf(dossierId)).answers.map((answer) => answer.answer)).toEqual([
      'removed',
      'need-information',
    ]);
  });

  test('a part of an answer leaves the rest open', async () => {
    const [first, second] = [await actingDossier(), await actingDossier()];
    await queue(first);
    await queue(second);
    await send((await noticeOf(first)).id);
    const token = tokenIn((await mailsOf(first))[0]!.text);
    await room.answer(token, { [first]: 'not-ours' }, '');
    expect((await noticeOf(first)).state).toBe('sent');
    await room.answer(token, { [second]: 'removed' }, '');
    expect((await noticeOf(first)).state).toBe('answered');
  });

  test('an altered, foreign or expired link opens nothing', async () => {
    const { token, dossierId } = await sentNotice();
    await expect(room.readAnswerLink(`${token}x`)).rejects.toThrow('REM-001');
    await expect(room.readAnswerLink(token.replace(/^./, 'X'))).rejects.toThrow('REM-001');
    await expect(room.readAnswerLink('')).rejects.toThrow('REM-001');
    const before = now;
    now = new Date(now.getTime() + 31 * 86_400_000);
    await expect(room.answer(token, { [dossierId]: 'removed' }, '')).rejects.toThrow('REM-001');
    now = before;
    expect((await room.readAnswerLink(token)).dossiers[0]?.answer).toBeNull();
  });

  test('refuses no answer, a strange answer, another dossier, an endless note; nothing is half-written', async () => {
    const { token, dossierId } = await sentNotice();
    const stranger = (await sentNotice()).dossierId;
    await expect(room.answer(token, {}, '')).rejects.toThrow('REM-002');
    await expect(room.answer(token, { [dossierId]: 'maybe' }, '')).rejects.toThrow('REM-003');
    await expect(room.answer(token, { [dossierId]: 'removed', [stranger]: 'removed' }, '')).rejects.toThrow(
      'REM-003',
    );
    await expect(room.answer(token, { [dossierId]: 'removed' }, 'x'.repeat(4001))).rejects.toMatchObject({
      field: 'note',
    });
    expect((await room.readAnswerLink(token)).dossiers[0]?.answer).toBeNull();
  });

  test('an answer proves the delivery whose 250 we did not note', async () => {
    mail.faults.set(abuse, 'drop');
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    await expect(send(id)).rejects.toThrow();
    mail.faults.clear();
    await room.answer(tokenIn((await mailsOf(dossierId))[0]!.text), { [dossierId]: 'removed' }, '');
    expect(await stateOf(dossierId)).toBe('watching');
    await send(id);
    expect(await mailsOf(dossierId)).toHaveLength(1);
  });
});

test('from qualified to watched by events and jobs alone, with a worker of the house', async () => {
  // The window of a notice is counted by our clock, the queue runs by the machine's: let it have just closed.
  now = new Date(Date.now() - 61_000);
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
