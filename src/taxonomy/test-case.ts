import type { TestCase } from './pack-schema.ts';

/**
 * Reads the cases of a pack as a lawyer writes them:
 *
 *   T01 hate · manifest · 24 al. 7 · 3 · what it is about
 *     yes g.public hate.criterion
 *     no g.context
 *     on 2019-06-01
 *
 * After the code: verdict, text of the deciding rule's note ('open': an element is open, 'no rule': none was
 * met), priority ('none' when the case goes on elsewhere). Elements that are not named are unknown.
 */
export function readTestCases(text: string): TestCase[] {
  const cases: TestCase[] = [];
  for (const line of text.split('\n').filter((entry) => entry.trim() !== '')) {
    const [head = '', ...rest] = line.trim().split(' ');
    const current = cases.at(-1);
    if (!line.startsWith(' ')) cases.push(opening(line));
    else if (!current) throw new SyntaxError(`No case is open at: ${line}`);
    else if (head === 'yes') current.y.push(...rest);
    else if (head === 'no') current.n.push(...rest);
    else if (head === 'on' && rest[0] !== undefined) current.date = rest[0];
    else throw new SyntaxError(`A case cannot be read: ${line}`);
  }
  return cases;
}

function opening(line: string): TestCase {
  const [name = '', verdict = '', ref = '', priority = '', label = ''] = line.split(' · ');
  const [id = '', code = ''] = name.split(' ');
  const p = priority === 'none' ? null : Number(priority);
  return { id, code, label, y: [], n: [], verdict, ref, p };
}
