import type { Bilingual } from '#ground/problem';

/** What a letter says about one address. Nothing about the person who reported it. */
export interface AddressFacts {
  /** Defanged: a letter never carries a live address in its text. */
  defanged: string;
  ip: string | null;
  infraction: Bilingual;
  /** e.g. 'CP 227-23', as the decision holds it; null where none was named. */
  article: string | null;
  /** The article's full name; empty text where none was named. */
  articleInWords: Bilingual;
  /** Why it is illegal, one sentence a line (DSA art. 16(2)(a)). */
  explanation: Bilingual;
  decidedAt: Date;
  /** A second person has confirmed it. */
  secondRead: boolean;
}

/** Everything that a notice or its reminder says to a hoster. */
export interface NoticeFacts {
  reference: string;
  language: 'fr' | 'en';
  hosterName: string;
  /** Null for a first notice; for a reminder, when the first one left. */
  remindsOf: Date | null;
  answerUrl: Bilingual;
  validUntil: Date;
  addresses: readonly AddressFacts[];
  service: { name: string; email: string };
  /** False when every address falls under the offences for which the notice names nobody (DSA art. 16(2)(c)). */
  namesNotifier: boolean;
}

/** A letter ready to be sent. */
export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}
