import { memoryOf, slotCount, slotAt } from './memory.ts';

/** Hashes one append takes; then the next begins. One call of the scan reads all of it. */
export const appendRoom = 65_536;

const a = slotAt(slotCount).start;
const b = a + appendRoom * 16;
const ids = b + appendRoom * 16;
const dead = ids + appendRoom * 8;
const counter = dead + appendRoom / 8;

export const appendPlaces = { a, b, ids, dead, counter };

/**
 * New hashes in the order they came, read by scanning. One thread writes; the count is published after the hash, so
 * that other threads see whole entries only.
 */
export class Append {
  readonly memory: WebAssembly.Memory;
  readonly ids: Float64Array;
  readonly dead: Uint8Array;
  readonly #a: Uint8Array;
  readonly #b: Uint8Array;
  readonly #counter: Int32Array;
  readonly #positions = new Map<number, number[]>();
  #deadCount = 0;

  constructor(memory = memoryOf(counter + 64)) {
    const { buffer } = memory;
    this.memory = memory;
    this.ids = new Float64Array(buffer, ids, appendRoom);
    this.dead = new Uint8Array(buffer, dead, appendRoom / 8);
    this.#a = new Uint8Array(buffer, a, appendRoom * 16);
    this.#b = new Uint8Array(buffer, b, appendRoom * 16);
    this.#counter = new Int32Array(buffer, counter, 1);
  }

  get count(): number {
    return Atomics.load(this.#counter, 0);
  }

  get deadCount(): number {
    return this.#deadCount;
  }

  get planes(): { a: Uint8Array; b: Uint8Array } {
    return { a: this.#a, b: this.#b };
  }

  /** The caller has seen to it that there is room. */
  add(id: number, hash: Uint8Array): void {
    const at = this.count;
    this.#a.set(hash.subarray(0, 16), at * 16);
    this.#b.set(hash.subarray(16, 32), at * 16);
    this.ids[at] = id;
    const held = this.#positions.get(id);
    if (held) held.push(at);
    else this.#positions.set(id, [at]);
    Atomics.store(this.#counter, 0, at + 1);
  }

  has(id: number): boolean {
    return this.#positions.has(id);
  }

  /** Takes every hash of the id away; how many there were. */
  remove(id: number): number {
    const held = this.#positions.get(id) ?? [];
    for (const at of held) this.dead[at >> 3]! |= 1 << (at & 7);
    this.#positions.delete(id);
    this.#deadCount += held.length;
    return held.length;
  }
}
