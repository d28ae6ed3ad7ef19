import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  and,
  elementsIn,
  evaluate,
  isJoined,
  or,
  parseExpression,
  type Answer,
  type Answers,
  type Expression,
  type Truth,
} from './expression.ts';

const names = ['a', 'b.c', 'd_1', 'g.public'];
const truth = fc.constantFrom<Truth>('true', 'false', 'open');
const answers = fc.dictionary(fc.constantFrom(...names), fc.constantFrom<Answer>('yes', 'no', 'unknown'), {
  noNullPrototype: true,
});

function expressions(kinds: readonly ('is' | 'is-not' | 'established' | 'not-established' | 'unknown')[]) {
  return fc.letrec<{ any: Expression }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.record({ kind: fc.constantFrom(...kinds), element: fc.constantFrom(...names) }),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        left: tie('any'),
        right: tie('any'),
      }),
    ),
  })).any;
}
const plain = expressions(['is', 'is-not']);
const every = expressions(['is', 'is-not', 'established', 'not-established', 'unknown']);

function written(expression: Expression): string {
  if (isJoined(expression)) {
    return `(${written(expression.left)} ${expression.kind === 'and' ? '&' : '|'} ${written(expression.right)})`;
  }
  const { kind, element } = expression;
  if (kind === 'established') return `[${element}]`;
  return `${{ is: '', 'is-not': '!', 'not-established': '~', unknown: '?' }[kind]}${element}`;
}

describe('Kleene logic', () => {
  test('"and" and "or" do not care about order or grouping, and mirror each other', () => {
    const turned = { true: 'false', false: 'true', open: 'open' } as const;
    fc.assert(
      fc.property(truth, truth, truth, (x, y, z) => {
        expect(and(x, y)).toBe(and(y, x));
        expect(or(x, y)).toBe(or(y, x));
        expect(and(x, and(y, z))).toBe(and(and(x, y), z));
        expect(or(x, and(y, z))).toBe(and(or(x, y), or(x, z)));
        expect(turned[and(x, y)]).toBe(or(turned[x], turned[y]));
      }),
    );
  });

  test('what is decided stays decided, whatever the unknown turns out to be', () => {
    fc.assert(
      fc.property(
        plain,
        answers,
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (rule, known, coin) => {
          const before = evaluate(rule, known);
          if (before === 'open') return;
          const completed: Record<string, Answer> = { ...known };
          names.forEach((name, index) => {
            if ((completed[name] ?? 'unknown') === 'unknown') completed[name] = coin[index] ? 'yes' : 'no';
          });
          expect(evaluate(rule, completed)).toBe(before);
        },
      ),
    );
  });

  test('with every element answered nothing stays open', () => {
    fc.assert(
      fc.property(every, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (rule, coin) => {
        const full: Answers = Object.fromEntries(
          names.map((name, index) => [name, coin[index] ? 'yes' : 'no']),
        );
        expect(evaluate(rule, full)).not.toBe('open');
      }),
    );
  });

  test('an absent answer and an answer of "unknown" are the same', () => {
    fc.assert(
      fc.property(every, answers, (rule, known) => {
        const without = Object.fromEntries(
          Object.entries(known).filter(([, answer]) => answer !== 'unknown'),
        );
        expect(evaluate(rule, known)).toBe(evaluate(rule, without));
      }),
    );
  });

  test('unknown never counts as yes', () => {
    expect(evaluate(parseExpression('x'), {})).toBe('open');
    expect(evaluate(parseExpression('!x'), {})).toBe('open');
    expect(evaluate(parseExpression('[x]'), {})).toBe('false');
    expect(evaluate(parseExpression('~x'), {})).toBe('true');
    expect(evaluate(parseExpression('?x'), {})).toBe('true');
  });
});

describe('the grammar', () => {
  test('a rule that is written and read again means the same', () => {
    fc.assert(
      fc.property(every, (rule) => {
        expect(parseExpression(written(rule))).toEqual(rule);
      }),
    );
  });

  test('"&" binds tighter than "|"', () => {
    expect(parseExpression('a | b & c')).toEqual(parseExpression('a | (b & c)'));
    expect(parseExpression('a & b | c')).toEqual(parseExpression('(a & b) | c'));
    expect(elementsIn(parseExpression('a & (b.c | !a)'))).toEqual(['a', 'b.c']);
  });

  test.each(['', 'a &', '& a', 'a b', '(a', 'a)', '[a', '!(a)', '[!a]', 'a && b', 'a; drop', '!!a'])(
    'refuses %j and quotes it',
    (text) => {
      expect(() => parseExpression(text)).toThrow(SyntaxError);
    },
  );
});
