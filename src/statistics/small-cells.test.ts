import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, Count } from './figures.ts';
import { protectSmallCells, smallest } from './small-cells.ts';

const table = (...counts: number[]): Count[] => counts.map((count, at) => ({ code: `k${at}`, count }));
const words = (cells: readonly Cell[]) =>
  cells.map((cell) => (cell.status === 'shown' ? cell.count : cell.status));

describe('a public table', () => {
  test('without small cells is shown as it is, nought included', () => {
    expect(words(protectSmallCells(table(12, 0, 5)))).toEqual([12, 0, 5]);
  });

  test('says "few" for one to four and hides the neighbour that would give it away', () => {
    expect(words(protectSmallCells(table(400, 120, 30, 2)))).toEqual([400, 120, 'hidden', 'few']);
  });

  test('needs no neighbour when small cells keep each other open', () => {
    expect(words(protectSmallCells(table(2, 1, 3, 0, 1)))).toEqual(['few', 'few', 'few', 0, 'few']);
    expect(words(protectSmallCells(table(1, 1)))).toEqual(['hidden', 'hidden']);
  });

  test('is hidden as a whole when even that gives a small cell away', () => {
    expect(words(protectSmallCells(table(3)))).toEqual(['hidden']);
    expect(words(protectSmallCells(table(5, 1)))).toEqual(['hidden', 'hidden']);
  });

  /** An attacker knows the total, the visible cells, the rule and that neighbours hidden are the smallest left. */
  function possible(cells: readonly Cell[], total: number, of: string): Set<number> {
    const visible = cells.flatMap((cell) => (cell.status === 'shown' && cell.count > 0 ? [cell.count] : []));
    const rest = total - visible.reduce((sum, count) => sum + count, 0);
    const ceiling = Math.min(rest, ...visible);
    const ranges = cells
      .filter(({ status }) => status !== 'shown')
      .map((cell) => ({
        code: cell.code,
        from: cell.status === 'few' ? 1 : smallest,
        to: cell.status === 'few' ? smallest - 1 : ceiling,
      }));
    const own = ranges.find(({ code }) => code === of);
    const others = ranges.filter(({ code }) => code !== of);
    const least = others.reduce((sum, { from }) => sum + from, 0);
    const most = others.reduce((sum, { to }) => sum + to, 0);
    const values = new Set<number>();
    for (let value = own?.from ?? 0; value <= (own?.to ?? -1); value += 1) {
      if (rest - value >= least && rest - value <= most) values.add(value);
    }
    return values;
  }

  test('leaves every "few" open between one and four, whatever the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 9 }), (counts) => {
        const cells = protectSmallCells(table(...counts));
        const total = counts.reduce((sum, count) => sum + count, 0);
        for (const [at, cell] of cells.entries()) {
          const real = counts[at] ?? 0;
          if (cell.status === 'shown') expect(cell.count).toBe(real);
          if (real > 0 && real < smallest) expect(cell.status).not.toBe('shown');
          if (cell.status === 'few') expect([...possible(cells, total, cell.code)]).toEqual([1, 2, 3, 4]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
