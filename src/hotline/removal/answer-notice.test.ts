import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { eventsAbout } from '#ground/events';
import { abuse, tokenIn, openTrial } from '../../../tests/removal-house.ts';

const trial = await openTrial();
const {
  database,
  dossiers,
  room,
  mail,
  clock,
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
      sentAt: clock.at,
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
      answeredAt: clock.at,
      answers: [{ answer: 'removed', note: 'Fait.' }],
    });
  });

  test('a changed mind supersedes, and both answers stay', async () => {
    const { dossierId, token } = await sentNotice();
    await room.answer(token, { [dossierId]: 'need-information' }, '');
    clock.at = new Date(clock.at.getTime() + 1000);
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
    const before = clock.at;
    clock.at = new Date(clock.at.getTime() + 31 * 86_400_000);
    await expect(room.answer(token, { [dossierId]: 'removed' }, '')).rejects.toThrow('REM-001');
    clock.at = before;
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
