import { describe, expect, test } from 'vitest';
import { assessUnder } from './assess.ts';
import { problemOfCase } from './check-pack.ts';
import type { Answers } from './expression.ts';
import { article, articlesInForce, assess, legalDay } from './installed-law.ts';
import { installed } from './jurisdictions/index.ts';
import { readLaw, versionOn } from './law.ts';
import { penaltyFor, penaltyText } from './penalty.ts';

const law = readLaw(installed);
const today = '2026-11-21';

describe('the seventy-four cases', () => {
  test('there are seventy-four, each with its own id', () => {
    expect(new Set(installed.testCases.map((given) => given.id)).size).toBe(74);
  });
  test.each(installed.testCases)('$id $code: $label', (given) => {
    expect(problemOfCase(law, given, today)).toBeNull();
  });
  test('a case that expects another verdict, rule or priority is told apart', () => {
    const given = installed.testCases[0]!;
    expect(problemOfCase(law, { ...given, verdict: 'doubtful' }, today)).toContain('expected doubtful');
    expect(problemOfCase(law, { ...given, ref: '33 al. 3' }, today)).toContain('expected "33 al. 3"');
    expect(problemOfCase(law, { ...given, p: 1 }, today)).toContain('expected 1');
  });
});

describe('the maximum of a day', () => {
  const on = (id: string, day: string, act: string): string | null => {
    const version = versionOn(article(id)!, day);
    const penalty = version?.penalties.find((entry) => entry.act === act);
    return penalty ? `${penalty.years}/${(penalty.fine ?? 0) / 1000}` : null;
  };
  test.each([
    ['CP 227-23', 'holding', '2001-06-01', null],
    ['CP 227-23', 'holding', '2010-06-01', '2/30'],
    ['CP 227-23', 'holding', '2022-01-01', '5/75'],
    ['CP 227-23', 'public-network', '2005-01-01', '5/75'],
    ['CP 227-23', 'public-network', '2008-01-01', '7/100'],
    ['CP 322-6-1', 'public-network', '2012-01-01', '3/45'],
    ['CP 322-6-1', 'public-network', '2026-01-01', '5/75'],
    ['CP 225-12-1', 'client-of-a-minor', '2012-01-01', '3/45'],
    ['CP 225-12-1', 'client-of-a-minor', '2026-01-01', '5/75'],
    ['CP 226-8', 'base', '2020-01-01', '1/15'],
    ['CP 226-8', 'online', '2025-01-01', '2/45'],
    ['CP 226-8-1', 'online', '2024-05-22', null],
    ['CP 226-8-1', 'online', '2024-05-23', '3/75'],
    ['CP 421-2-5', 'online', '2014-11-14', null],
    ['Loi 1881 art. 24', 'attacks-or-apology', '2014-11-14', '5/45'],
    ['CP 421-2-5', 'online', '2014-11-15', '7/100'],
    ['CP 227-22-2', 'base', '2021-04-22', null],
    ['CP 227-22-2', 'base', '2021-04-23', '7/100'],
    ['CP 225-7-1', 'under-fifteen', '2012-01-01', '15/3000'],
    ['CP 225-7-1', 'under-fifteen', '2026-01-01', '20/3000'],
  ])('%s, %s, on %s: %s', (id, act, day, expected) => {
    expect(on(id, day, act)).toBe(expected);
  });

  test('rises with what the answers establish, and only with that', () => {
    const version = versionOn(article('CP 227-23')!, today)!;
    const inWords = (answers: Answers, language: 'fr' | 'en') =>
      penaltyText(penaltyFor(version, answers)!, language);
    expect(inWords({}, 'en')).toBe('5 years of imprisonment and a fine of €75,000');
    expect(inWords({ 'csam.shared': 'yes' }, 'en')).toContain('5 years');
    expect(inWords({ 'csam.shared': 'yes', 'g.public': 'yes' }, 'fr')).toBe(
      '7\u00a0ans d’emprisonnement et 100\u202f000\u00a0€ d’amende',
    );
  });
});

describe('the law of the day', () => {
  const harassed: Answers = {
    'har.target': 'yes',
    'har.sexual': 'yes',
    'har.repeat': 'yes',
    'har.hostile': 'yes',
  };
  test('in the hole of 2012 no text on sexual harassment can be applied', () => {
    expect(assess('sex_harass', harassed, '2012-06-01')).toMatchObject({ articles: [], gaps: ['CP 222-33'] });
    expect(assess('sex_harass', harassed, '2012-06-01').verdict).not.toBe('manifest');
    expect(assess('sex_harass', harassed, '2012-05-04').verdict).toBe('manifest');
    expect(assess('sex_harass', harassed, '2012-08-08').verdict).toBe('manifest');
  });
  test('a raid of several authors is harassment since 6 August 2018 only', () => {
    const raid: Answers = { ...harassed, 'har.repeat': 'no', 'har.raid': 'yes' };
    expect(assess('sex_harass', raid, '2018-08-05').verdict).not.toBe('manifest');
    expect(assess('sex_harass', raid, '2018-08-06').verdict).toBe('manifest');
  });
  test('hatred is cited by the paragraph numbers of its day', () => {
    const post: Answers = {
      'g.public': 'yes',
      'g.context': 'no',
      'hate.criterion': 'yes',
      'hate.exhort': 'yes',
    };
    expect(assess('hate', post, '2014-11-14').articles[0]?.part?.fr).toBe('al. 8 ou 9');
    expect(assess('hate', post, '2014-11-15').articles[0]?.part?.fr).toBe('al. 7 ou 8');
  });
  test('the article comes with the version in force that day', () => {
    const found = assess('csam', { 'csam.hash_verified': 'yes' }, '2012-01-01');
    expect(found.articles[0]).toMatchObject({
      id: 'CP 227-23',
      version: { from: '2007-03-07', to: '2013-08-07' },
    });
    expect(articlesInForce('ncii', '2024-05-22').map((entry) => entry.id)).not.toContain('CP 226-8-1');
    expect(articlesInForce('ncii', '2024-05-23').map((entry) => entry.id)).toContain('CP 226-8-1');
  });
  test('a law enters into force at midnight in Paris, not in Greenwich', () => {
    expect(legalDay(new Date('2024-05-22T21:59:59Z'))).toBe('2024-05-22');
    expect(legalDay(new Date('2024-05-22T22:00:00Z'))).toBe('2024-05-23');
  });
  test('an infraction that the pack does not have is an error, not "not illegal"', () => {
    expect(() => assessUnder(law, 'unheard-of', {}, today)).toThrow(RangeError);
  });
});
