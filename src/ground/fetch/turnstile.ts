export type Turnstile = <T>(deed: () => Promise<T>) => Promise<T>;

/** Lets at most `places` deeds run at once; the others wait in the order they came. */
export function makeTurnstile(places: number): Turnstile {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (deed) => {
    if (inside >= places) await new Promise<void>((enter) => waiting.push(enter));
    else inside += 1;
    try {
      return await deed();
    } finally {
      const next = waiting.shift();
      if (next === undefined) inside -= 1;
      else next();
    }
  };
}
