import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as taxonomy from './index.ts';
import { installed } from './jurisdictions/index.ts';

const strings = (value: unknown, key = ''): { key: string; text: string }[] => {
  if (typeof value === 'string') return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((entry) => strings(entry, key));
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([name, entry]) => strings(entry, name));
  return [];
};
const everyWord = strings([
  installed,
  taxonomy.infractions,
  taxonomy.publicCategories,
  taxonomy.channels,
  taxonomy.siteTypes,
  taxonomy.iccamAxes,
]).filter(({ key }) => key === 'fr' || key === 'en');

describe('words', () => {
  test('the fifteen codes stand in their order, with labels in both languages', () => {
    expect(taxonomy.infractionCodes.join(' ')).toBe(
      'csam grooming sextortion corruption minor_prost porn_access hate crime_hum terror explosives suicide pimping sex_harass ncii outside',
    );
    for (const { code } of taxonomy.infractions) {
      for (const language of ['fr', 'en'] as const) {
        expect(taxonomy.labelOf(code, language)).not.toBe(code);
        expect(taxonomy.shortLabelOf(code, language).length).toBeLessThanOrEqual(26);
        expect(taxonomy.lawNameOf(code, language)).not.toBe('');
      }
    }
    expect(installed.categories.map((category) => category.code)).toEqual([...taxonomy.infractionCodes]);
  });

  test('screens never use the old word of the law', () => {
    const shown = strings([taxonomy.infractions, taxonomy.publicCategories]).map(({ text }) => text);
    expect(shown.some((text) => /p[ée]doporn|child porn/i.test(text))).toBe(false);
  });

  test('typography is real: curly apostrophes, and no breaking space before French punctuation', () => {
    expect(everyWord.length).toBeGreaterThan(800);
    expect(everyWord.filter(({ text }) => text.includes("'"))).toEqual([]);
    expect(everyWord.filter(({ key, text }) => key === 'fr' && / [;:!?»]|« /.test(text))).toEqual([]);
    expect(everyWord.filter(({ text }) => text.trim() !== text || text === '')).toEqual([]);
  });

  test('French and English are not the same sentence', () => {
    const questions = [...installed.gates, ...installed.categories.flatMap((category) => category.elements)];
    expect(questions.filter(({ question }) => question.fr === question.en)).toEqual([]);
  });

  test('a code nobody knows is shown as it is, and an unsaid one in words', () => {
    expect(taxonomy.labelOf('gone', 'fr')).toBe('gone');
    expect(taxonomy.labelOf('unknown', 'fr')).toBe('Non précisé');
    expect(taxonomy.labelOf('outside.fraud', 'en')).toBe('Scam, fake shop, romance scam');
  });
});

describe('public categories', () => {
  test('are nine at most, and doubt comes last', () => {
    expect(taxonomy.publicCategories.length).toBeLessThanOrEqual(9);
    expect(taxonomy.publicCategories.at(-1)?.id).toBe('unknown');
    expect(taxonomy.publicCategories.at(-1)?.label.fr).toBe('Autre chose, ou je ne sais pas');
  });
  test('accept every infraction code and every public id, and nothing else', () => {
    for (const { code } of taxonomy.infractions) expect(taxonomy.isCategory(code)).toBe(true);
    for (const { id } of taxonomy.publicCategories) expect(taxonomy.isCategory(id)).toBe(true);
    expect(taxonomy.isCategory('constructor')).toBe(false);
    expect(taxonomy.infractionOfCategory('unknown')).toBeNull();
    expect(taxonomy.infractionOfCategory('hate')).toBe('hate');
  });
  test('lead to every infraction of the field', () => {
    const covered = new Set(taxonomy.publicCategories.flatMap((category) => category.covers));
    expect(taxonomy.infractionCodes.filter((code) => code !== 'outside' && !covered.has(code))).toEqual([]);
  });
});

describe('exchange vocabularies', () => {
  const reference = {
    categories:
      'ANIMAL_WELFARE CONSUMER_INFORMATION CYBER_VIOLENCE CYBER_VIOLENCE_AGAINST_WOMEN DATA_PROTECTION_AND_PRIVACY_VIOLATIONS ILLEGAL_OR_HARMFUL_SPEECH INTELLECTUAL_PROPERTY_INFRINGEMENTS NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS NOT_SPECIFIED_NOTICE OTHER_VIOLATION_TC PROTECTION_OF_MINORS RISK_FOR_PUBLIC_SECURITY SCAMS_AND_FRAUD SELF_HARM UNSAFE_AND_PROHIBITED_PRODUCTS VIOLENCE'.split(
        ' ',
      ),
    exploitation: [
      'grooming',
      'solicitation',
      'sextortion',
      'trafficking',
      'distribution',
      'production',
      'possession',
    ],
  };
  test('every infraction has a DSA category that exists', () => {
    for (const code of taxonomy.infractionCodes) {
      expect(reference.categories).toContain(taxonomy.mappings(code).dsa.category);
      expect(taxonomy.mappings(code).dsa.keywords.length).toBeGreaterThan(0);
    }
  });
  test('X-ARF exploitation types are those of the schema', () => {
    for (const code of taxonomy.infractionCodes) {
      const { type, exploitationType, tag } = taxonomy.mappings(code).xarf;
      if (type === 'csem') expect(reference.exploitation).toContain(exploitationType);
      else expect(exploitationType).toBeNull();
      expect(tag).toMatch(/^[a-z]+:[a-z-]+$/);
    }
  });
  test('ids and codes are unique within every ICCAM axis', () => {
    for (const [axis, entries] of Object.entries(taxonomy.iccamAxes)) {
      expect(new Set(entries.map((entry) => entry.id)).size, axis).toBe(entries.length);
      expect(new Set(entries.map((entry) => entry.code)).size, axis).toBe(entries.length);
    }
    expect(taxonomy.iccamAxis('reason')).toHaveLength(21);
  });
  test('flags speak of elements and axis values that exist', () => {
    for (const code of taxonomy.infractionCodes) {
      for (const { element, axis, id } of taxonomy.mappings(code).iccam.flags) {
        expect(taxonomy.elementsOf(code).map((entry) => entry.id)).toContain(element);
        expect(taxonomy.iccamAxis(axis).map((entry) => entry.id)).toContain(id);
      }
    }
  });
  test('reasons outside our field name ICCAM reasons that exist', () => {
    const known = new Set<number>(taxonomy.iccamAxis('reason').map((entry) => entry.id));
    for (const reason of taxonomy.outsideReasons()) {
      for (const id of reason.iccamReasons) expect(known.has(id)).toBe(true);
    }
  });
  test('countries are named in both languages', () => {
    expect(taxonomy.countryName('de', 'fr')).toBe('Allemagne');
    expect(taxonomy.countryName('DE', 'en')).toBe('Germany');
    expect(taxonomy.countryName('not-a-country', 'fr')).toBe('not-a-country');
  });
});

test('the rules need no Node: a browser can run them', () => {
  const files = [
    'assess',
    'expression',
    'installed-law',
    'law',
    'next-question',
    'penalty',
    'priority',
    'reasons',
  ];
  for (const file of files) {
    expect(readFileSync(new URL(`./${file}.ts`, import.meta.url), 'utf8')).not.toMatch(/from '(node:|zod)/);
  }
});
