/** How much each of a few known askers may still ask. In memory, in this process; nothing about what was asked. */
export interface Allowance {
  /** Takes `cost` from an asker's allowance: 0 when there was enough, else the seconds until there is. */
  take(asker: string, cost: number): number;
}

/** An allowance of `perMinute`, which fills up steadily: a burst may use all of it, and then comes the steady pace. */
export function makeAllowance(perMinute: number, now: () => number = Date.now): Allowance {
  const perMs = perMinute / 60_000;
  const left = new Map<string, { amount: number; at: number }>();
  return {
    take(asker, cost) {
      const at = now();
      const before = left.get(asker) ?? { amount: perMinute, at };
      const amount = Math.min(perMinute, before.amount + (at - before.at) * perMs);
      // What costs more than a minute's worth is let through when a minute's worth is there: else it never could be.
      const price = Math.min(cost, perMinute);
      if (amount >= price) {
        left.set(asker, { amount: amount - price, at });
        return 0;
      }
      left.set(asker, { amount, at });
      return perMs > 0 ? Math.max(1, Math.ceil((price - amount) / perMs / 1000)) : 60;
    },
  };
}
