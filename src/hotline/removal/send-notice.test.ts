import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { eventsAbout } from '#ground/events';
import { abuse, staffId, tokenIn, openTrial } from '../../../tests/removal-house.ts';
import { xarfReport } from './xarf/rules.ts';

const trial = await openTrial();
const {
  database,
  dossiers,
  location,
  room,
  mail,
  clock,
  hoster,
  addresses,
  actingDossier,
  sentNotice,
  run,
  queue,
  send,
  noticeOf,
  stateOf,
  mailsOf,
  jobsFor,
} = trial;
beforeEach(() => trial.nextHour());
afterAll(() => trial.close());

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
      sentAt: clock.at,
      lastProblem: null,
    });
    expect((await noticeOf(dossierId)).acceptedAs).toMatch(/^250 /);
    expect(await stateOf(dossierId)).toBe('watching');
    expect((await eventsAbout(database.db, noticeId)).map((event) => [event.name, event.data])).toEqual([
      ['removal.notice-queued', { dossierIds: [dossierId], hosterId: hoster.id, reminder: false }],
      ['removal.notice-sent', { dossierIds: [dossierId], hosterId: hoster.id, reminder: false }],
    ]);
    expect(await jobsFor('removal.remind')).toEqual([
      { payload: { noticeId }, runAt: new Date(clock.at.getTime() + 3_600_000) },
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

  test('nothing left to say: the notice closes without a letter', async () => {
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    await dossiers.move(database.db, dossierId, 'closed-not-found', { reason: 'gone', by: staffId });
    await send(id);
    expect(mail.mails().filter((one) => one.messageId.includes(id))).toEqual([]);
    expect((await room.waiting()).notices.map((notice) => notice.id)).not.toContain(id);
    await send(id);
    expect(mail.mails().filter((one) => one.messageId.includes(id))).toEqual([]);
  });

  test('a contact that changed after the notice was written gets nothing before a person confirms it', async () => {
    const dossierId = await actingDossier();
    await queue(dossierId);
    const { id } = await noticeOf(dossierId);
    const { name, language, country, prefixes } = hoster;
    const changed = { name, language, country, prefixes, abuseEmail: 'desk@heberg.example' };
    await location.correctHoster(hoster.id, changed, staffId);
    await send(id);
    expect(await noticeOf(dossierId)).toMatchObject({ state: 'closed', lastProblem: 'contact-not-approved' });
    expect((await room.waiting()).dossiers).toContainEqual(
      expect.objectContaining({ dossierId, because: 'hoster-not-approved' }),
    );
    await location.approveHoster(hoster.id, staffId);
    await run(room, 'removal.queue-waiting', { hosterId: hoster.id });
    await send((await noticeOf(dossierId)).id);
    expect((await mailsOf(dossierId))[0]?.to).toBe('desk@heberg.example');
  });
});
