import { kernelOver } from './kernel.ts';
import { ascendingOrder } from './order.ts';
import { rebuilt, type Making } from './fill.ts';
import type { Frozen } from './merge.ts';
import type { Segment } from './segment.ts';
import { spareOrNew } from './spares.ts';
import { fillBand, paritiesOf } from './tables.ts';

/** Work that takes longer than the caller's thread may be held up. */
export type Task =
  | { kind: 'order'; ids: Uint32Array | Float64Array }
  | { kind: 'bands'; segment: Segment; turns: Int32Array }
  | { kind: 'rebuild'; frozen: Frozen; making: Making; spares: WebAssembly.Memory[] };

export interface Answers {
  order: Uint32Array;
  /** The parities of the segment's hashes, told by the thread that did the first band. */
  bands: number;
  /** Each segment, and which of the spares it took. */
  rebuild: { segment: Segment; spare: number | null }[];
}

/** Does it here and now. */
export function perform(task: Task): Answers[Task['kind']] {
  switch (task.kind) {
    case 'order':
      return ascendingOrder(task.ids);
    case 'bands':
      return sortInTurns(task.segment, task.turns);
    case 'rebuild': {
      const spares: (WebAssembly.Memory | null)[] = [...task.spares];
      const taken: (number | null)[] = [];
      const segments = rebuilt(task.frozen, task.making, (bytes) => {
        const { memory, spare } = spareOrNew(spares, bytes);
        taken.push(spare);
        return memory;
      });
      return segments.map((segment, at) => ({ segment, spare: taken[at] ?? null }));
    }
  }
}

/** Waits for the first number to become 1, then takes band after band: the second one counts them, the third the threads. */
function sortInTurns(segment: Segment, turns: Int32Array): number {
  const kernel = kernelOver(segment.memory);
  let parities = 0;
  const thread = Atomics.add(turns, 2, 1) === 0 ? 0 : 1;
  Atomics.wait(turns, 0, 0);
  for (;;) {
    const band = Atomics.add(turns, 1, 1);
    if (band >= segment.places.bands.length) return parities;
    if (band === 0) parities = paritiesOf(segment, kernel);
    fillBand(segment, kernel, band, thread);
  }
}
