import type { Clock } from '#ground/clock';
import type { Seals } from '#ground/crypto';
import { newId } from '#ground/ids';
import { Problem, type ProblemDefinition } from '#ground/problem';
import { isInfraction, publicCategories, severityOf } from '#taxonomy';
import type { LocatorRow } from './intake.sql.ts';
import { mostLocators, type LocatorFault } from './locator.ts';
import { parseLocator } from './parse-locator.ts';
import { problems } from './problems.ts';
import { newReceipt, receiptFrom } from './receipt-code.ts';
import type { ReportWriter } from './report-writer.ts';

/** What a front door hands over. Nothing here names the sender's machine. */
export interface Submission {
  locators: readonly string[];
  category?: string | null | undefined;
  comment?: string | null | undefined;
  contact?: { email: string } | null | undefined;
  language: 'fr' | 'en';
  channel: 'form' | 'api' | 'extension' | 'app' | 'partner' | 'peer';
  idempotencyKey?: string | null | undefined;
  /** 1 during a flood: accepted all the same, read after the others. */
  lane?: 0 | 1;
  /** The person says that someone is in danger right now: read first, whatever the category. */
  danger?: boolean;
}

/** The answer: the code exists only here, on its way to the person. */
export interface Acceptance {
  receipt: string;
  reportId: string;
  repeated: boolean;
}

export const longestComment = 5000;

const faults: Record<LocatorFault, ProblemDefinition> = {
  empty: problems['INT-002'],
  'too-long': problems['INT-009'],
  'no-address': problems['INT-002'],
  'end-missing': problems['INT-003'],
  'scheme-refused': problems['INT-004'],
  'onion-incomplete': problems['INT-005'],
  'magnet-incomplete': problems['INT-006'],
};

/** The named problem of an unreadable locator, for forms that check a line before the last step. */
export const problemOfFault = (fault: LocatorFault): ProblemDefinition => faults[fault];

// Neither control characters nor marks of direction: no server takes them, and a letter would wait for ever.
const emailLike =
  /^[^\s\p{C}@<>"(),;:\\]{1,64}@[^\s\p{C}@<>"(),;:\\[\]]{1,250}\.[^\s\p{C}@.<>"(),;:\\[\]]{2,63}$/u;
const categories: ReadonlySet<string> = new Set(publicCategories.map((category) => category.id));
const hoursBySeverity: Record<number, number> = { 5: 2, 4: 24, 3: 24, 2: 72, 1: 72 };

/** Tells whether a text has the form of an e-mail address; whether it exists is the mail's business. */
export const looksLikeEmail = (text: string): boolean => text.length <= 254 && emailLike.test(text);

/**
 * Accepts a report: durable when this resolves. The same idempotency key with the same content gives the same
 * receipt and writes nothing. Throws INT-001 to INT-011 and then nothing was written.
 */
export async function acceptReport(
  tools: { writer: ReportWriter; seals: Seals; clock: Clock },
  submission: Submission,
): Promise<Acceptance> {
  const { writer, seals, clock } = tools;
  const comment = submission.comment?.trim() || null;
  const email = submission.contact?.email.trim() || null;
  const typed = submission.locators.map((text) => text.trim()).filter((text) => text !== '');
  if (typed.length === 0 && !comment) throw new Problem(problems['INT-001'], { field: 'locators' });
  if (typed.length > mostLocators) throw new Problem(problems['INT-007'], { field: 'locators' });
  if (comment && comment.length > longestComment)
    throw new Problem(problems['INT-009'], { field: 'comment' });
  if (email && !looksLikeEmail(email)) throw new Problem(problems['INT-008'], { field: 'contact.email' });
  const category = readCategory(submission.category);

  const id = newId<'Report'>(clock.now().getTime());
  const key = submission.idempotencyKey?.trim() || null;
  const receipt = key
    ? receiptFrom(seals.hmac('receipt of key', key), submission.language)
    : newReceipt(submission.language);
  const sealed = comment || email ? seals.newDataKey() : null;
  const severity = submission.danger ? 5 : category ? severityOf(category) : 3;
  const bodyHash = key
    ? seals.hmac('body', JSON.stringify([typed, category, comment, email, submission.language]))
    : null;
  const written = await writer.write({
    locators: readLocators(typed),
    report: {
      id,
      receiptHash: hashReceipt(seals, receipt),
      idempotencyHash: key ? seals.hmac('idempotency', key) : null,
      bodyHash,
      channel: submission.channel,
      language: submission.language,
      category,
      dataKey: sealed?.wrapped ?? null,
      comment: sealed && comment ? seals.sealWith(sealed.key, comment) : null,
      contact: sealed && email ? seals.sealWith(sealed.key, email) : null,
      // Whoever floods us cannot put the flood before everybody else's reports by ticking a box.
      priority: submission.danger && !submission.lane ? 1 : severity >= 5 ? 2 : severity >= 3 ? 3 : 4,
      lane: submission.lane ?? 0,
      dueAt: new Date(clock.now().getTime() + (hoursBySeverity[severity] ?? 24) * 3_600_000),
    },
  });
  if (written.outcome === 'accepted') return { receipt, reportId: id, repeated: false };
  if (!bodyHash || !written.bodyHash?.equals(bodyHash)) throw new Problem(problems['INT-010']);
  return { receipt, reportId: written.reportId, repeated: true };
}

/** The only form in which a receipt is kept. */
export const hashReceipt = (seals: Seals, receipt: string): Buffer => seals.hmac('receipt', receipt);

function readCategory(given: string | null | undefined): string | null {
  if (!given || given === 'unknown') return null;
  if (!categories.has(given) && !isInfraction(given))
    throw new Problem(problems['INT-011'], { field: 'category' });
  return given;
}

/** One row a locator; two spellings of one address are one; words only become a dossier of their own. */
function readLocators(typed: readonly string[]): LocatorRow[] {
  if (typed.length === 0)
    return [{ key: null, kind: 'text', canonical: '', host: null, tld: null, verbatim: '' }];
  const rows: LocatorRow[] = [];
  for (const [position, text] of typed.entries()) {
    const parsed = parseLocator(text);
    if ('fault' in parsed) throw new Problem(faults[parsed.fault], { field: `locators.${position}` });
    const { locator } = parsed;
    if (!rows.some((row) => row.key?.equals(locator.key))) rows.push(locator);
  }
  return rows;
}
