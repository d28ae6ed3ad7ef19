import { describe, expect, test } from 'vitest';
import { assessUnder } from './assess.ts';
import { checkPack, packReport } from './check-pack.ts';
import { installed, jurisdictions } from './jurisdictions/index.ts';
import { readLaw } from './law.ts';
import { nextQuestionUnder } from './next-question.ts';
import type { Pack } from './pack-schema.ts';

const today = '2026-11-21';
const changed = (change: (pack: Pack) => void): readonly string[] => {
  const pack = structuredClone(installed);
  change(pack);
  return checkPack(pack, today).problems;
};
const article = (pack: Pack, id: string) => pack.articles.find((entry) => entry.id === id)!;
const category = (pack: Pack, code: string) => pack.categories.find((entry) => entry.code === code)!;

describe('the loader', () => {
  test('accepts the installed pack and lists what a lawyer still has to verify', () => {
    const report = packReport(today);
    expect(report.problems).toEqual([]);
    expect(report.signed).toBe(false);
    expect(report.toVerify.length).toBeGreaterThan(50);
    expect(report.toVerify.join('\n')).toContain('CP 227-23 from 1998-06-18');
  });

  test.each(Object.entries(jurisdictions))('accepts every pack of this build: %s', (id, pack) => {
    expect(pack.id).toBe(id);
    expect(checkPack(pack, today).problems).toEqual([]);
  });

  test('refuses versions that overlap', () => {
    expect(changed((pack) => (article(pack, 'CP 226-8').versions[0]!.to = '2024-06-01'))).toEqual([
      'CP 226-8: versions overlap at 2024-05-23',
    ]);
  });

  test('refuses a gap, unless the law itself has it and the pack says so', () => {
    expect(changed((pack) => (article(pack, 'CP 226-8').versions[0]!.to = '2024-01-01'))).toEqual([
      'CP 226-8: undeclared gap from 2024-01-01 to 2024-05-23',
    ]);
    expect(article(installed, 'CP 222-33').declaredGaps).toHaveLength(1);
    expect(changed((pack) => (article(pack, 'CP 222-33').declaredGaps = []))).toHaveLength(1);
  });

  test('refuses ids that lead nowhere', () => {
    expect(changed((pack) => (category(pack, 'hate').rules[2]!.cites[0]!.article = 'CP 999'))[0]).toContain(
      'CP 999',
    );
    expect(changed((pack) => (category(pack, 'hate').rules[2]!.expr = 'hate.typo'))[0]).toContain(
      'hate.typo',
    );
    expect(changed((pack) => (category(pack, 'hate').routing.doors[0]!.door = 'nobody'))[0]).toContain(
      'nobody',
    );
    expect(changed((pack) => (category(pack, 'terror').rules[1]!.redirect = 'outside.typo'))[0]).toContain(
      'typo',
    );
  });

  test('refuses a rule that cannot be read', () => {
    expect(changed((pack) => (category(pack, 'hate').rules[2]!.expr = 'g.public &'))[0]).toContain(
      'cannot be read',
    );
  });

  test('refuses a pack whose own test cases fail', () => {
    const problems = changed((pack) => (category(pack, 'grooming').rules[1]!.expr = 'groom.proposal'));
    expect(problems).toContain('T20: manifest, expected doubtful');
  });

  test('refuses a wrong shape and says where', () => {
    const { gates: _left, ...rest } = installed;
    expect(checkPack(rest, today).problems[0]).toContain('gates');
    expect(
      checkPack({ ...installed, categories: [{ code: 'hate' }] }, today).problems.length,
    ).toBeGreaterThan(0);
  });
});

test('another country is a folder of data: the same code reads it', () => {
  const words = (text: string) => ({ fr: text, en: text });
  const element = (id: string) => ({
    id,
    stages: ['text' as const],
    role: 'element' as const,
    answeredBy: 'analyst' as const,
    question: words('?'),
    finding: { yes: null, no: null },
  });
  const pack: Pack = {
    ...installed,
    id: 'be',
    country: 'BE',
    timeZone: 'Europe/Brussels',
    sources: [],
    doors: [],
    testCases: [],
    gates: [element('g.public')],
    articles: [
      {
        id: 'Art. 1',
        act: words('Act'),
        number: '1',
        title: words('Title'),
        declaredGaps: [],
        versions: [
          {
            from: '2000-01-01',
            to: null,
            amendedBy: '',
            summary: words('…'),
            penalties: [],
            status: 'confirmed',
            toVerify: '',
            sourceIds: [],
          },
        ],
      },
    ],
    categories: [
      {
        ...category(installed, 'hate'),
        articles: ['Art. 1'],
        elements: [element('hate.any')],
        rules: [
          {
            id: 'be.1',
            verdict: 'manifest',
            redirect: null,
            from: null,
            to: null,
            expr: 'g.public & hate.any',
            cites: [{ article: 'Art. 1', part: null }],
            reason: null,
            note: '',
          },
        ],
        routing: { ...category(installed, 'hate').routing, policeFirst: 'never', doors: [] },
      },
    ],
  };
  expect(checkPack(pack, today).problems).toEqual([]);
  const law = readLaw(pack);
  expect(law.reference).toBe('be@2026-04-02');
  expect(nextQuestionUnder(law, 'hate', {}, today)?.id).toBe('g.public');
  expect(assessUnder(law, 'hate', { 'g.public': 'yes', 'hate.any': 'yes' }, today).articles[0]?.id).toBe(
    'Art. 1',
  );
  expect(assessUnder(law, 'hate', { 'g.public': 'yes', 'hate.any': 'yes' }, '1999-12-31').verdict).toBe(
    'not_illegal',
  );
});
