import { deadOf, idTable, positionOf, type Segment } from './segment.ts';

/** A segment as its owner keeps it: what was taken away is counted. */
export class Held {
  readonly segment: Segment;
  readonly count: number;
  deadCount = 0;
  readonly #ids: ArrayLike<number> | null;
  readonly #dead: Uint8Array;

  constructor(segment: Segment) {
    this.segment = segment;
    this.count = segment.count;
    this.#ids = idTable(segment);
    this.#dead = deadOf(segment);
  }

  #range(id: number): [from: number, to: number] {
    return [positionOf(this.segment, this.#ids, id, false), positionOf(this.segment, this.#ids, id, true)];
  }

  #isDead(at: number): boolean {
    return ((this.#dead[at >> 3]! >> (at & 7)) & 1) === 1;
  }

  has(id: number): boolean {
    const [from, to] = this.#range(id);
    for (let at = from; at < to; at += 1) if (!this.#isDead(at)) return true;
    return false;
  }

  /** Takes every hash of the id away; how many there were. */
  remove(id: number): number {
    const [from, to] = this.#range(id);
    let taken = 0;
    for (let at = from; at < to; at += 1) {
      if (this.#isDead(at)) continue;
      this.#dead[at >> 3]! |= 1 << (at & 7);
      taken += 1;
    }
    this.deadCount += taken;
    return taken;
  }
}
