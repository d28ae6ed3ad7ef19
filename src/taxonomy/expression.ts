/**
 * Rule expressions: a handful of signs that a lawyer can read aloud. They are parsed once and evaluated with
 * Kleene's three values, because "nobody has answered yet" must never count as "yes".
 *
 *   x    yes (open while unknown)          !x   no (open while unknown)
 *   [x]  established yes (unknown = false) ~x   not established (unknown = true)    ?x   unknown
 *   &  |  ( )
 */
export type Answer = 'yes' | 'no' | 'unknown';
/** What has been answered so far, by element id. An absent element has not been asked yet and counts as unknown. */
export type Answers = Readonly<Record<string, Answer>>;
export type Truth = 'true' | 'false' | 'open';

type Joined = { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression };
type About = {
  readonly kind: 'is' | 'is-not' | 'established' | 'not-established' | 'unknown';
  readonly element: string;
};
export type Expression = Joined | About;

export function isJoined(expression: Expression): expression is Joined {
  return expression.kind === 'and' || expression.kind === 'or';
}

const token = /\s*(?:([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)|([!~?&|()[\]]))/y;

function tokens(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < text.trimEnd().length) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) throw new SyntaxError(`Rule cannot be read at character ${at + 1}: ${text}`);
    found.push(match[1] ?? match[2] ?? '');
    at = token.lastIndex;
  }
  return found;
}

/** Reads one rule; throws a SyntaxError that quotes the rule. `&` binds tighter than `|`. */
export function parseExpression(text: string): Expression {
  const rest = tokens(text);
  const refuse = (): never => {
    throw new SyntaxError(`Rule cannot be read: ${text}`);
  };
  const element = (): string => {
    const name = rest.shift();
    return name !== undefined && /^[A-Za-z]/.test(name) ? name : refuse();
  };
  const expect = (sign: string): void => {
    if (rest.shift() !== sign) refuse();
  };
  const single = (): Expression => {
    const next = rest[0];
    if (next === '(') {
      rest.shift();
      const inside = either();
      expect(')');
      return inside;
    }
    if (next === '[') {
      rest.shift();
      const name = element();
      expect(']');
      return { kind: 'established', element: name };
    }
    if (next === '!' || next === '~' || next === '?') {
      rest.shift();
      const kind = next === '!' ? 'is-not' : next === '~' ? 'not-established' : 'unknown';
      return { kind, element: element() };
    }
    return { kind: 'is', element: element() };
  };
  const both = (): Expression => {
    let left = single();
    while (rest[0] === '&') {
      rest.shift();
      left = { kind: 'and', left, right: single() };
    }
    return left;
  };
  const either = (): Expression => {
    let left = both();
    while (rest[0] === '|') {
      rest.shift();
      left = { kind: 'or', left, right: both() };
    }
    return left;
  };
  const whole = either();
  return rest.length === 0 ? whole : refuse();
}

const truth = (value: boolean): Truth => (value ? 'true' : 'false');

export function and(left: Truth, right: Truth): Truth {
  if (left === 'false' || right === 'false') return 'false';
  return left === 'true' && right === 'true' ? 'true' : 'open';
}

export function or(left: Truth, right: Truth): Truth {
  if (left === 'true' || right === 'true') return 'true';
  return left === 'false' && right === 'false' ? 'false' : 'open';
}

export function evaluate(expression: Expression, answers: Answers): Truth {
  if (isJoined(expression)) {
    const left = evaluate(expression.left, answers);
    const right = evaluate(expression.right, answers);
    return expression.kind === 'and' ? and(left, right) : or(left, right);
  }
  const answer = answers[expression.element] ?? 'unknown';
  switch (expression.kind) {
    case 'is':
      return answer === 'unknown' ? 'open' : truth(answer === 'yes');
    case 'is-not':
      return answer === 'unknown' ? 'open' : truth(answer === 'no');
    case 'established':
      return truth(answer === 'yes');
    case 'not-established':
      return truth(answer !== 'yes');
    case 'unknown':
      return truth(answer === 'unknown');
    default:
      return expression satisfies never;
  }
}

/** Every element that a rule speaks of, each once. */
export function elementsIn(expression: Expression): string[] {
  if (!isJoined(expression)) return [expression.element];
  return [...new Set([...elementsIn(expression.left), ...elementsIn(expression.right)])];
}
