import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from './expression.ts';
import { assess, elementsOf, nextQuestion, openQuestions } from './installed-law.ts';
import { infractionCodes } from './infractions.ts';

const today = '2026-11-21';
const ids = (code: (typeof infractionCodes)[number], answers: Answers): string[] =>
  openQuestions(code, answers, today).map((element) => element.id);

describe('the next question', () => {
  test('is never about pictures while a text question could settle the case', () => {
    for (const code of infractionCodes) {
      const stages = openQuestions(code, {}, today).map((element) => element.stages[0]);
      const firstSeen = stages.indexOf('media');
      if (firstSeen >= 0) expect(stages.slice(firstSeen).every((stage) => stage === 'media')).toBe(true);
    }
    expect(ids('csam', {})[0]).toBe('csam.age_text');
  });

  test('does not ask anybody to look when a verified fingerprint has answered', () => {
    const left = ids('csam', { 'csam.hash_verified': 'yes', 'csam.adult_proven': 'no' });
    expect(left).toEqual([]);
  });

  test('does not ask anybody to look when only text is there', () => {
    expect(ids('csam', { 'csam.text_only': 'yes' }).some((id) => id === 'csam.minor')).toBe(false);
  });

  test('does not repeat a question that was answered with "unknown"', () => {
    expect(ids('hate', { 'g.public': 'unknown' })).not.toContain('g.public');
  });

  test('leaves fingerprints to the machine', () => {
    expect(ids('csam', {})).not.toContain('csam.hash_verified');
  });

  test('stops exactly when no further answer can change the verdict', () => {
    const answer = fc.constantFrom<Answer>('yes', 'no');
    fc.assert(
      fc.property(
        fc.constantFrom(...infractionCodes),
        fc.infiniteStream(answer),
        fc.infiniteStream(answer),
        (code, given, later) => {
          const known: Record<string, Answer> = { 'csam.hash_verified': 'no' };
          for (
            let asked = nextQuestion(code, known, today);
            asked;
            asked = nextQuestion(code, known, today)
          ) {
            known[asked.id] = given.next().value;
          }
          const settled = assess(code, known, today);
          const read: Record<string, Answer> = { ...known };
          for (const element of elementsOf(code)) {
            if (element.stages[0] !== 'media') read[element.id] ??= later.next().value;
          }
          const complete = assess(code, read, today);
          expect([complete.verdict, complete.redirect]).toEqual([settled.verdict, settled.redirect]);
          const seen: Record<string, Answer> = { ...read };
          for (const element of elementsOf(code)) seen[element.id] ??= later.next().value;
          // A picture that was left unseen could never have made the case illegal.
          expect(assess(code, seen, today).verdict === 'manifest').toBe(settled.verdict === 'manifest');
        },
      ),
      { numRuns: 400 },
    );
  });

  test('an analyst never answers more than a dozen questions', () => {
    for (const code of infractionCodes) {
      const known: Record<string, Answer> = {};
      let asked = 0;
      for (let next = nextQuestion(code, known, today); next; next = nextQuestion(code, known, today)) {
        known[next.id] = 'no';
        asked += 1;
      }
      expect(asked).toBeLessThanOrEqual(12);
    }
  });
});
