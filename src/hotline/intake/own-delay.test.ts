import { expect, test } from 'vitest';
import type { PastEvent } from '#ground/events';
import { ownDelay } from './own-delay.ts';

const event = (name: string, at: string, data: object = {}): PastEvent => ({
  seq: 1,
  name,
  subject: '00000000-0000-7000-8000-000000000001',
  data,
  at: new Date(at),
});
const history = [
  event('dossier.opened', '2026-05-04T21:04:00.000Z'),
  event('watch.removal-confirmed', '2026-05-04T22:04:00.000Z', { seconds: 3_000, checks: 3 }),
];

test('the first to report is told the whole delay', () => {
  expect(ownDelay(history, new Date('2026-05-04T21:04:00.120Z'))).toBe(3_000);
});

test('who reports later is told the delay from their own report, so that it says nothing of the first', () => {
  expect(ownDelay(history, new Date('2026-05-04T21:44:00.000Z'))).toBe(600);
});

test('who reports when it is gone already, or before a removal is confirmed, is told no delay', () => {
  expect(ownDelay(history, new Date('2026-05-04T21:59:00.000Z'))).toBeNull();
  expect(ownDelay(history.slice(0, 1), new Date('2026-05-04T21:04:00.000Z'))).toBeNull();
});
