import { expect, test } from 'vitest';
import { makeAllowance } from './allowance.ts';

test('an allowance is spent, fills up steadily, and belongs to one asker', () => {
  let now = 0;
  const allowance = makeAllowance(60, () => now);
  for (let asked = 0; asked < 60; asked += 1) expect(allowance.take('one', 1)).toBe(0);
  expect(allowance.take('one', 1)).toBe(1);
  expect(allowance.take('one', 20)).toBe(20);
  expect(allowance.take('other', 20)).toBe(0);
  now += 20_000;
  expect(allowance.take('one', 20)).toBe(0);
  expect(allowance.take('one', 1)).toBe(1);
  now += 3_600_000;
  for (let asked = 0; asked < 3; asked += 1) expect(allowance.take('one', 20)).toBe(0);
  expect(allowance.take('one', 1)).toBeGreaterThan(0);
});

test('what costs more than a whole minute is let through once a minute, not never', () => {
  let now = 0;
  const allowance = makeAllowance(10, () => now);
  expect(allowance.take('one', 20)).toBe(0);
  expect(allowance.take('one', 20)).toBe(60);
  now += 60_000;
  expect(allowance.take('one', 20)).toBe(0);
});
