import { inTransaction, type Db } from '#ground/db';
import { eventsAbout } from '#ground/events';
import { newId } from '#ground/ids';
import { enqueue } from '#ground/jobs';
import { dossierJoined, dossierOpened } from '#hotline/dossier';
import { reportAccepted } from '#hotline/intake';
import { sendLater } from './jobs.ts';
import { messageIdOf } from './message.ts';
import { insertMessage } from './messages.sql.ts';

/** What is needed to write a letter down. */
export interface Desk {
  db: Db;
  /** Right side of every message id: the domain that the letters come from. */
  domain: string;
}

/** Writes the acknowledgement of a report down and asks for its sending; a second time nothing happens. */
export function writeAcknowledgement(
  { db, domain }: Desk,
  report: { reportId: string; language: 'fr' | 'en' },
  now: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const id = newId<'Message'>(now.getTime());
    const messageId = messageIdOf({ kind: 'acknowledgement', reportId: report.reportId }, domain);
    const fresh = await insertMessage(tx, {
      id,
      ...report,
      dossierId: null,
      kind: 'acknowledgement',
      messageId,
      queuedAt: now,
    });
    if (fresh) await enqueue(tx, [sendLater(id, null)]);
  });
}

/** Writes the outcome down for each report of the dossier that left an address; each of them once. */
export async function writeOutcomes(
  { db, domain }: Desk,
  dossier: { dossierId: string; about: number },
  now: Date,
): Promise<void> {
  const { dossierId, about } = dossier;
  for (const reportId of await reportsOf(db, dossierId)) {
    const accepted = await acceptanceOf(db, reportId);
    if (!accepted?.hasContact) continue;
    await inTransaction(db, async (tx) => {
      const id = newId<'Message'>(now.getTime());
      const messageId = messageIdOf({ kind: 'outcome', reportId, about }, domain);
      const { language } = accepted;
      const fresh = await insertMessage(tx, {
        id,
        reportId,
        dossierId,
        kind: 'outcome',
        language,
        messageId,
        queuedAt: now,
      });
      if (fresh) await enqueue(tx, [sendLater(id, about)]);
    });
  }
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
