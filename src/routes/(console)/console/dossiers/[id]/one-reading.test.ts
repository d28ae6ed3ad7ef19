import { expect, test } from 'vitest';
import { beginsReading } from './one-reading.ts';

test('a page that is opened is a reading, a page that refreshes itself is the same one', () => {
  const page = { staffId: 'a', dossierId: 'd' };
  expect(beginsReading({ ...page, isRefresh: true }, 0)).toBe(true);
  expect(beginsReading({ ...page, isRefresh: true }, 1_000)).toBe(false);
  expect(beginsReading({ ...page, isRefresh: false }, 2_000)).toBe(true);
  expect(beginsReading({ ...page, staffId: 'b', isRefresh: true }, 3_000)).toBe(true);
  expect(beginsReading({ ...page, isRefresh: true }, 11 * 60_000)).toBe(true);
});
