import { expect, test } from 'vitest';
import { stalePapers } from './papers.ts';

test('the papers that are made from the code are true: npm run papers makes them so', () => {
  expect(stalePapers()).toEqual([]);
});
