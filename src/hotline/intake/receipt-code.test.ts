import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { wordlist as bip39English } from '@scure/bip39/wordlists/english.js';
import { wordlist as bip39French } from '@scure/bip39/wordlists/french.js';
import { describe, expect, test } from 'vitest';
import { newReceipt, normaliseReceipt, receiptBits, receiptFrom, wordsOfReceipt } from './receipt-code.ts';
import { englishWords } from './receipt-words.en.ts';
import { frenchWords } from './receipt-words.fr.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const language = fc.constantFrom('fr' as const, 'en' as const);

/** Stems that must not be read out to somebody who has just seen something terrible. */
const unfit = [
  /^(mort|mourir|tuer|sang|viol|sexe?|nude?|cul$|arme|fusil|couteau|pistol|poison|cadavre|tombe|pendre)/u,
  /^(kill|death|dead|die$|blood|rape|sex|nude|naked|gun|knife|weapon|murder|corpse|grave|hang)/u,
  /^(enfan|fille|gar[cç]on|bambin|child|girl|boy|baby|kid|infant|toddler|youth|junior|teen)/u,
  /^(prison|police|coupable|honte|victim|guilt|shame|slave|esclave|toucher|touch|secret|silence)/u,
];
const kindThough = new Set(['hangar']);

describe('the words', () => {
  test('come from the BIP-39 lists and stay as they were read', () => {
    expect(frenchWords.every((word) => bip39French.includes(word))).toBe(true);
    expect(englishWords.every((word) => bip39English.includes(word))).toBe(true);
    const hashed = (list: readonly string[]) =>
      createHash('sha256').update(list.join(' ')).digest('hex').slice(0, 16);
    expect([frenchWords.length, hashed(frenchWords)]).toEqual([1037, '1b4eaa8353f8d318']);
    expect([englishWords.length, hashed(englishWords)]).toEqual([1053, 'ab8d5049d8fa6aa9']);
  });

  test('are plain, at least four letters long and never within one letter of each other', () => {
    for (const list of [frenchWords, englishWords]) {
      expect(list.every((word) => /^[a-z]{4,}$/u.test(word))).toBe(true);
      const patterns = new Set<string>();
      for (const word of list) {
        const own = new Set([word]);
        for (let at = 0; at < word.length; at += 1) own.add(`${word.slice(0, at)}.${word.slice(at + 1)}`);
        for (const pattern of own) {
          expect(patterns.has(pattern), `${word} looks like another word (${pattern})`).toBe(false);
          patterns.add(pattern);
        }
      }
    }
  });

  test('spare frightened people', () => {
    const found = [...frenchWords, ...englishWords].filter(
      (word) => !kindThough.has(word) && unfit.some((stem) => stem.test(word)),
    );
    expect(found).toEqual([]);
    expect(unfit.some((stem) => stem.test('couteau'))).toBe(true);
  });

  test('give at least sixty bits', () => {
    expect(receiptBits('fr')).toBeCloseTo(60.11, 2);
    expect(receiptBits('en')).toBeCloseTo(60.24, 2);
  });
});

describe('a receipt', () => {
  test('is the same for the same secret, and another one each time it is drawn', () => {
    fc.assert(
      fc.property(secret, language, (one, spoken) => {
        expect(receiptFrom(one, spoken)).toBe(receiptFrom(Uint8Array.from(one), spoken));
        expect(receiptFrom(one, spoken).split('-')).toHaveLength(6);
      }),
    );
    const many = new Set(Array.from({ length: 20_000 }, () => newReceipt('fr')));
    expect(many.size).toBe(20_000);
  });

  test('reads a secret that lies inside a larger buffer', () => {
    const large = new Uint8Array(64).fill(7);
    large.set(
      Array.from({ length: 32 }, (_, at) => at),
      16,
    );
    const copy = Uint8Array.from({ length: 32 }, (_, at) => at);
    expect(receiptFrom(large.subarray(16, 48), 'en')).toBe(receiptFrom(copy, 'en'));
  });

  test('refuses a secret that is too short', () => {
    expect(() => receiptFrom(new Uint8Array(16), 'fr')).toThrow(RangeError);
  });

  test('is found again however it is typed', () => {
    const separator = fc.constantFrom(' ', ' - ', '-', ', ', '\n', ' · ', '; ', '\u00a0', '/');
    fc.assert(
      fc.property(
        secret,
        language,
        separator,
        fc.boolean(),
        fc.boolean(),
        (bytes, spoken, between, loud, numbered) => {
          const code = receiptFrom(bytes, spoken);
          const typed = wordsOfReceipt(code)
            .map((word, at) => (numbered ? `${at + 1}. ${word}` : word))
            .map((word) => (loud ? word.toUpperCase() : word))
            .join(between);
          expect(normaliseReceipt(`  « ${typed} ». `)).toEqual({ code });
        },
      ),
    );
  });

  test('is found again with accents that nobody asked for', () => {
    expect(normaliseReceipt('Abéille lagûne tambôur village noisètte jardin')).toEqual({
      code: 'abeille-lagune-tambour-village-noisette-jardin',
    });
  });
});

describe('what is not a receipt', () => {
  test('is told apart: words that no receipt has, or not six words', () => {
    expect(normaliseReceipt('abeille lagune tambour village noisette xyzzy')).toEqual({
      unknownWords: ['xyzzy'],
    });
    expect(normaliseReceipt('abeille lagune')).toEqual({ wrongCount: 2 });
    expect(normaliseReceipt('')).toEqual({ wrongCount: 0 });
    expect(normaliseReceipt('123 456 --- !!')).toEqual({ wrongCount: 0 });
    expect(normaliseReceipt('пчела лагуна барабан деревня орех сад')).toHaveProperty('unknownWords');
  });

  test('never throws and never takes long, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(normaliseReceipt(text)).toBeTypeOf('object');
      }),
    );
    const started = performance.now();
    normaliseReceipt('a '.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('costs the reader a few microseconds', () => {
    const code = newReceipt('fr').replaceAll('-', ' ');
    for (let warm = 0; warm < 2_000; warm += 1) normaliseReceipt(code);
    const samples = Array.from({ length: 9 }, () => {
      const started = performance.now();
      for (let turn = 0; turn < 1_000; turn += 1) normaliseReceipt(code);
      return performance.now() - started;
    });
    // Milliseconds a thousand calls are microseconds a call. The best of nine: the machine may be busy.
    expect(Math.min(...samples)).toBeLessThan(5);
  });
});
