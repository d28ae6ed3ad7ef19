import { memoryOf, slotCount, slotAt } from './memory.ts';

/** Hashes one append takes; then the next begins. One call of the scan reads all of it. */
export const appendRoom = 65_536;

const a = slotAt(slotCount).start;
const b = a + appendRoom * 16;
const ids = b + appendRoom * 16;
const dead = ids + appendRoom * 8;
const counter = dead + appendRoom / 8;

/** Byte addresses inside an append's memory. */
export const appendPlaces = { a, b, dead };

/** An append as any thread sees it. */
export function appendViews({ buffer }: WebAssembly.Memory) {
  const count = new Int32Array(buffer, counter, 1);
  return {
    ids: new Float64Array(buffer, ids, appendRoom),
    dead: new Uint8Array(buffer, dead, appendRoom / 8),
    a: new Uint8Array(buffer, a, appendRoom * 16),
    b: new Uint8Array(buffer, b, appendRoom * 16),
    /** Whole entries: an entry is counted after it is written. */
    count: (): number => Atomics.load(count, 0),
    publish: (entries: number): unknown => Atomics.store(count, 0, entries),
  };
}

/** New hashes in the order they came, read by scanning. One thread writes. */
export class Append {
  readonly number: number;
  readonly memory: WebAssembly.Memory;
  readonly views: ReturnType<typeof appendViews>;
  /**
   * Where the ids are: open addressing, each place holding the latest position of an id plus one, `earlier` leading to
   * those before it. A Map would stop the thread for milliseconds whenever it grows.
   */
  readonly #latest = new Uint32Array(appendRoom * 2);
  readonly #earlier = new Uint32Array(appendRoom);
  #deadCount = 0;

  /** Memory may be one that served before. */
  constructor(number: number, memory = memoryOf(counter + 64)) {
    this.number = number;
    this.memory = memory;
    this.views = appendViews(memory);
    this.views.publish(0);
    this.views.dead.fill(0);
  }

  get count(): number {
    return this.views.count();
  }

  get deadCount(): number {
    return this.#deadCount;
  }

  /** The caller has seen to it that there is room. */
  add(id: number, hash: Uint8Array): void {
    const at = this.count;
    this.views.a.set(hash.subarray(0, 16), at * 16);
    this.views.b.set(hash.subarray(16, 32), at * 16);
    this.views.ids[at] = id;
    const place = this.#placeOf(id);
    const before = this.#latest[place]!;
    this.#earlier[at] = before !== 0 && this.#isAlive(before - 1) ? before : 0;
    this.#latest[place] = at + 1;
    this.views.publish(at + 1);
  }

  has(id: number): boolean {
    const latest = this.#latest[this.#placeOf(id)]!;
    return latest !== 0 && this.#isAlive(latest - 1);
  }

  /** Takes every hash of the id away; how many there were. */
  remove(id: number): number {
    let taken = 0;
    let next = this.#latest[this.#placeOf(id)]!;
    while (next !== 0 && this.#isAlive(next - 1)) {
      const at = next - 1;
      this.views.dead[at >> 3]! |= 1 << (at & 7);
      next = this.#earlier[at]!;
      taken += 1;
    }
    this.#deadCount += taken;
    return taken;
  }

  #isAlive(at: number): boolean {
    return ((this.views.dead[at >> 3]! >> (at & 7)) & 1) === 0;
  }

  /** The place of the id, or the free one where it would go. There are twice as many places as entries. */
  #placeOf(id: number): number {
    const mixed = Math.imul((id % 2 ** 32) | 0, 0x9e3779b1) ^ Math.imul((id / 2 ** 32) | 0, 0x85ebca6b);
    let place = (mixed ^ (mixed >>> 15)) & (this.#latest.length - 1);
    for (;;) {
      const latest = this.#latest[place]!;
      if (latest === 0 || this.views.ids[latest - 1] === id) return place;
      place = (place + 1) & (this.#latest.length - 1);
    }
  }
}
