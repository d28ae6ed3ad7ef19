import { describe, expect, it } from 'vitest';
import { axisAround } from './night-axis.ts';

const at = (text: string): Date => new Date(text);

describe('the axis of a night', () => {
  it.each([
    ['three minutes', '2026-11-20T20:04:00Z', '2026-11-20T20:07:12Z'],
    ['seven hours', '2026-11-20T20:04:00Z', '2026-11-21T03:16:00Z'],
    ['two days', '2026-11-20T20:04:00Z', '2026-11-23T00:16:00Z'],
    ['forty days', '2026-11-20T20:04:00Z', '2026-12-30T00:16:00Z'],
    ['a year', '2026-11-20T20:04:00Z', '2027-11-20T20:04:00Z'],
    ['no time at all', '2026-11-20T20:04:00Z', '2026-11-20T20:04:00Z'],
  ])('carries a readable number of round marks over %s', (_name, first, last) => {
    const axis = axisAround(at(first), at(last), 'fr');
    expect(axis.ticks.length).toBeGreaterThanOrEqual(3);
    expect(axis.ticks.length).toBeLessThanOrEqual(13);
    expect(axis.ticks.every((tick) => tick.at >= 0 && tick.at <= 1)).toBe(true);
  });
  it('leaves room before the first and after the last mark', () => {
    const axis = axisAround(at('2026-11-20T20:00:00Z'), at('2026-11-21T04:00:00Z'), 'en');
    expect(axis.place(at('2026-11-20T20:00:00Z'))).toBeCloseTo(1 / 11);
    expect(axis.place(at('2026-11-21T04:00:00Z'))).toBeCloseTo(10 / 11);
    expect(axis.ticks[0]?.label).toBe('21:00');
  });
});
