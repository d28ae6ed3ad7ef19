import type { Cell, Count } from './figures.ts';

/** Below this many cases a public table says "fewer than five". */
export const smallest = 5;

/**
 * Makes a table fit for everybody when its total is published too. Cells of one to four say `few`. Then so many
 * of the next larger ones are `hidden` that each `few` may still be any of one, two, three or four, also to a
 * reader who knows this rule and the total (the neighbours hidden are always the smallest left). Where even all
 * cells together give a small one away, the whole table is hidden. Zero stays zero; the order is kept.
 */
export function protectSmallCells(counts: readonly Count[]): Cell[] {
  const small = counts.filter(({ count }) => count > 0 && count < smallest);
  if (small.length === 0) return counts.map(shown);
  const larger = counts
    .filter(({ count }) => count >= smallest)
    .sort((one, other) => one.count - other.count);
  const smallSum = sum(small);
  // Where all cells are small there is no neighbour to hide: together they may still keep each other open.
  for (let hidden = Math.min(1, larger.length); hidden <= larger.length; hidden += 1) {
    const total = smallSum + sum(larger.slice(0, hidden));
    const nextVisible = larger[hidden]?.count ?? Infinity;
    if (keepsSmallOnesOpen({ total, small: small.length, hidden, nextVisible })) {
      const hiddenCodes = new Set(larger.slice(0, hidden).map(({ code }) => code));
      return counts.map((cell) => {
        if (cell.count > 0 && cell.count < smallest) return { code: cell.code, status: 'few' };
        return hiddenCodes.has(cell.code) ? { code: cell.code, status: 'hidden' } : shown(cell);
      });
    }
  }
  return counts.map((cell) => (cell.count === 0 ? shown(cell) : { code: cell.code, status: 'hidden' }));
}

/** Can one small cell be four while all others are as little as they may be, and one while they are as much? */
function keepsSmallOnesOpen(unseen: { total: number; small: number; hidden: number; nextVisible: number }) {
  const { total, small, hidden, nextVisible } = unseen;
  const leastOfOthers = small - 1 + hidden * smallest;
  const mostOfOthers = (small - 1) * (smallest - 1) + (hidden === 0 ? 0 : hidden * nextVisible);
  return total >= smallest - 1 + leastOfOthers && total <= 1 + mostOfOthers;
}

const shown = ({ code, count }: Count): Cell => ({ code, status: 'shown', count });
const sum = (cells: readonly Count[]): number => cells.reduce((all, { count }) => all + count, 0);
