import { readToken, signToken } from '#ground/crypto';
import { isId } from '#ground/ids';
import type { Notice } from './notice.ts';
import { answerDays, type RemovalNeeds } from './needs.ts';

const purpose = 'removal.answer';

/** Until when the link of a notice works: derived from the notice, so that a repeated letter carries the same link. */
export const linkEnd = (notice: Pick<Notice, 'queuedAt'>): Date =>
  new Date(notice.queuedAt.getTime() + answerDays * 86_400_000);

/** The signed links to the answer page. A reminder leads to the notice that it reminds of: there is one answer. */
export function answerLinks(
  { seals, publicUrl }: Pick<RemovalNeeds, 'seals' | 'publicUrl'>,
  notice: Pick<Notice, 'id' | 'reminderOf' | 'queuedAt'>,
): { fr: string; en: string } {
  const token = signToken(seals, purpose, notice.reminderOf ?? notice.id, linkEnd(notice));
  return { fr: `${publicUrl}/answer/${token}`, en: `${publicUrl}/en/answer/${token}` };
}

/** The notice that a link speaks for; null when it was altered or has expired. */
export function noticeOfLink(
  { seals }: Pick<RemovalNeeds, 'seals'>,
  token: string,
  now: Date,
): string | null {
  const noticeId = readToken(seals, purpose, token, now);
  return noticeId !== null && isId(noticeId) ? noticeId : null;
}
