import { openListReader } from './read-list.ts';
import type { ListOptions, ListSource } from './read-list.ts';
import { isRefusal } from './signal.ts';
import type { ListItem, Refusal, Signal } from './signal.ts';

/** The PDQ hashes of a list, packed, and counts of what else was in it. */
export type PdqList = {
  /** 32 bytes a hash, one after the other: what `RadiusIndex.build` takes. */
  hashes: Uint8Array;
  /** Hashes taken. */
  count: number;
  /** Lines or records refused, for any `RefusalReason`. */
  refused: number;
  /** Hashes taken whose one-bits are not 128. */
  unbalanced: number;
  /** Signals of the other kinds, passed over here. */
  others: number;
};

/**
 * Reads the PDQ hashes of a list, packed for the index: 32 bytes each, in the list's order. `onSignal` sees each with
 * its position, for whoever keeps what else the list says; `onRefusal` sees what was not taken, with its line. Throws
 * only what the source throws.
 */
export async function readPdqList(
  source: ListSource,
  options: ListOptions & {
    onSignal?: (signal: Signal, position: number) => void;
    onRefusal?: (refusal: Refusal) => void;
  } = {},
): Promise<PdqList> {
  let hashes = new Uint8Array(32 * 1024);
  const list = { count: 0, refused: 0, unbalanced: 0, others: 0 };
  function take(item: ListItem): void {
    if (isRefusal(item)) {
      list.refused += 1;
      options.onRefusal?.(item);
      return;
    }
    if (item.type !== 'pdq') {
      list.others += 1;
      return;
    }
    if ((list.count + 1) * 32 > hashes.length) {
      const larger = new Uint8Array(hashes.length * 2);
      larger.set(hashes);
      hashes = larger;
    }
    writeHex(item.value, hashes, list.count * 32);
    if (item.unbalanced) list.unbalanced += 1;
    options.onSignal?.(item, list.count);
    list.count += 1;
  }
  // a chunk at a time: to wait for each of millions of items would take longer than to read them
  const reader = openListReader(options);
  const decoder = new TextDecoder();
  for await (const chunk of source) {
    reader.push(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).forEach(take);
  }
  reader.push(decoder.decode()).forEach(take);
  reader.end().forEach(take);
  return { hashes: hashes.subarray(0, list.count * 32), ...list };
}

const valueOfDigit = new Uint8Array(128);
for (let value = 0; value < 16; value++) valueOfDigit[value.toString(16).charCodeAt(0)] = value;

/** The digits are known to be lower-case hexadecimal: no check a second time in a loop over millions. */
function writeHex(hex: string, to: Uint8Array, offset: number): void {
  for (let at = 0; at < 32; at++) {
    const high = valueOfDigit[hex.charCodeAt(2 * at)] ?? 0;
    to[offset + at] = (high << 4) | (valueOfDigit[hex.charCodeAt(2 * at + 1)] ?? 0);
  }
}
