import type { NoticeStatus } from './notice-status.ts';

/** What is or was sent to a hoster about one or more dossiers. */
export interface Notice {
  id: string;
  hosterId: string;
  language: 'fr' | 'en';
  state: NoticeStatus;
  /** The notice that this one reminds of; null for a first notice. */
  reminderOf: string | null;
  messageId: string;
  queuedAt: Date;
  sendAfter: Date;
  /** Set only after the other side accepted it, together with its own words. */
  sentAt: Date | null;
  acceptedAs: string | null;
  attempts: number;
  /** Stable words: 'mail-unavailable 451', 'mail-refused 550', 'contact-not-approved'… */
  lastProblem: string | null;
  answeredAt: Date | null;
  dossierIds: string[];
}

/** What a hoster may say of one address. */
export const answerKinds = [
  'removed',
  'customer-warned',
  'not-ours',
  'need-information',
  'contested',
] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** The newest answer of a hoster about one dossier. */
export interface Answer {
  noticeId: string;
  dossierId: string;
  answer: AnswerKind;
  note: string;
  answeredAt: Date;
}

/** How people and hosters call a notice: `N-3F7A91C0`. The tail of the id is its random part. */
export const referenceOf = (noticeId: string): string => `N-${noticeId.slice(-8).toUpperCase()}`;

/** Derived from the id: a message that is sent again after a crash is recognisable as the same one. */
export const messageIdOf = (noticeId: string, domain: string): string => `<notice.${noticeId}@${domain}>`;
