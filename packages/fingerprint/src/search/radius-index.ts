import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { FingerprintError } from '../problem.ts';
import { Append, appendRoom } from './append.ts';
import { buildSegments, checkId, type Entries } from './build.ts';
import { readIndexFile, writeIndexFile } from './file.ts';
import { usualMaking, type Making } from './fill.ts';
import type { LayoutName } from './layout.ts';
import type { Match } from './match.ts';
import { freeze } from './merge.ts';
import { slotCount } from './memory.ts';
import { offThread } from './off-thread.ts';
import { checkQuery, Reader, type Effort, type Snapshot } from './reader.ts';
import { bytesOf, type Segment } from './segment.ts';
import { Spares } from './spares.ts';
import { quickestWays } from './ways.ts';
import { Held } from './held.ts';

/** Told what to search from now on; ends when nothing else is read any more. */
export type Follow = (snapshot: Snapshot) => Promise<unknown>;

/** How an index is made and kept. All of it may be left out. */
export interface IndexOptions {
  /** How the bits are cut into bands; `auto` (usual): by the number of hashes. */
  layout?: LayoutName | 'auto';
  /** Added and removed hashes that start a rebuild; usual: one for 64 hashes, 4,096 to 32,768. */
  rebuildAfter?: number;
  /** Most hashes of one segment, at most and usually 2^24; more hashes are several segments. */
  segmentHashes?: number;
  /** Told when a rebuild of its own accord failed; usual: a process warning. Searches go on as before. */
  onProblem?: (problem: unknown) => void;
}

/** What an index holds and takes. */
export interface IndexStats {
  /** Living hashes; several may share one id. */
  size: number;
  /** `cellBytes`: memory read for each bucket where small buckets lie in cells, else 0. */
  segments: { hashes: number; removed: number; layout: LayoutName; cellBytes: number; bytes: number }[];
  /** Hashes added since the last rebuild and read by scanning. */
  appended: number;
  /** Hashes removed and not yet swept out. */
  removed: number;
  rebuilding: boolean;
  rebuilds: number;
  /** Bytes of hashes, ids and tables. */
  bytes: number;
  /** What the last search in this thread touched. */
  lastSearch: Effort;
  /** What was found quicker on this processor. */
  kernels: { search: 'vectors' | 'scalars'; scan: 'vectors' | 'scalars' };
}

/**
 * Exact search among 256-bit hashes by Hamming distance: every entry within the radius, never one beyond it.
 * The index maps hashes to the caller's numbers; what they mean stays with the caller. One id may have several hashes
 * (the eight forms of a picture, the frames of a video): a match names it once, with its least distance. The same
 * pair twice counts as two hashes in `size` and is still one match.
 *
 * `add` and `remove` take effect at once for searches of this thread and for batches handed to pools afterwards. One thread owns the
 * index; others search it through `openSearchPool`.
 */
export class RadiusIndex {
  readonly #making: Making;
  readonly #rebuildAfter: number | null;
  readonly #onProblem: (problem: unknown) => void;
  readonly #reader = new Reader(0);
  readonly #followers = new Set<Follow>();
  readonly #slots = new Set<number>([0]);
  readonly #spareSegments = new Spares();
  readonly #spareAppends = new Spares();
  #numbered = 0;
  #held: Held[];
  #appends: Append[] = [];
  #rebuild: { done: Promise<void>; removed: number[]; frozen: ReadonlySet<Append>; worker: Worker } | null =
    null;
  #rebuilds = 0;
  #closed = false;

  private constructor(segments: Segment[], options: IndexOptions) {
    this.#making = makingOf(options);
    this.#rebuildAfter = options.rebuildAfter ?? null;
    this.#onProblem =
      options.onProblem ??
      ((problem) => process.emitWarning(`a rebuild of the index failed: ${String(problem)}`));
    this.#held = segments.map((segment) => this.#hold(segment));
    this.#reader.follow(this.#snapshot());
  }

  /** Builds from hashes of 32 bytes each and, if not 0, 1, 2, …, their ids. Long work goes to other threads. */
  static async build(entries: Entries, options: IndexOptions = {}): Promise<RadiusIndex> {
    return new RadiusIndex(await buildSegments(entries, makingOf(options)), options);
  }

