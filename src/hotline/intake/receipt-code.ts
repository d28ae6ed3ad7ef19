import { randomBytes } from 'node:crypto';
import { englishWords } from './receipt-words.en.ts';
import { frenchWords } from './receipt-words.fr.ts';

/**
 * The receipt: six words that can be read aloud on the telephone. They are the only key to a report's page, so
 * they are drawn at random and never derived from anything about the reporter.
 *
 * Strength: 1,037 French words give 6 × log2(1037) = 60.1 bits; 1,053 English words give 60.2 bits. The server
 * keeps only a keyed hash, so guessing is possible on line alone, where a thousand tries a second would need
 * eighteen million years, on average, to meet one given receipt.
 */

/** The languages in which a receipt can be drawn. */
export type ReceiptLanguage = 'fr' | 'en';

/** What a typed receipt turned out to be: a code, words that no receipt has, or not six words. */
export type NormalisedReceipt =
  { readonly code: string } | { readonly unknownWords: readonly string[] } | { readonly wrongCount: number };

/** How many words a receipt has. */
export const receiptLength = 6;

const words = { fr: frenchWords, en: englishWords } satisfies Record<ReceiptLanguage, readonly string[]>;
const known: ReadonlySet<string> = new Set([...frenchWords, ...englishWords]);

/** Bits of a receipt drawn in one language. */
export const receiptBits = (language: ReceiptLanguage): number =>
  receiptLength * Math.log2(words[language].length);

const bytesPerWord = 5;

/**
 * The receipt that belongs to a secret of at least 30 bytes; the same secret always gives the same receipt, so
 * that a retried submission can be answered again without keeping the code. Five bytes a word: taking a 40-bit
 * number modulo a list of a thousand favours no word by more than one in a thousand million.
 */
export function receiptFrom(secret: Uint8Array, language: ReceiptLanguage): string {
  if (secret.length < receiptLength * bytesPerWord) {
    throw new RangeError(`a receipt needs ${receiptLength * bytesPerWord} bytes, got ${secret.length}`);
  }
  const list = words[language];
  const view = new DataView(secret.buffer, secret.byteOffset, secret.byteLength);
  const chosen: string[] = [];
  for (let at = 0; at < receiptLength * bytesPerWord; at += bytesPerWord) {
    const number = view.getUint32(at) * 256 + view.getUint8(at + 4);
    chosen.push(list[number % list.length] ?? '');
  }
  return chosen.join('-');
}

/** A fresh receipt, for example `abeille-lagune-tambour-village-noisette-jardin`; ASCII, fit for an address. */
export function newReceipt(
  language: ReceiptLanguage,
  random: (size: number) => Uint8Array = randomBytes,
): string {
  return receiptFrom(random(32), language);
}

/** The six words of a code, for a page that shows or says them one by one. */
export const wordsOfReceipt = (code: string): readonly string[] => code.split('-');

/** No honest spelling of six words is longer; what is longer is counted but not looked at further. */
const longestText = 400;

/**
 * Reads what a person typed or pasted: capitals, accents, numbers, dots, dashes, commas and line breaks do not
 * matter. Pure and quick; it tells whether the words exist, never whether such a report does.
 */
export function normaliseReceipt(text: string): NormalisedReceipt {
  const lower = text.slice(0, longestText).toLowerCase();
  const plain = isAscii(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
  const found = plain.match(/\p{L}+/gu) ?? [];
  if (found.length !== receiptLength) return { wrongCount: found.length };
  const unknownWords = found.filter((word) => !known.has(word));
  return unknownWords.length > 0 ? { unknownWords } : { code: found.join('-') };
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}
