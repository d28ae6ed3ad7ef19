/**
 * Lets a costly piece of work run at most `width` times at once and keeps at most `waiting` more in line. Checking a
 * password costs a tenth of a second of a core on purpose: a flood of sign-ins must not slow the reports down.
 * `busy` is thrown when the line is full.
 */
export function fewAtOnce(limits: { width: number; waiting: number; busy: () => Error }) {
  let running = 0;
  const line: (() => void)[] = [];
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= limits.width) {
      if (line.length >= limits.waiting) throw limits.busy();
      await new Promise<void>((go) => line.push(go));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