  /**
   * Reads a file written by `save`. Refuses with `index-file-damaged` or `index-file-version` what is not exactly one;
   * memory is taken by the size of the file, at most `mostHashes` (usual: 2^26), never by what the file claims.
   */
  static async load(
    path: string,
    options: IndexOptions & { mostHashes?: number } = {},
  ): Promise<RadiusIndex> {
    return new RadiusIndex(
      await readIndexFile(path, makingOf(options), options.mostHashes ?? 2 ** 26),
      options,
    );
  }

  /** Every id with a hash within `radius` bits (0…256) of the query: ascending distance, then id. */
  search(query: Uint8Array, radius = 31): Match[] {
    this.#checkOpen();
    return this.#reader.search(query, radius);
  }

  /** Every id near any of the queries, such as the eight forms of one picture, with its least distance. */
  searchAny(queries: readonly Uint8Array[], radius = 31): Match[] {
    this.#checkOpen();
    return this.#reader.searchAny(queries, radius);
  }

  /** The `k` nearest ids at whatever distance; ties go to the lower id. Beyond 31 bits this reads every hash. */
  nearest(query: Uint8Array, k: number): Match[] {
    this.#checkOpen();
    return this.#reader.nearest(query, k);
  }

  /** Adds a hash under an id, beside those the id may have. Found by the next search. */
  add(id: number, hash: Uint8Array): void {
    this.#checkOpen();
    checkId(id);
    checkQuery(hash, 0);
    let last = this.#appends.at(-1);
    if (!last || last.count === appendRoom || this.#rebuild?.frozen.has(last)) {
      last = new Append((this.#numbered += 1), this.#spareAppends.take());
      this.#appends.push(last);
      this.#publish();
    }
    last.add(id, hash);
    this.#rebuildIfDue();
  }

  /** Takes every hash of the id away; false when it had none. Not found by the next search. */
  remove(id: number): boolean {
    this.#checkOpen();
    checkId(id);
    let taken = 0;
    for (const held of this.#held) taken += held.remove(id);
    for (const append of this.#appends) taken += append.remove(id);
    if (taken > 0) this.#rebuild?.removed.push(id);
    this.#rebuildIfDue();
    return taken > 0;
  }

  /** Whether some hash goes by this id. */
  has(id: number): boolean {
    return this.#held.some((held) => held.has(id)) || this.#appends.some((append) => append.has(id));
  }

  /** Living hashes. */
  get size(): number {
    const all = [...this.#held, ...this.#appends];
    return all.reduce((sum, { count, deadCount }) => sum + count - deadCount, 0);
  }

  stats(): IndexStats {
    const { searchVectors, scanVectors } = quickestWays();
    const segments = this.#held.map(({ segment, count, deadCount }) => {
      const { hashes, ids, tables } = bytesOf(segment);
      return {
        hashes: count,
        removed: deadCount,
        layout: segment.layout,
        cellBytes: segment.places.bands[0]?.cellSize ?? 0,
        bytes: hashes + ids + tables,
      };
    });
    const appended = this.#appends.reduce((sum, { count }) => sum + count, 0);
    const removed = [...this.#held, ...this.#appends].reduce((sum, { deadCount }) => sum + deadCount, 0);
    return {
      size: this.size,
      segments,
      appended,
      removed,
      rebuilding: this.#rebuild !== null,
      rebuilds: this.#rebuilds,
      bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0) + appended * 40,
      lastSearch: this.#reader.effort,
      kernels: { search: searchVectors ? 'vectors' : 'scalars', scan: scanVectors ? 'vectors' : 'scalars' },
    };
  }

  /**
   * Makes the segments anew in another thread, without what was removed and with what was added; searches, `add` and
   * `remove` go on meanwhile. Happens by itself; on request for instance before a busy time.
   */
  rebuild(): Promise<void> {
    this.#checkOpen();
    this.#rebuild ??= this.#startRebuild();
    this.#rebuild.worker.ref();
    return this.#rebuild.done;
  }

  /** Writes the living entries of this moment, whatever changes meanwhile; the file appears whole or not at all. */
  async save(path: string): Promise<void> {
    this.#checkOpen();
    const written = writeIndexFile(path, freeze(this.#segments(), this.#appends));
    this.#heldUntil(written);
    await written;
  }

  /** Ends a rebuild under way and lets the memory go. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#rebuild?.worker.terminate();
    this.#rebuild = null;
    this.#held = [];
    this.#appends = [];
    this.#publish();
    this.#followers.clear();
    this.#spareSegments.drop();
    this.#spareAppends.drop();
  }

  /** For a pool: a slot of its own, and to be told of every change of memory, beginning now. Public, but not a promise. */
  join(follow: Follow): { slot: number; leave: () => void } {
    this.#checkOpen();
    const slot = Array.from({ length: slotCount }, (_, at) => at).find((at) => !this.#slots.has(at));
    if (slot === undefined)
      throw new FingerprintError('index-full', `an index has ${slotCount} readers at most`);
    this.#slots.add(slot);
    this.#followers.add(follow);
    this.#heldUntil(follow(this.#snapshot()));
    return {
      slot,
      leave: () => {
        this.#followers.delete(follow);
        this.#slots.delete(slot);
      },
    };
  }

  #segments() {
    return this.#held.map(({ segment }) => segment);
  }

  #snapshot(): Snapshot {
    return {
      segments: this.#segments(),
      appends: this.#appends.map(({ number, memory }) => ({ number, memory })),
    };
  }

  #publish(): void {
    const snapshot = this.#snapshot();
    this.#reader.follow(snapshot);
    for (const follow of this.#followers) this.#heldUntil(follow(snapshot));
  }

  /** Memory that is replaced before this ends is still read until then. */
  #heldUntil(end: Promise<unknown>): void {
    this.#spareSegments.heldUntil(end);
    this.#spareAppends.heldUntil(end);
  }

  #hold(segment: Segment): Held {
    segment.number = this.#numbered += 1;
    return new Held(segment);
  }

  #checkOpen(): void {
    if (this.#closed) throw new FingerprintError('index-closed', 'the index was closed');
  }

  #rebuildIfDue(): void {
    if (this.#rebuild) return;
    const settled = this.#held.reduce((sum, { count }) => sum + count, 0);
    const changed =
      this.#appends.reduce((sum, { count }) => sum + count, 0) +
      this.#held.reduce((sum, { deadCount }) => sum + deadCount, 0);
    const due = this.#rebuildAfter ?? Math.min(32_768, Math.max(4_096, settled / 64));
    if (changed < due) return;
    this.#rebuild = this.#startRebuild();
    this.#rebuild.worker.unref(); // a process that has nothing else to do may end
    this.#rebuild.done.catch((problem: unknown) => {
      if (!this.#closed) this.#onProblem(problem);
    });
  }

  #startRebuild() {
    const frozen = freeze(this.#segments(), this.#appends);
    const spares = this.#spareSegments.takeAll();
    const { answer, worker } = offThread({ kind: 'rebuild', frozen, making: this.#making, spares });
    const removed: number[] = [];
    const gone = new Set(this.#appends);
    const done = answer
      .then(async (segments) => {
        const held = segments.map(({ segment, spare }) => {
          if (spare !== null) segment.memory = spares[spare]!;
          return this.#hold(segment);
        });
        // What was removed meanwhile is removed again, a little at a time; then one step without a pause between.
        let replayed = 0;
        for (;;) {
          for (const until = replayed + 500; replayed < Math.min(until, removed.length); replayed += 1) {
            for (const each of held) each.remove(removed[replayed]!);
          }
          if (this.#closed) return;
          if (replayed === removed.length) break;
          await nextTurn();
        }
        const replaced = this.#segments();
        this.#held = held;
        this.#appends = this.#appends.filter((append) => !gone.has(append));
        this.#rebuilds += 1;
        this.#publish();
        this.#spareSegments.retire(replaced.map(({ memory }) => memory));
        this.#spareAppends.retire([...gone].map(({ memory }) => memory));
      })
      .finally(() => {
        this.#rebuild = null;
      });
    return { done, removed, frozen: gone, worker };
  }
}

function makingOf({ layout = 'auto', segmentHashes = usualMaking.room }: IndexOptions): Making {
  const room = Math.min(usualMaking.room, Math.max(1, Math.floor(segmentHashes)));
  return { layout: layout === 'auto' ? null : layout, room };
}
