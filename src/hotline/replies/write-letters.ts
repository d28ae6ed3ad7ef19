import { inTransaction, type Db } from '#ground/db';
import { eventsAbout } from '#ground/events';
import { newId } from '#ground/ids';
import { enqueue } from '#ground/jobs';
import { dossierJoined, dossierMoved, dossierOpened } from '#hotline/dossier';
import { reportAccepted, type IntakeRoom } from '#hotline/intake';
import { sendLater } from './jobs.ts';
import { mailboxOf, type LetterCap } from './letter-cap.ts';
import { isOutcome, messageIdOf, type Message } from './message.ts';
import { insertMessage } from './messages.sql.ts';

/** What is needed to write a letter down. */
export interface Desk {
  db: Db;
  /** Right side of every message id: the domain that the letters come from. */
  domain: string;
  intake: Pick<IntakeRoom, 'addressForReply'>;
  /** Asked before a letter that anybody can bring about at once, by handing in a report. */
  mayWrite: LetterCap;
}

/**
 * Answers a report that left an address: thanks, and what was found of those of its dossiers that had ended before it
 * came. A dossier that begins anew with this very report has no end yet: it will be told with everybody's. Both are
 * counted against the cap; a second time nothing happens.
 */
export async function answerReport(
  desk: Desk,
  report: {
    reportId: string;
    language: 'fr' | 'en';
    thanks: boolean;
    dossierIds: readonly string[];
    accepted: number;
  },
  now: Date,
): Promise<void> {
  const contact = await desk.intake.addressForReply(report.reportId);
  if (!contact) return;
  const { reportId, language } = report;
  if (report.thanks && desk.mayWrite(contact.email, now)) {
    await writeLetter(
      desk,
      { reportId, language, kind: 'acknowledgement', dossierId: null, about: null },
      now,
    );
  }
  for (const dossierId of report.dossierIds) {
    const about = await endBefore(desk.db, dossierId, report.accepted);
    if (about !== undefined && desk.mayWrite(contact.email, now)) {
      await writeLetter(desk, { reportId, language, kind: 'outcome', dossierId, about }, now);
    }
  }
}

/** The event that had ended a dossier when `seq` happened; undefined while it is open. */
async function endBefore(db: Db, dossierId: string, seq: number): Promise<number | undefined> {
  const moves = (await eventsAbout(db, dossierId)).filter(({ name }) => name === dossierMoved.name);
  const last = moves.at(-1);
  const isEnd = last && last.seq < seq && isOutcome(dossierMoved.data.parse(last.data).to);
  return isEnd ? last.seq : undefined;
}

/**
 * Writes the outcome down for whoever left an address with a report of the dossier, once for each mailbox: anybody can
 * put somebody else's address into any number of reports. The oldest report of each is the one that is answered.
 */
export async function writeOutcomes(
  { db, domain, intake }: Pick<Desk, 'db' | 'domain' | 'intake'>,
  dossier: { dossierId: string; about: number },
  now: Date,
): Promise<void> {
  const told = new Set<string>();
  for (const reportId of await reportsOf(db, dossier.dossierId)) {
    const accepted = await acceptanceOf(db, reportId);
    if (!accepted?.hasContact) continue;
    const contact = await intake.addressForReply(reportId);
    const mailbox = contact && mailboxOf(contact.email);
    if (mailbox && told.has(mailbox)) continue;
    if (mailbox) told.add(mailbox);
    const { language } = accepted;
    await writeLetter({ db, domain }, { ...dossier, reportId, language, kind: 'outcome' }, now);
  }
}

type Letter = Pick<Message, 'reportId' | 'dossierId' | 'language' | 'kind'> & { about: number | null };

/** Writes one letter down and asks for its sending; the same letter a second time is none. */
function writeLetter(
  { db, domain }: Pick<Desk, 'db' | 'domain'>,
  { about, ...letter }: Letter,
  now: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const id = newId<'Message'>(now.getTime());
    const messageId = messageIdOf({ ...letter, about }, domain);
    const fresh = await insertMessage(tx, { id, ...letter, messageId, queuedAt: now });
    if (fresh) await enqueue(tx, [sendLater(id, about)]);
  });
}

/** The reports that opened or joined a dossier, oldest first. */
async function reportsOf(db: Db, dossierId: string): Promise<string[]> {
  const reports = new Set<string>();
  for (const event of await eventsAbout(db, dossierId)) {
    if (event.name === dossierOpened.name) reports.add(dossierOpened.data.parse(event.data).reportId);
    if (event.name === dossierJoined.name) reports.add(dossierJoined.data.parse(event.data).reportId);
  }
  return [...reports];
}

/** When and how a report was accepted; undefined for a report that nobody announced. */
export async function acceptanceOf(
  db: Db,
  reportId: string,
): Promise<{ at: Date; language: 'fr' | 'en'; hasContact: boolean } | undefined> {
  const event = (await eventsAbout(db, reportId)).find(({ name }) => name === reportAccepted.name);
  if (!event) return undefined;
  const { language, hasContact } = reportAccepted.data.parse(event.data);
  return { at: event.at, language, hasContact };
}
