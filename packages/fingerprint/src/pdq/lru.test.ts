import { expect, test } from 'vitest';
import { Lru } from './lru.ts';

test('what was used last stays, within the number and the bytes', () => {
  const made: string[] = [];
  const cache = new Lru<string>({ entries: 3, bytes: 100 });
  const take = (key: string, bytes = 10) =>
    cache.take(
      key,
      () => {
        made.push(key);
        return key;
      },
      () => bytes,
    );
  for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) take(key);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'b']);
  expect([cache.size, cache.bytes]).toEqual([3, 30]);
  take('e', 24);
  take('f', 25);
  take('g', 25);
  take('h', 25);
  expect(cache.size).toBe(3);
  expect(cache.bytes).toBeLessThanOrEqual(100);
});

test('what is larger than a quarter of the room is made, and not kept', () => {
  const cache = new Lru<string>({ entries: 3, bytes: 100 });
  expect(
    cache.take(
      'huge',
      () => 'made',
      () => 26,
    ),
  ).toBe('made');
  expect(cache.size).toBe(0);
});
