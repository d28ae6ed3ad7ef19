import { inTransaction } from '#ground/db';
import { announce, eventsAbout } from '#ground/events';
import { MailRefused, MailUnavailable, type Mailer } from '#ground/mail';
import { replySent } from './events.ts';
import { composeLetter, type House } from './letters/compose-letter.ts';
import { whatToTell } from './letters/what-to-tell.ts';
import type { Message } from './message.ts';
import { beginAttempt, markFailed, markSent, noteProblem, readMessage } from './messages.sql.ts';
import { acceptanceOf, type Desk } from './write-letters.ts';

export interface PostOffice extends Desk {
  mailer: Mailer;
  house: House;
  /** Letters on their way in this process: a job repeated meanwhile leaves them alone. */
  onTheWay: Set<string>;
}

/**
 * Sends one waiting letter. It counts as sent only when the other side has said so. Mail down: the letter waits,
 * the job is tried again, `waiting()` shows it. Refused for good, or no address any more: people see it failed.
 * A crash between the other side's yes and our commit sends it again under the same message id.
 */
export async function sendMessage(
  office: PostOffice,
  { id, about }: { id: string; about: number | null },
  { now, lastAttempt }: { now: Date; lastAttempt: boolean },
): Promise<void> {
  if (office.onTheWay.has(id)) return;
  office.onTheWay.add(id);
  try {
    const message = await readMessage(office.db, id);
    if (message && (await beginAttempt(office.db, id))) await hand(office, message, about, now);
  } catch (error) {
    if (error instanceof MailUnavailable) {
      if (lastAttempt) await markFailed(office.db, id, 'gave-up');
      else await noteProblem(office.db, id, 'mail-unavailable');
    }
    throw error;
  } finally {
    office.onTheWay.delete(id);
  }
}

async function hand(office: PostOffice, message: Message, about: number | null, now: Date): Promise<void> {
  const { db, mailer, intake, house } = office;
  const contact = await intake.addressForReply(message.reportId);
  const accepted = await acceptanceOf(db, message.reportId);
  if (!contact || !accepted) return markFailed(db, message.id, 'no-contact');
  const history = message.dossierId ? await eventsAbout(db, message.dossierId) : [];
  const letter = composeLetter(
    whatToTell(history, { reportedAt: accepted.at, about }),
    message.language,
    house,
  );
  try {
    await mailer.send({ messageId: message.messageId, to: contact.email, ...letter, headers: quietHeaders });
  } catch (error) {
    if (error instanceof MailRefused) return markFailed(db, message.id, 'mail-refused');
    throw error;
  }
  await inTransaction(db, async (tx) => {
    if (await markSent(tx, message.id, now))
      await announce(tx, replySent.of(message.reportId, { kind: message.kind }));
  });
}

/** No machine answers a machine (RFC 3834). */
const quietHeaders = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
