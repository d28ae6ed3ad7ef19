import { createHmac, createSecretKey, randomBytes } from 'node:crypto';

/** Tells whether one more letter may go to an address today. Counts when it says yes. */
export type LetterCap = (email: string, now: Date) => boolean;

/** Whoever hands in more than this in a day has understood that we received it. */
const mostADay = 10;
/** Beyond this many addresses a day nobody new is counted: memory stays bounded, and letters leave. */
const mostAddresses = 100_000;

/**
 * Anybody can write somebody else's address into a report: without a cap, our thanks would become a way to flood a
 * mailbox. Counted in memory only, under a key that is drawn at random and changes every day: what is kept says
 * nothing about who wrote to us.
 */
export function makeLetterCap(perDay = mostADay): LetterCap {
  let day = '';
  let key = createSecretKey(randomBytes(32));
  let counts = new Map<string, number>();
  return (email, now) => {
    const today = now.toISOString().slice(0, 10);
    if (today !== day) {
      day = today;
      key = createSecretKey(randomBytes(32));
      counts = new Map();
    }
    const whose = createHmac('sha256', key).update(mailboxOf(email)).digest('base64').slice(0, 16);
    const sent = counts.get(whose) ?? 0;
    if (sent >= perDay) return false;
    if (sent > 0 || counts.size < mostAddresses) counts.set(whose, sent + 1);
    return true;
  };
}

/** The mailbox that an address leads to: neither its case nor what follows a plus makes it another one. */
export const mailboxOf = (email: string): string => email.toLowerCase().replace(/\+[^@]*@/u, '@');
