import { make as makeAudit } from '#audit';
import { makeSeals } from '#ground/crypto';
import { sql } from '#ground/db';
import { makeResolver, policyWith } from '#ground/fetch';
import { newId } from '#ground/ids';
import { makeMailer } from '#ground/mail';
import { make as makeDossiers } from '#hotline/dossier';
import { make as makeQualification } from '#hotline/legal-qualification';
import { make as makeLocation } from '#hotline/location';
import { make, type RemovalRoom } from '#hotline/removal';
import { openMailServer } from '../sandbox/mail/mail-server.ts';
import { openDnsServer } from '../sandbox/names/dns-server.ts';
import { freshDatabase } from './database.ts';

export const staffId = newId();
export const abuse = 'abuse@heberg.example';

/** The token of the answer page that a letter links to. */
export const tokenIn = (text: string): string =>
  /https:\/\/vigie\.example(?:\/en)?\/answer\/(\S+)/.exec(text)![1]!;

/**
 * The room as it stands in the house, on a real database, with a real DNS server and a real mail server in
 * process, two approved hosters, and a clock that tests set by `clock.at`.
 */
export async function openTrial() {
  const addresses = new Map<string, string>();
  let count = 0;
  const database = await freshDatabase();
  const { db } = database;
  const dns = await openDnsServer({
    names: () => [],
    ask(name, type) {
      const address = addresses.get(name);
      if (address === undefined) return 'absent';
      return type === 'A' ? [{ type, name, ttl: 1, address }] : [];
    },
  });
  const mail = await openMailServer(() => true);
  const mailer = makeMailer({
    url: `smtp://127.0.0.1:${mail.port}`,
    from: 'Vigie <notifications@vigie.example>',
  });
  const clock = { at: new Date(), now: () => clock.at };
  const dossiers = makeDossiers({ db });
  const audit = makeAudit({ db });
  const location = makeLocation({
    db,
    clock,
    dossier: dossiers,
    audit,
    resolver: makeResolver({ servers: [`127.0.0.1:${dns.port}`], timeoutMs: 300, tries: 1 }),
    policy: policyWith({ allow: ['192.0.2.0/24', '198.51.100.0/24'] }),
  });
  const room = make({
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
  const hoster = await location.registerHoster(
    { name: 'Heberg', language: 'fr', country: 'FR', abuseEmail: abuse, prefixes: ['192.0.2.0/24'] },
    null,
  );
  const other = await location.registerHoster(
    { name: 'Nordhost', abuseEmail: 'abuse@nordhost.example', prefixes: ['198.51.100.0/24'] },
    null,
  );
  await location.approveHoster(hoster.id, staffId);
  await location.approveHoster(other.id, staffId);

  /** A dossier that a person has found illegal and location has placed: what removal is handed. */
  const actingDossier = async (
    options: { ip?: string | null; infraction?: string; article?: string; reasons?: string } = {},
  ): Promise<string> => {
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
    values (${id}, 'first', 'illegal', ${infraction}, ${article}, 'fr@test', '2026-11-20', ${reasons}, ${staffId}, ${clock.at})`.execute(
      database.db,
    );
    await run(location, 'location.locate', { dossierId: id });
    return id;
  };
  const run = (from: { jobs: RemovalRoom['jobs'] }, name: string, payload: object, lastAttempt = false) =>
    from.jobs.find((job) => job.name === name)!.run(payload, { now: clock.at, attempt: 1, lastAttempt });
  const queue = (dossierId: string) => run(room, 'removal.queue', { dossierId });
  const send = (noticeId: string, lastAttempt = false) =>
    run(room, 'removal.send', { noticeId }, lastAttempt);
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
  const sentNotice = async (...options: Parameters<typeof actingDossier>) => {
    const dossierId = await actingDossier(...options);
    await queue(dossierId);
    const { id: noticeId } = await noticeOf(dossierId);
    await send(noticeId);
    const [letter] = await mailsOf(dossierId);
    return { dossierId, noticeId, letter: letter!, token: letter ? tokenIn(letter.text) : '' };
  };
  return {
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
    /** An hour later, with nothing waiting and no fault. */
    async nextHour() {
      clock.at = new Date(clock.at.getTime() + 3_600_000);
      mail.faults.clear();
      await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(
        database.db,
      );
      await sql`delete from ground_outbox`.execute(database.db);
    },
    async close() {
      mailer.close();
      await mail.close();
      await dns.close();
      await database.close();
    },
  };
}
