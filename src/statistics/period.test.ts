import { describe, expect, test } from 'vitest';
import { addDays, dayOf, daysIn, lastDays, startOfDay, yearOf } from './period.ts';

describe('days of counting', () => {
  test('begin at midnight in Paris, in winter, in summer and when clocks change', () => {
    expect(startOfDay('2026-01-01').toISOString()).toBe('2025-12-31T23:00:00.000Z');
    expect(startOfDay('2026-07-14').toISOString()).toBe('2026-07-13T22:00:00.000Z');
    expect(startOfDay('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('2026-03-30').toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDay('2026-10-25').toISOString()).toBe('2026-10-24T22:00:00.000Z');
    expect(startOfDay('2026-10-26').toISOString()).toBe('2026-10-25T23:00:00.000Z');
  });

  test('make a year of 365 days, each once', () => {
    const days = daysIn(yearOf(2026));
    expect(days).toHaveLength(365);
    expect([days[0], days.at(-1)]).toEqual(['2026-01-01', '2026-12-31']);
    expect(new Set(days).size).toBe(365);
    for (const day of days) expect(dayOf(startOfDay(day))).toBe(day);
  });

  test('of the last thirty include today', () => {
    const period = lastDays(new Date('2026-11-21T22:30:00Z'), 30);
    const days = daysIn(period);
    expect([days.length, days[0], days.at(-1)]).toEqual([30, '2026-10-23', '2026-11-21']);
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });
});
