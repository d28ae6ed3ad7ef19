import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until there is an answer; throws a sentence when there is none in time. */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { withinMs, everyMs = 300 }: { withinMs: number; everyMs?: number },
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`waited ${Math.round(withinMs / 1_000)} s in vain: ${what}`);
    await pause(everyMs);
  }
}
