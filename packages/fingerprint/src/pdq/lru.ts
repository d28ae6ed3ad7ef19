/** What was used last stays: bounded in entries and in bytes, because sizes of pictures come from strangers. */
export class Lru<Value> {
  readonly #kept = new Map<string, { value: Value; bytes: number }>();
  readonly #most: { entries: number; bytes: number };
  #bytes = 0;

  constructor(most: { entries: number; bytes: number }) {
    this.#most = most;
  }

  /** The value under the key, made if need be. What is larger than a quarter of all room is made, but not kept. */
  take(key: string, make: () => Value, bytesOf: (value: Value) => number): Value {
    const found = this.#kept.get(key);
    if (found !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, found);
      return found.value;
    }
    const value = make();
    const bytes = bytesOf(value);
    if (bytes * 4 > this.#most.bytes) return value;
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const [oldest, { bytes: freed }] of this.#kept) {
      if (this.#kept.size <= this.#most.entries && this.#bytes <= this.#most.bytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= freed;
    }
    return value;
  }

  get size(): number {
    return this.#kept.size;
  }

  get bytes(): number {
    return this.#bytes;
  }
}
