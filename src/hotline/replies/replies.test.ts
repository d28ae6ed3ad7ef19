import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { make as makeAudit } from '#audit';
import { systemClock } from '#ground/clock';
import { makeSeals } from '#ground/crypto';
import { inTransaction, type Database } from '#ground/db';
import { announce, drainOnce, eventsAbout } from '#ground/events';
import { makeMailer, type Mailer } from '#ground/mail';
import { make as makeDossier, type DossierRoom, type DossierState } from '#hotline/dossier';
import { make as makeIntake, type IntakeRoom } from '#hotline/intake';
import { freshDatabase } from '../../../tests/database.ts';
import { sendJob } from './jobs.ts';
import { whatToTell } from './letters/what-to-tell.ts';
import { make, type RepliesRoom } from './index.ts';

let database: Database;
let dossiers: DossierRoom;
let intake: IntakeRoom;
let replies: RepliesRoom;
let mailer: Mailer;
let server: SMTPServer;
let port: number;
const received: ParsedMail[] = [];
let mood: 'kind' | 'refusing' = 'kind';

async function openMailbox(): Promise<void> {
  server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(mood === 'kind' ? null : Object.assign(new Error('no such mailbox'), { responseCode: 550 })),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
}
const closeMailbox = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => void probe.once('listening', resolve));
  const { port: found } = probe.address() as AddressInfo;
  await new Promise((resolve) => void probe.close(resolve));
  return found;
}

beforeAll(async () => {
  database = await freshDatabase();
  port = await freePort();
  await openMailbox();
  const seals = makeSeals('a secret for tests that is long enough');
  const tools = { db: database.db, pool: database.pool, seals, clock: systemClock };
  dossiers = makeDossier(tools);
  intake = makeIntake({ ...tools, dossier: dossiers, audit: makeAudit(tools) });
  mailer = makeMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Vigie <vigie@vigie.example>' });
  replies = make({
    ...tools,
    mailer,
    intake,
    publicUrl: 'https://vigie.example',
    organisation: 'Centre d’essai',
    mailFrom: 'vigie@vigie.example',
  });
});
afterAll(async () => {
  mailer.close();
  await closeMailbox();
  await database.close();
});
beforeEach(() => {
  received.length = 0;
  mood = 'kind';
});

/** Hands events on and does every job that is due, as the worker would; what fails is left for later. */
async function work(rounds = 4): Promise<string[]> {
  const failed: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await drainOnce(database.db, replies.listeners);
    const { rows } = await database.pool.query<{ id: string; name: string; payload: object }>(
      `select j.id, t.identifier as name, p.payload from graphile_worker._private_jobs p
       join graphile_worker.jobs j using (id) join graphile_worker._private_tasks t on t.id = p.task_id`,
    );
    for (const job of rows) {
      const handler = replies.jobs.find(({ name }) => name === job.name);
      if (!handler) continue;
      try {
        await handler.run(job.payload, { now: new Date(), attempt: 1, lastAttempt: false });
        await database.pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [job.id]);
      } catch (error) {
        failed.push(error instanceof Error ? error.name : 'unknown');
      }
    }
  }
  return failed;
}

const report = (host: string, email?: string, language: 'fr' | 'en' = 'fr') =>
  intake.acceptReport({
    locators: [`https://${host}.example/page`],
    category: 'hate',
    language,
    channel: 'form',
    contact: email ? { email } : null,
  });

async function walk(reportId: string, ...states: DossierState[]): Promise<string> {
  const [dossierId = ''] = await intake.dossiersOf(reportId);
  for (const state of states) {
    await inTransaction(database.db, async (tx) => {
      await dossiers.move(tx, dossierId, state);
      if (state !== 'removed') return;
      await announce(tx, {
        name: 'watch.removal-confirmed',
        subject: dossierId,
        data: { seconds: 192, checks: 3 },
      });
    });
  }
  return dossierId;
}
const toRemoved: DossierState[] = [
  'screening',
  'awaiting-qualification',
  'qualified',
  'locating',
  'acting',
  'watching',
  'removed',
];

test('a flood of reports is no flood of letters; the outcome is told all the same', async () => {
  const { reportId } = await intake.acceptReport({
    locators: ['https://flooded.example/page'],
    language: 'fr',
    channel: 'form',
    contact: { email: 'someone-else@reader.example' },
    lane: 1,
  });
  await work();
  expect(received).toEqual([]);
  await walk(reportId, ...toRemoved);
  await work();
  expect(received).toHaveLength(1);
});

