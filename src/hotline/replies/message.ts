/** A letter of ours to a reporter who left an address. */
export interface Message {
  id: string;
  reportId: string;
  /** The dossier that it is about; null for an acknowledgement. */
  dossierId: string | null;
  kind: MessageKind;
  language: 'fr' | 'en';
  state: 'queued' | 'sent' | 'failed';
  messageId: string;
  queuedAt: Date;
  /** Set only after the other side accepted it. */
  sentAt: Date | null;
  attempts: number;
  /** Stable words: 'mail-unavailable', 'mail-refused', 'no-contact', 'gave-up'. */
  lastProblem: string | null;
}

export type MessageKind = 'acknowledgement' | 'outcome';

/**
 * Derived from what the letter is about and from nothing else: the database refuses a second one, and a mail
 * server that sees it twice after a crash knows it for the same. `about`: the event that ended the dossier.
 */
export const messageIdOf = (
  { kind, reportId, about }: { kind: MessageKind; reportId: string; about: number | null },
  domain: string,
): string => `<${[kind, reportId, ...(about === null ? [] : [about])].join('.')}@${domain}>`;

/** Ends of a dossier that its reporters are told about. */
export const outcomes = [
  'removed',
  'closed-not-illegal',
  'closed-out-of-scope',
  'closed-not-found',
  'closed-passed-on',
] as const;
export type Outcome = (typeof outcomes)[number];

export const isOutcome = (state: string): state is Outcome => (outcomes as readonly string[]).includes(state);
