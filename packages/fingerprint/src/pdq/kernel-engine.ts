import type { AxisOperator } from './axis-operator.ts';
import { type Engine, plainEngine } from './engine.ts';
import { gridOfSums } from './grid.ts';
import { chunkBytes, type Kernel, mostRowBytes, place, roomFor } from './kernel.ts';
import {
  acrossTable,
  type AcrossTable,
  bytesOfAcross,
  bytesOfDown,
  downTable,
  type DownTable,
} from './kernel-tables.ts';
import { Lru } from './lru.ts';
import type { Pixels } from './pixels.ts';
import { lumaDivisor, sumsStride } from './plain-sums.ts';

/** Sums of this many units of weight, over samples centred on 0, fit 16 bits. */
const mostShortSum = 256;
const centre = 128;

/** The same numbers as the plain engine’s, by the kernel; pictures beyond its room go to the plain engine. */
export function kernelEngine({ run, memory }: Kernel): Engine {
  const bytes = new Uint8Array(memory);
  const sums = new Float64Array(memory, place.sums, sumsStride * sumsStride);
  const grid = new Float64Array(memory, place.grid, 4096);
  const result = new Float64Array(memory, place.result, 256);
  const downTables = new Lru<DownTable | undefined>({ entries: 32, bytes: 1 << 20 });
  const acrossTables = new Lru<AcrossTable | undefined>({ entries: 32, bytes: 2 << 20 });
  let loadedDown: DownTable | undefined;
  let loadedAcross: AcrossTable | undefined;

  const tablesFor = (channels: Pixels['channels'], vertical: AxisOperator, horizontal: AxisOperator) => {
    const down = downTables.take(keyOf(vertical), () => downTable(vertical), bytesOfDown);
    if (down === undefined || down.weights.byteLength > roomFor.down) return undefined;
    const across = (isShort: boolean) =>
      acrossTables.take(
        `${keyOf(horizontal)}×${String(channels)}${isShort ? 's' : 'l'}`,
        () => acrossTable(horizontal, channels, isShort),
        bytesOfAcross,
      );
    const short = down.mostSum <= mostShortSum ? across(true) : undefined;
    const isShort = short !== undefined && short.reach * centre * down.mostSum <= 0x7fffffff;
    const table = isShort ? short : across(false);
    if (table === undefined || table.weights.byteLength > roomFor.across) return undefined;
    return { down, across: table, isShort };
  };

  const load = (down: DownTable, across: AcrossTable) => {
    if (loadedDown !== down) new Int16Array(memory, place.down).set(down.weights);
    if (loadedAcross !== across) {
      new Int32Array(memory, place.starts).set(across.starts);
      new Int32Array(memory, place.blocks).set(across.blocks);
      bytes.set(new Uint8Array(across.weights.buffer), place.across);
    }
    loadedDown = down;
    loadedAcross = across;
  };

  return (pixels, vertical, horizontal) => {
    const stride = pixels.width * pixels.channels;
    const tables = stride > mostRowBytes ? undefined : tablesFor(pixels.channels, vertical, horizontal);
    if (tables === undefined) return plainEngine(pixels, vertical, horizontal);
    const { down, across, isShort } = tables;
    load(down, across);
    const foldRows = isShort ? run.foldShortRows : run.foldLongRows;
    const foldLine = isShort ? run.foldShortLine : run.foldLongLine;
    const capacity = Math.floor(chunkBytes / stride) & ~1;
    let held = { from: 0, to: 0 }; // rows now in the kernel's memory
    for (let row = 0; row < vertical.rows; row++) {
      const start = vertical.starts[row]!;
      const end = start + vertical.lengths[row]!;
      const bias = isShort ? -centre * vertical.sums[row]! : 0;
      let y = start;
      while (y < end) {
        if (y < held.from || Math.min(end, y + capacity) > held.to) {
          held = { from: y, to: endOfChunk(vertical, row, y + capacity) };
          bytes.set(pixels.data.subarray(held.from * stride, held.to * stride), place.input);
        }
        const to = Math.min(end, held.to);
        foldRows(
          place.input + (y - held.from) * stride,
          stride,
          to - y,
          place.down + 2 * (down.offsets[row]! + y - start),
          stride,
          place.line,
          bias,
          y > start,
        );
        y = to;
      }
      foldLine(
        place.line,
        place.starts,
        place.blocks,
        place.across,
        horizontal.rows,
        place.sums + row * sumsStride * 8,
      );
    }
    const divisor = lumaDivisor[pixels.channels];
    if (isShort) uncentre(sums, vertical, horizontal, divisor);
    gridOfSums(sums, { vertical, horizontal, divisor }, grid);
    run.transformGrid(place.grid, place.cosines, place.turned, place.folded, place.lines, place.result);
    const quality = Math.min(100, Math.floor(run.stepsOfGrid(place.grid) / 90));
    return { frequencies: result, quality };
  };
}

const keyOf = (operator: AxisOperator) => `${String(operator.length)}/${String(operator.by)}`;

/** As many whole outputs' rows as fit, from `row` on, so that no row is handed over twice; or what fits of one. */
function endOfChunk(vertical: AxisOperator, row: number, limit: number): number {
  let end = limit;
  for (let next = row; next < vertical.rows; next++) {
    const to = vertical.starts[next]! + vertical.lengths[next]!;
    if (to > limit) break;
    end = to;
  }
  return end;
}

/** Takes back that samples were counted from −128: the sums become those of 0…255, still whole numbers. */
function uncentre(
  sums: Float64Array,
  vertical: AxisOperator,
  horizontal: AxisOperator,
  divisor: number,
): void {
  for (let row = 0; row < vertical.rows; row++) {
    const shift = centre * divisor * vertical.sums[row]!;
    for (let p = 0, at = row * sumsStride; p < horizontal.rows; p++, at++) {
      sums[at]! += shift * horizontal.sums[p]!;
    }
  }
}