describe('a reporter who left an address', () => {
  test('is thanked at once, and told when it is gone; each once, however often the jobs are repeated', async () => {
    const { reportId, receipt } = await report('first', 'someone@reader.example');
    await work();
    expect(received.map(({ subject }) => subject)).toEqual(['Nous avons bien reçu votre message']);
    await walk(reportId, ...toRemoved);
    await work();
    expect(received).toHaveLength(2);
    const outcome = received[1];
    expect(outcome?.text).toContain('Retiré après 3\u00a0min\u00a012\u00a0s');
    expect(outcome?.text).toContain('Nous l’avons vérifié trois fois');
    for (const mail of received) {
      const all = `${mail.subject}${mail.text}${String(mail.html)}`;
      expect(all).not.toContain('first.example');
      for (const word of receipt.split('-')) expect(all).not.toMatch(new RegExp(`\\b${word}\\b`, 'iu'));
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    }
    const messages = await replies.messagesOf(reportId);
    expect(messages.map(({ kind, state }) => [kind, state])).toEqual([
      ['acknowledgement', 'sent'],
      ['outcome', 'sent'],
    ]);
    const about = { kind: 'sent again', ids: messages.map(({ id }) => id) };
    for (const id of about.ids) {
      const send = replies.jobs.find(({ name }) => name === sendJob.name);
      await send?.run({ id, about: null }, { now: new Date(), attempt: 2, lastAttempt: false });
    }
    await work();
    expect(received).toHaveLength(2);
    const told = (await eventsAbout(database.db, reportId)).filter(({ name }) => name === 'replies.sent');
    expect(told.map(({ data }) => data)).toEqual([{ kind: 'acknowledgement' }, { kind: 'outcome' }]);
  });

  test('is told together with all others who reported the same, in the language of each', async () => {
    await report('shared', 'one@reader.example');
    await report('shared', 'two@reader.example', 'en');
    const { reportId } = await report('shared');
    await work();
    received.length = 0;
    await walk(reportId, 'screening', 'awaiting-qualification', 'closed-not-illegal');
    await work();
    expect(received.map((mail) => mail.subject).sort()).toEqual([
      'Des nouvelles de ce que vous nous avez confié',
      'News of what you told us',
    ]);
    expect(received.map((mail) => mail.text).join()).toContain('Deux autres personnes aussi.');
    expect(new Set(received.map((mail) => mail.messageId)).size).toBe(2);
  });

  test('is told anew when a reopened dossier ends anew', async () => {
    const { reportId } = await report('again', 'again@reader.example');
    await walk(reportId, 'screening', 'awaiting-qualification', 'closed-not-found');
    await work();
    await walk(reportId, 'awaiting-qualification', 'closed-not-illegal');
    await work();
    expect((await replies.messagesOf(reportId)).map(({ kind }) => kind)).toEqual([
      'acknowledgement',
      'outcome',
      'outcome',
    ]);
    expect(received).toHaveLength(3);
  });
});

test('whoever reports what was settled before is told what was found, without learning since when', async () => {
  const { reportId } = await report('settled');
  await walk(reportId, 'screening', 'awaiting-qualification', 'closed-not-illegal');
  await work();
  const before = new Date();
  const joiner = await report('settled', 'joiner@reader.example');
  await work();
  const kinds = (await replies.messagesOf(joiner.reportId)).map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['acknowledgement', 'outcome']);
  const history = await eventsAbout(database.db, (await intake.dossiersOf(joiner.reportId))[0]!);
  const about = history.findLast(({ name }) => name === 'dossier.moved')!.seq;
  const telling = whatToTell(history, { reportedAt: before, about });
  expect(telling.kind === 'outcome' && telling.steps.every(({ at }) => at >= before)).toBe(true);
});

test('whoever reports again what was gone waits for the end that comes, not for the one that was', async () => {
  const { reportId } = await report('back');
  await walk(reportId, ...toRemoved);
  await work();
  const joiner = await report('back', 'back@reader.example');
  await work();
  expect((await replies.messagesOf(joiner.reportId)).map(({ kind }) => kind)).toEqual(['acknowledgement']);
});

test('nobody can have a mailbox flooded with our thanks', async () => {
  for (let i = 0; i < 7; i += 1) await report(`thanks-${i}`, 'Victim@reader.example');
  for (let i = 0; i < 7; i += 1) await report(`thanks-too-${i}`, `victim+${i}@reader.example`);
  await report('thanks-other', 'other@reader.example');
  await work();
  const to = received.map((mail) => String(Array.isArray(mail.to) ? '' : mail.to?.text).toLowerCase());
  expect(to.filter((address) => address.startsWith('victim'))).toHaveLength(10);
  expect(to.filter((address) => address === 'other@reader.example')).toHaveLength(1);
});

test('a mailbox is told once how a dossier ended, however many reports named it', async () => {
  const { reportId } = await report('many', 'many@reader.example');
  for (let i = 0; i < 5; i += 1) await report('many', `Many+${i}@reader.example`);
  await report('many', 'somebody@reader.example');
  await work();
  received.length = 0;
  await walk(reportId, 'screening', 'awaiting-qualification', 'closed-not-illegal');
  await work();
  const to = received.map((mail) => (Array.isArray(mail.to) ? '' : mail.to?.text));
  expect(to.sort()).toEqual(['many@reader.example', 'somebody@reader.example']);
});

test('somebody who left no address gets no letter, and none is written down', async () => {
  const { reportId } = await report('silent');
  await walk(reportId, ...toRemoved);
  await work();
  expect(received).toEqual([]);
  expect(await replies.messagesOf(reportId)).toEqual([]);
});

describe('mail', () => {
  test('that is down makes letters wait, visibly, and they leave when it is back', async () => {
    await closeMailbox();
    const { reportId } = await report('down', 'patient@reader.example');
    expect(await work(2)).toEqual(['MailUnavailable']);
    const [waiting] = await replies.waiting();
    expect(waiting).toMatchObject({
      reportId,
      state: 'queued',
      lastProblem: 'mail-unavailable',
      attempts: 1,
    });
    await openMailbox();
    expect(await work(1)).toEqual([]);
    expect(received).toHaveLength(1);
    expect(await replies.waiting()).toEqual([]);
  });

  test('that is refused for good is not tried again, and people see it', async () => {
    mood = 'refusing';
    const { reportId } = await report('refused', 'nobody@reader.example');
    expect(await work()).toEqual([]);
    expect(await replies.waiting()).toMatchObject([
      { reportId, state: 'failed', lastProblem: 'mail-refused', attempts: 1 },
    ]);
  });
});
