/** Whether the ids never fall. */
export function ascend(ids: ArrayLike<number>): boolean {
  for (let at = 1; at < ids.length; at += 1) if (ids[at]! < ids[at - 1]!) return false;
  return true;
}

/** Positions of the ids in ascending order, equal ones as they came: a radix sort, straight in the number of ids. */
export function ascendingOrder(ids: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const count = ids.length;
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    low[at] = ids[at]! % 2 ** 32;
    high[at] = ids[at]! / 2 ** 32;
  }
  let order = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) order[at] = at;
  let next = new Uint32Array(count);
  for (const [digits, shift] of [
    [low, 0],
    [low, 11],
    [low, 22],
    [high, 0],
    [high, 11],
  ] as const) {
    const starts = new Uint32Array(2049);
    for (let at = 0; at < count; at += 1) starts[((digits[at]! >>> shift) & 2047) + 1]! += 1;
    if (starts.includes(count)) continue; // all alike
    for (let digit = 1; digit < 2049; digit += 1) starts[digit]! += starts[digit - 1]!;
    for (let at = 0; at < count; at += 1) {
      const position = order[at]!;
      const digit = (digits[position]! >>> shift) & 2047;
      next[starts[digit]!] = position;
      starts[digit]! += 1;
    }
    [order, next] = [next, order];
  }
  return order;
}
