import { expect, it } from 'vitest';
import { progressLine } from './progress.ts';

it('a bar tells how far, how fast, and how long still', () => {
  const work = { label: 'hashing', done: 2500, total: 10_000, elapsedMs: 5000 };
  expect(progressLine(work, 100)).toBe(
    `hashing ${'█'.repeat(8)}${'░'.repeat(22)} 2,500 of 10,000  25 %  500/s  15 s left`,
  );
  expect(progressLine({ ...work, done: 10 }, 100)).toMatch(/10 of 10,000 {2}0 % {2}2\/s {2}83 min left$/);
  expect(progressLine({ ...work, done: 10_000 }, 100)).toMatch(/100 % {2}2,000\/s$/);
});

it('a narrow screen loses the bar, not the figures, and no line is broken', () => {
  const work = { label: 'hashing', done: 2500, total: 10_000, elapsedMs: 5000 };
  expect(progressLine(work, 50)).toBe('hashing 2,500 of 10,000  25 %  500/s  15 s left');
  expect(progressLine(work, 20)).toHaveLength(20);
});

it('work of unknown length is counted, and work that cannot be counted is timed', () => {
  expect(progressLine({ label: 'building', done: 0, total: undefined, elapsedMs: 3100 }, 80)).toBe(
    'building … 3 s',
  );
  expect(progressLine({ label: 'reading', done: 1234, total: undefined, elapsedMs: 1000 }, 80)).toBe(
    'reading 1,234  1,234/s',
  );
});
