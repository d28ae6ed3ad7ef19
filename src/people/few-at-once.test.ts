import { expect, test } from 'vitest';
import { fewAtOnce } from './few-at-once.ts';

test('no more run at once than agreed, those in line all get their turn, and a full line says so', async () => {
  const guarded = fewAtOnce({ width: 2, waiting: 3, busy: () => new Error('busy') });
  let running = 0;
  let most = 0;
  const work = async (number: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 5));
    running -= 1;
    if (number === 1) throw new Error('failed');
    return number;
  };
  const all = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((number) => guarded(() => work(number))));
  expect(most).toBe(2);
  const told = all.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message));
  expect(told).toEqual([0, 'failed', 2, 3, 4, 'busy', 'busy']);
  expect(await guarded(() => work(7))).toBe(7);
});
