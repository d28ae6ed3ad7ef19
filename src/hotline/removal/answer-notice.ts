import { z } from 'zod';
import { inTransaction } from '#ground/db';
import { announce } from '#ground/events';
import { newId } from '#ground/ids';
import { Problem } from '#ground/problem';
import { defang } from '#hotline/intake';
import { labelOf } from '#taxonomy';
import type { Bilingual } from '#ground/problem';
import { insertAnswer, readAnswers } from './answer.sql.ts';
import { linkEnd, noticeOfLink } from './answer-link.ts';
import { confirmSent } from './confirm-sent.ts';
import { noticeAnswered } from './events.ts';
import type { RemovalNeeds } from './needs.ts';
import { answerKinds, referenceOf, type AnswerKind, type Notice } from './notice.ts';
import { markAnswered, readNotice } from './notice.sql.ts';
import { problems } from './problems.ts';

/** What the answer page shows. Addresses are defanged; nothing about reporters or staff is in it. */
export interface AnswerPage {
  reference: string;
  hosterName: string;
  language: 'fr' | 'en';
  /** Null in the seconds between the mail server's 250 and our own note of it. */
  sentAt: Date | null;
  validUntil: Date;
  dossiers: AnswerPageEntry[];
}

export interface AnswerPageEntry {
  dossierId: string;
  defanged: string;
  ip: string | null;
  infraction: Bilingual;
  article: string | null;
  /** The answer so far; may be changed as long as the link works. */
  answer: AnswerKind | null;
  note: string;
  answeredAt: Date | null;
}

const longestNote = 4000;
const given = z.record(z.string(), z.enum(answerKinds));

async function noticeBehind(needs: RemovalNeeds, token: string): Promise<Notice> {
  const noticeId = noticeOfLink(needs, token, needs.clock.now());
  const notice = noticeId === null ? undefined : await readNotice(needs.db, noticeId);
  if (!notice || notice.state === 'closed' || notice.state === 'failed')
    throw new Problem(problems['REM-001']);
  return notice;
}

/** Reads what a signed link opens. Throws REM-001 when it was altered, has expired, or its notice never left. */
export async function readAnswerLink(needs: RemovalNeeds, token: string): Promise<AnswerPage> {
  const notice = await noticeBehind(needs, token);
  const hoster = await needs.location.hoster(notice.hosterId);
  const answers = await readAnswers(needs.db, notice.id);
  const dossiers: AnswerPageEntry[] = [];
  for (const dossierId of notice.dossierIds) {
    const dossier = await needs.dossier.find(dossierId);
    const finding = await needs.qualification.current(dossierId);
    const [hosting] = await needs.location.hostingsOf(dossierId);
    const answer = answers.find((one) => one.dossierId === dossierId);
    const code = finding?.infraction ?? 'unknown';
    dossiers.push({
      dossierId,
      defanged: defang(dossier.locator),
      ip: hosting?.ip ?? null,
      infraction: { fr: labelOf(code, 'fr'), en: labelOf(code, 'en') },
      article: finding?.article ?? null,
      answer: answer?.answer ?? null,
      note: answer?.note ?? '',
      answeredAt: answer?.answeredAt ?? null,
    });
  }
  return {
    reference: referenceOf(notice.id),
    hosterName: hoster?.name ?? '',
    language: notice.language,
    sentAt: notice.sentAt,
    validUntil: linkEnd(notice),
    dossiers,
  };
}

/**
 * Takes a hoster's answers: dossier id → answer, and one note for all. An answer that is given again changes
 * nothing; another one supersedes it. Throws REM-001 to REM-004.
 */
export async function answerNotice(
  needs: RemovalNeeds,
  token: string,
  said: { answers: Record<string, string>; note: string },
): Promise<void> {
  const notice = await noticeBehind(needs, token);
  const answers = given.safeParse(said.answers);
  const note = said.note.trim();
  if (Object.keys(said.answers).length === 0) throw new Problem(problems['REM-002']);
  if (!answers.success || Object.keys(answers.data).some((id) => !notice.dossierIds.includes(id))) {
    throw new Problem(problems['REM-003']);
  }
  if (note.length > longestNote) throw new Problem(problems['REM-004'], { field: 'note' });
  // Whoever answers has the letter: should our own note of the 250 be missing after a crash, this is the proof.
  if (notice.state === 'queued')
    await confirmSent(needs, needs.db, notice.id, 'answered before the acceptance was noted');
  await inTransaction(needs.db, async (tx) => {
    await readNotice(tx, notice.id, { lock: true });
    const before = new Map((await readAnswers(tx, notice.id)).map((answer) => [answer.dossierId, answer]));
    for (const [dossierId, answer] of Object.entries(answers.data)) {
      const last = before.get(dossierId);
      if (last?.answer === answer && last.note === note) continue;
      const entry = { noticeId: notice.id, dossierId, answer, note, answeredAt: needs.clock.now() };
      await insertAnswer(tx, newId(), entry);
      before.set(dossierId, entry);
      await announce(tx, noticeAnswered.of(dossierId, { noticeId: notice.id, answer }));
    }
    if (notice.dossierIds.every((id) => before.has(id))) await markAnswered(tx, notice.id, needs.clock.now());
  });
}
