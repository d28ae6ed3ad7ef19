import { createHmac, createSecretKey, randomBytes } from 'node:crypto';

/** Decides into which lane a report goes. Never refuses. */
export interface FloodGuard {
  /** 0, or 1 when more than the allowance came from one place within a minute. */
  laneFor(networkAddress: string): 0 | 1;
}

/**
 * Counts reports by place, in memory only. The network address itself is never kept: the counter hangs on a
 * keyed hash whose key is drawn at random, lives in this process and changes every day.
 */
export function makeFloodGuard(perMinute: number, now: () => number = Date.now): FloodGuard {
  let key = createSecretKey(randomBytes(32));
  let day = Math.floor(now() / 86_400_000);
  let minute = 0;
  let counts = new Map<string, number>();
  return {
    laneFor(networkAddress) {
      const today = Math.floor(now() / 86_400_000);
      if (today !== day) {
        key = createSecretKey(randomBytes(32));
        day = today;
      }
      const current = Math.floor(now() / 60_000);
      if (current !== minute) {
        minute = current;
        counts = new Map();
      }
      const place = createHmac('sha256', key).update(networkAddress).digest('base64').slice(0, 12);
      const count = (counts.get(place) ?? 0) + 1;
      if (counts.size < 100_000 || counts.has(place)) counts.set(place, count);
      return count > perMinute ? 1 : 0;
    },
  };
}
