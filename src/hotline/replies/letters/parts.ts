/** A letter in words, before it is laid out as text and as HTML. */
export interface LetterParts {
  /** Says nothing: it is seen on locked screens and by whoever shares the mailbox. */
  subject: string;
  heading: string;
  greeting: string;
  paragraphs: string[];
  /** The log book: time, what happened, what it means. An empty time is a step still to come. */
  log: { time: string; what: string; more: string }[];
  /** Before and after the address of the page that the six words open. */
  follow: { before: string; after: string };
  thanks: string;
  signature: string;
  footer: string;
}
