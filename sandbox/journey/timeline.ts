// The journey as a table that grows while one looks at it.

export type Timeline = {
  /** Seconds since the start. */
  seconds(): number;
  /** One line: who, and what happened. */
  tell(who: string, what: string): void;
};

const whoWidth = 14;

/** Starts the clock and prints the head of the table. */
export function startTimeline(print: (line: string) => void): Timeline {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1_000;
  const row = (time: string, who: string, what: string): void =>
    print(`  ${time.padStart(8)}  ${who.padEnd(whoWidth)}  ${what}`);
  print('');
  row('time', 'who', 'what');
  row('─'.repeat(8), '─'.repeat(whoWidth), '─'.repeat(60));
  return { seconds, tell: (who, what) => row(`${seconds().toFixed(1)} s`, who, what) };
}
