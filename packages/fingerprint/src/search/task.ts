import { kernelOver } from './kernel.ts';
import { ascendingOrder } from './order.ts';
import { rebuilt, type Making } from './fill.ts';
import type { Frozen } from './merge.ts';
import type { Segment } from './segment.ts';
import { spareOrNew } from './spares.ts';
import { fillBands, paritiesOf } from './tables.ts';

/** Work that takes longer than the caller's thread may be held up. */
export type Task =
  | { kind: 'order'; ids: Uint32Array | Float64Array }
  | { kind: 'bands'; segment: Segment; from: number; to: number }
  | { kind: 'rebuild'; frozen: Frozen; making: Making; spares: WebAssembly.Memory[] };

export interface Answers {
  order: Uint32Array;
  /** The parities of the segment's hashes, told by whoever does the first band. */
  bands: number;
  /** Each segment, and which of the spares it took. */
  rebuild: { segment: Segment; spare: number | null }[];
}

/** Does it here and now. */
export function perform(task: Task): Answers[Task['kind']] {
  switch (task.kind) {
    case 'order':
      return ascendingOrder(task.ids);
    case 'bands': {
      const kernel = kernelOver(task.segment.memory);
      fillBands(task.segment, kernel, task.from, task.to);
      return task.from === 0 ? paritiesOf(task.segment, kernel) : 0;
    }
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
