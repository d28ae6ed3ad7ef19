import { kernelOver } from './kernel.ts';
import { ascendingOrder } from './order.ts';
import { rebuilt, type Making } from './fill.ts';
import type { Frozen } from './merge.ts';
import type { Segment } from './segment.ts';
import { fillBands, paritiesOf } from './tables.ts';

/** Work that takes longer than the caller's thread may be held up. */
export type Task =
  | { kind: 'order'; ids: Uint32Array | Float64Array }
  | { kind: 'bands'; segment: Segment; from: number; to: number }
  | { kind: 'rebuild'; frozen: Frozen; making: Making };

export interface Answers {
  order: Uint32Array;
  /** The parities of the segment's hashes, told by whoever does the first band. */
  bands: number;
  rebuild: Segment[];
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
    case 'rebuild':
      return rebuilt(task.frozen, task.making);
  }
}
