import { describe, expect, it } from 'vitest';
import { noAnswers, type Answers } from '#ui/site/report-answers.ts';
import { commentOf, readAnswers, stepFor } from './read-answers.ts';

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const answers = (some: Partial<Answers>): Answers => ({ ...noAnswers, key: 'k', ...some });

describe('reading the answers', () => {
  it('takes an empty form for what it is', () => {
    expect(readAnswers(form({}))).toMatchObject({ where: '', category: 'unknown', danger: false });
  });
  it('draws a key once and keeps it', () => {
    const { key } = readAnswers(form({}));
    expect(readAnswers(form({ key })).key).toBe(key);
    expect(readAnswers(form({ key: '<script>' })).key).not.toBe('<script>');
  });
  it('drops what no database keeps', () => {
    expect(readAnswers(form({ comment: 'a\0b' })).comment).toBe('ab');
  });
  it('takes a file for no text', () => {
    const data = new FormData();
    data.set('where', new File(['x'], 'picture.jpg'));
    expect(readAnswers(data).where).toBe('');
  });
});

describe('going through the steps', () => {
  it('asks for at least an address or words', () => {
    expect(stepFor(2, answers({}), 'fr')).toMatchObject({ step: 1, problems: { where: expect.any(String) } });
    expect(stepFor(2, answers({ described: 'Dans un jeu' }), 'fr')).toMatchObject({ step: 2, problems: {} });
  });
  it('says which line is not an address, and counts the others', () => {
    const view = stepFor(2, answers({ where: 'https://example.org/a\nexemple\n' }), 'fr');
    expect(view.step).toBe(1);
    expect(view.problems.where).toMatch(/exemple.*il manque la fin/iu);
  });
  it('counts two spellings of one address once', () => {
    expect(stepFor(2, answers({ where: 'example.org/a\nhttps://example.org/a' }), 'en').addresses).toBe(1);
  });
  it('goes back to a broken step however the form was bent', () => {
    expect(stepFor(4, answers({ where: '', category: 'x' }), 'fr').step).toBe(1);
    expect(stepFor(4, answers({ where: 'example.org', category: 'x' }), 'fr').step).toBe(2);
    expect(stepFor(4, answers({ where: 'example.org', email: 'nobody' }), 'fr')).toMatchObject({
      step: 3,
      problems: { email: expect.any(String) },
    });
  });
  it('never stops somebody who goes back', () => {
    expect(stepFor(1, answers({ where: 'exemple' }), 'fr')).toMatchObject({ step: 1, problems: {} });
    expect(stepFor(2, answers({ where: 'example.org', email: 'nobody' }), 'fr')).toMatchObject({
      step: 2,
      problems: {},
    });
  });
  it('refuses too many addresses and too many words by name', () => {
    const many = Array.from({ length: 51 }, (_, index) => `example.org/${index}`).join('\n');
    expect(stepFor(2, answers({ where: many }), 'fr').problems.where).toMatch(/cinquante/iu);
    expect(
      stepFor(4, answers({ where: 'example.org', comment: 'a'.repeat(5001) }), 'fr').problems.comment,
    ).toBeDefined();
  });
  it('joins the words of the first and the last step', () => {
    expect(commentOf(answers({ described: ' un jeu ', comment: 'hier' }))).toBe('un jeu\n\nhier');
  });
});
