import { describe, expect, it } from 'vitest';
import { verdicts } from '#hotline/watch';
import { channels } from '#taxonomy';
import { counted, fill, messages } from './index.ts';
import { typeset } from './typeset.ts';

/** Every text with its path: 'site.home.head' → '…'. Texts made by functions are left to their callers. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}
const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/gu)].map(([hole]) => hole).sort();

const french = textsOf(messages('fr'));
const english = new Map(textsOf(messages('en')));

describe('the two catalogues', () => {
  it('have the same keys', () => {
    expect([...english.keys()]).toEqual(french.map(([path]) => path));
  });
  it('leave the same holes', () => {
    const uneven = french.filter(([path, text]) => `${holes(text)}` !== `${holes(english.get(path) ?? '')}`);
    expect(uneven).toEqual([]);
  });
  it('leave no text empty', () => {
    expect([...french, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('words of the rooms', () => {
  it('name every verdict of the watch', () => {
    for (const language of ['fr', 'en'] as const)
      expect(Object.keys(messages(language).words.checks).sort()).toEqual([...verdicts].sort());
  });
  it('name every channel as the taxonomy does', () => {
    for (const language of ['fr', 'en'] as const) {
      const named = channels.map(({ code, label }) => [code, label[language]]);
      expect(messages(language).words.channels).toEqual(Object.fromEntries(named));
    }
  });
});

describe('French typography', () => {
  const faults = (text: string): boolean =>
    / [;!?:»]|« |[^\s\u202F][;!?](?=\s|$)|«[^\u202F]|[^\u202F]»|\d (h|min|s|%)(?!\p{L})|'|\.\.\./u.test(text);
  it('is real in every text', () => {
    expect(french.filter(([, text]) => faults(text))).toEqual([]);
  });
  it('would be caught if it were not', () => {
    for (const bad of ['Où ?', 'Où?', 'vérifier : oui', '« ici »', 'de 9 h', "l'adresse", 'Envoi...']) {
      expect(faults(bad), bad).toBe(true);
    }
  });
  it('is set once and stays', () => {
    const set = typeset("Où l'avez-vous vu ? Ici : « là », à 21 h 04, 12 % de 68 214 !", 'fr');
    expect(set).toBe(
      'Où l’avez-vous vu\u202F? Ici\u00A0: «\u202Flà\u202F», à 21\u00A0h\u00A004, 12\u00A0% de 68\u202F214\u202F!',
    );
    expect(typeset(set, 'fr')).toBe(set);
  });
  it('leaves addresses and e-mail alone', () => {
    expect(typeset('https://example.org/a?b=c', 'fr')).toBe('https://example.org/a?b=c');
  });
});

describe('filling', () => {
  it('puts values in their holes and shows a hole without value', () => {
    expect(fill('{a} et {b}', { a: 1 })).toBe('1 et {b}');
  });
  it('counts as the language does: zero is one in French, many in English', () => {
    const texts = { one: '{count} mot', other: '{count} mots' };
    expect(counted(texts, 0, 'fr')).toBe('0 mot');
    expect(counted(texts, 0, 'en')).toBe('0 mots');
  });
});
