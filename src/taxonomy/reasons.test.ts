import { describe, expect, test } from 'vitest';
import {
  draftReasons,
  elementsOf,
  needsSecondReader,
  priorityOf,
  routingOf,
  severityOf,
} from './installed-law.ts';
import { infractionCodes } from './infractions.ts';

const date = '2026-11-21';

describe('drafted reasons', () => {
  test('say what was answered and the text in force, and nothing else', () => {
    const answers = {
      'g.public': 'yes',
      'g.context': 'no',
      'hate.criterion': 'yes',
      'hate.exhort': 'yes',
    } as const;
    expect(draftReasons({ code: 'hate', answers, date, language: 'en' }).split('\n')).toEqual([
      'An undetermined public can reach the content.',
      'No journalistic, historical, scientific, artistic, educational or condemning context appears.',
      'A person or a group is targeted on a ground protected by law.',
      'The words push others to discrimination, hatred or violence.',
      'Applicable text, as in force on 21 November 2026: Act of 29 July 1881 on freedom of the press, art.\u00a024, para. 7 or 8.',
    ]);
    expect(draftReasons({ code: 'hate', answers, date, language: 'fr' })).toContain('al. 7 ou 8');
  });
  test('keep signs of danger and background inside the house', () => {
    const answers = {
      'sext.minor': 'yes',
      'sext.distress': 'yes',
      'sext.deadline': 'yes',
      'g.victim': 'yes',
    } as const;
    expect(draftReasons({ code: 'sextortion', answers, date, language: 'fr' })).toBe(
      'La victime est mineure.',
    );
  });
  test('never speak of an element that nobody answered', () => {
    for (const code of infractionCodes) {
      expect(draftReasons({ code, answers: {}, date, language: 'fr' })).toBe('');
      const unsure = Object.fromEntries(elementsOf(code).map((element) => [element.id, 'unknown' as const]));
      expect(
        draftReasons({ code, answers: unsure, date, language: 'en' }).split('\n').length,
      ).toBeLessThanOrEqual(1);
    }
  });
  test('give the reason of the law when content is not illegal', () => {
    const draft = draftReasons({
      code: 'suicide',
      answers: { 'sui.prevention': 'yes' },
      date,
      language: 'en',
    });
    expect(draft).toContain('The content prevents, supports or testifies.');
  });
  test('every element that a rule needs for "manifest" can be put into words', () => {
    for (const code of infractionCodes) {
      for (const element of elementsOf(code)) {
        if (element.role === 'element' && element.id !== 'g.public')
          expect(element.finding.yes, element.id).not.toBeNull();
      }
    }
  });
});

describe('routing', () => {
  test('a second person reads what is gravest, and every doubt', () => {
    const both = infractionCodes.filter((code) => needsSecondReader(code, 'illegal'));
    expect(both).toEqual(['csam', 'grooming', 'sextortion', 'minor_prost', 'terror', 'explosives']);
    for (const code of infractionCodes.filter((entry) => entry !== 'outside')) {
      expect(needsSecondReader(code, 'doubtful')).toBe(true);
    }
  });
  test('the notifier is not named in notices about offences against minors', () => {
    const unnamed = infractionCodes.filter((code) => routingOf(code).notifier === 'none');
    expect(unnamed).toEqual(['csam', 'grooming', 'sextortion', 'corruption', 'minor_prost']);
  });
  test('danger outranks the verdict; a raised severity raises the priority', () => {
    expect(priorityOf('suicide', { answers: { 'sui.at_risk': 'yes' }, verdict: 'not_illegal' })).toBe(1);
    expect(priorityOf('porn_access')).toBe(4);
    expect(priorityOf('porn_access', { answers: { 'porn.kids_space': 'yes' } })).toBe(3);
    expect(severityOf('ncii', { 'nc.identity': 'yes' })).toBe(5);
    expect(priorityOf('unknown')).toBe(3);
  });
});
