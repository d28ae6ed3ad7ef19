export type Outcome<Item, Result> = { item: Item; result: Result } | { item: Item; error: unknown };

/**
 * Works on up to `ahead` items at once and answers in their order. `ahead` is larger than the number of workers, so
 * that one slow item does not make the others wait; it bounds what is kept in memory.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Outcome<Item, Result>> {
  const pending: Promise<Outcome<Item, Result>>[] = [];
  for await (const item of items) {
    pending.push(
      work(item).then(
        (result) => ({ item, result }),
        (error: unknown) => ({ item, error }),
      ),
    );
    if (pending.length < ahead) continue;
    const first = pending.shift();
    if (first) yield await first;
  }
  for (const outcome of pending) yield await outcome;
}

/** Pictures under way at once: enough for each worker to have its next one at hand. */
export const picturesAhead = 64;
