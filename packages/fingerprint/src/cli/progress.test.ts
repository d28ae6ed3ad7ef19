import { expect, it } from 'vitest';
import { sizeOf } from './figures.ts';
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
  expect(progressLine(work, 20)).toBe('hashing 25 %');
});

it('work of unknown length is counted, and work that cannot be counted is timed', () => {
  expect(progressLine({ label: 'building', done: 0, total: undefined, elapsedMs: 3100 }, 80)).toBe(
    'building … 3 s',
  );
  expect(progressLine({ label: 'reading', done: 1234, total: undefined, elapsedMs: 1000 }, 80)).toBe(
    'reading 1,234  1,234/s',
  );
});

it('figures are left out whole, the share last, and a label is shortened', () => {
  const work = { label: 'reading big.csv', done: 2e7, total: 111_688_908, elapsedMs: 2000, amount: sizeOf };
  expect(progressLine(work, 65)).toBe('reading big.csv 19.1 MiB of 106.5 MiB  17 %  9.5 MiB/s  9 s left');
  expect(progressLine(work, 60)).toBe('reading big.csv 19.1 MiB of 106.5 MiB  17 %  9 s left');
  expect(progressLine(work, 39)).toBe('reading big.csv █░░░░░░░ 17 %  9 s left');
  expect(progressLine(work, 20)).toBe('reading big.csv 17 %');
  expect(progressLine(work, 12)).toBe('readin… 17 %');
  expect(progressLine(work, 2)).toBe('17');
});

it('a name of wide characters takes two columns for each', () => {
  const work = { label: 'hashing 家族の夏休み.mp4', done: 12, total: undefined, elapsedMs: 3000 };
  expect(progressLine(work, 32)).toBe('hashing 家族の夏休み.mp4 12  4/s');
  expect(progressLine(work, 28)).toBe('hashing 家族の夏休み.mp4 12');
  expect(progressLine(work, 20)).toBe('hashing 家族の夏… 12');
});
