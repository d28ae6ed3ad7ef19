import { setTimeout as sleep } from 'node:timers/promises';
import { bitsApart, flipped, numbersFrom, someOf } from '../packages/fingerprint/src/search/brute-force.ts';
import { memoryLimits } from '../packages/fingerprint/src/search/limits.ts';
import type { RadiusIndex } from '../packages/fingerprint/src/search/index.ts';
import { exponentOf, rounded, type Bench } from './bench.ts';
import { startRandomReaders } from './random-reads.ts';
import { publishedPackage, type Published } from './published.ts';

const queryCount = 1000;
const radius = 31;

/** Noise: uniform random hashes, the same each time, whatever the size. */
function randomHashes(count: number): Uint8Array {
  const next = numbersFrom(2026);
  const words = new Uint32Array(count * 8);
  for (let at = 0; at < words.length; at += 1) words[at] = next();
  return new Uint8Array(words.buffer);
}

/** Half of them noise, half copies of an entry among the first million with 0 … 40 bits turned. */
function queriesFor(hashes: Uint8Array): Uint8Array[] {
  const next = numbersFrom(7);
  const among = Math.min(1_000_000, hashes.length / 32);
  return Array.from({ length: queryCount }, (_, at) => {
    if (at < queryCount / 2) return new Uint8Array(Uint32Array.from({ length: 8 }, next).buffer);
    const entry = next() % among;
    return flipped(hashes.slice(entry * 32, entry * 32 + 32), someOf(next, (at - queryCount / 2) % 41, 256));
  });
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const median = (numbers: readonly number[]): number =>
  quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );

/** Milliseconds of each query, one after the other in this thread. */
function timeEach(index: RadiusIndex, queries: readonly Uint8Array[]): number[] {
  return queries.map((query) => {
    const begun = performance.now();
    index.search(query, radius);
    return performance.now() - begun;
  });
}

/** Builds; how long it took and how much the process grew. */
async function built({ RadiusIndex }: Published, hashes: Uint8Array) {
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  const index = await RadiusIndex.build({ hashes });
  const seconds = (performance.now() - begun) / 1000;
  await sleep(200); // the threads that built are ending
  return { index, seconds, megabytes: (process.memoryUsage().rss - before) / 1e6 };
}

/**
 * Queries a second of one thread and of two, each over the same memory, several times in turn; beside them, what a
 * second thread is worth to one that only reads at random.
 */
async function poolSpeeds(
  { openSearchPool }: Published,
  index: RadiusIndex,
  queries: readonly Uint8Array[],
  rounds: number,
) {
  const many = new Uint8Array(queryCount * 32 * 10);
  for (let at = 0; at < queryCount * 10; at += 1) many.set(queries[at % queryCount] ?? [], at * 32);
  const pools = [1, 2].map((workers) => openSearchPool(index, { workers }));
  const speeds: number[][] = [[], []];
  const readers = startRandomReaders();
  const plain: number[] = [];
  await readers.measure(2);
  for (let round = -2; round < rounds; round += 1) {
    for (const [which, pool] of pools.entries()) {
      const begun = performance.now();
      await pool.search(many, radius);
      if (round >= 0) speeds[which]?.push((queryCount * 10_000) / (performance.now() - begun));
    }
    const alone = await readers.measure(1);
    if (round >= 0) plain.push((await readers.measure(2)) / alone);
  }
  await readers.close();
  await Promise.all(pools.map((pool) => pool.close()));
  const [one = [], two = []] = speeds;
  const speedup = median(two.map((each, round) => each / (one[round] ?? each)));
  return { one: median(one), two: median(two), speedup, plain: median(plain) };
}

/** Adds and searches in turn while a rebuild goes on in another thread: the longest time either was held up. */
async function addWhileSearching(index: RadiusIndex, queries: readonly Uint8Array[], longest: number) {
  const next = numbersFrom(99);
  let added = 0;
  let addMs = 0;
  let turnMs = 0;
  let rebuilding = true;
  const rebuilt = index.rebuild().then(() => {
    rebuilding = false;
  });
  const until = performance.now() + longest;
  let turn = performance.now();
  while (rebuilding && performance.now() < until) {
    for (let each = 0; each < 20; each += 1) {
      const hash = new Uint8Array(Uint32Array.from({ length: 8 }, next).buffer);
      const begun = performance.now();
      index.add(2 ** 40 + added, hash);
      addMs = Math.max(addMs, performance.now() - begun);
      index.search(queries[added % queryCount] ?? hash, radius);
      added += 1;
    }
    await new Promise((resolve) => setImmediate(resolve));
    const now = performance.now();
    turnMs = Math.max(turnMs, now - turn);
    turn = now;
  }
  await rebuilt;
  const last = new Uint8Array(32);
  index.add(2 ** 41, last);
  const found = index.search(last, 0).length === 1;
  return { added, addMs, turnMs, found };
}

/** The longest time an empty loop was held up beside a busy thread: what the machine does to any program just now. */
async function emptyLoopGap(
  { openSearchPool }: Published,
  index: RadiusIndex,
  queries: readonly Uint8Array[],
  milliseconds: number,
): Promise<number> {
  const pool = openSearchPool(index, { workers: 1 });
  await pool.search(queries.slice(0, 10), radius);
  const busy = pool.search(
    Array.from({ length: 20 }, () => queries).flatMap((each) => [...each]),
    radius,
  );
  let longest = 0;
  let before = performance.now();
  const until = before + milliseconds;
  while (before < until) {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
  }
  await busy;
  await pool.close();
  return longest;
}

/** Exact lookups within radius 31, against our own scan of every hash in the same run; `size`: hashes. */
export const lookup: Bench = async ({ size, quick }) => {
  const count = size ?? (quick ? 100_000 : 1_000_000);
  const kit = await publishedPackage();
  const hashes = randomHashes(count);
  const queries = queriesFor(hashes);

  const small = await built(kit, hashes.subarray(0, Math.ceil(count / 10) * 32));
  timeEach(small.index, queries);
  const smallMs = sum(timeEach(small.index, queries));
  await small.index.close();

  const { index, seconds, megabytes } = await built(kit, hashes);
  const scan = await kit.RadiusIndex.build({ hashes }, { layout: 'scan' });
  const scanned = count > 2_000_000 ? 40 : 200;
  for (let warm = 0; warm < 3; warm += 1) timeEach(index, queries);
  const times: number[] = [];
  const scanTimes: number[] = [];
  const rounds = quick ? 3 : 6;
  for (let round = 0; round < rounds; round += 1) {
    times.push(...timeEach(index, queries));
    scanTimes.push(...timeEach(scan, queries.slice(round * 7, round * 7 + Math.ceil(scanned / rounds))));
  }
  times.sort((a, b) => a - b);
  const meanMs = sum(times) / times.length;
  const scanMs = median(scanTimes);

  // The truth: every query by reading everything, and some of those by the plainest loop there is.
  let wanted = 0;
  let right = 0;
  let wrong = 0;
  let effort = { buckets: 0, postings: 0, hashes: 0 };
  for (const [at, query] of queries.entries()) {
    const truth = new Map(scan.search(query, radius).map(({ id, distance }) => [id, distance]));
    if (at % (queryCount / 10) === queryCount / 20) {
      for (let id = 0; id < count; id += 1) {
        const distance = bitsApart(hashes.subarray(id * 32, id * 32 + 32), query);
        if (distance <= radius && truth.get(id) !== distance) throw new Error('the scan is wrong');
      }
    }
    const found = index.search(query, radius);
    const { lastSearch } = index.stats();
    effort = {
      buckets: effort.buckets + lastSearch.buckets,
      postings: effort.postings + lastSearch.postings,
      hashes: effort.hashes + lastSearch.hashes,
    };
    wanted += truth.size;
    for (const { id, distance } of found) {
      if (truth.get(id) === distance) right += 1;
      else wrong += 1;
    }
  }
  await scan.close();

  const forms = queries.slice(0, 504).map((_, at) => queries.slice(at - (at % 8), at - (at % 8) + 8));
  const formsBegun = performance.now();
  for (let at = 0; at < forms.length; at += 8) index.searchAny(forms[at] ?? [], radius);
  const eightFormsMs = (performance.now() - formsBegun) / (forms.length / 8);

  const { one, two, speedup, plain } = await poolSpeeds(kit, index, queries, quick ? 3 : 7);
  const { kernels, segments } = index.stats();
  const layout = segments[0]?.layout ?? 'scan';
  const gap = await emptyLoopGap(kit, index, queries, quick ? 300 : 1_500);
  const pause = await addWhileSearching(index, queries, 60_000);
  await index.close();

  const limits = memoryLimits(quick ? 27 : 29);
  // Lines of memory a query must touch: a cell for each bucket and offsets, a reference and a hash for each candidate;
  // without cells a pair of offsets for each bucket, its tags, and a reference and a hash for each candidate.
  const cellLines = Math.ceil((segments[0]?.cellBytes ?? 0) / 64);
  const lines =
    (cellLines > 0
      ? cellLines * effort.buckets + 3 * effort.hashes
      : 2 * effort.buckets + effort.postings / 32 + 2 * effort.hashes) / queryCount;
  const floorMs = (lines * limits.randomReadNs) / 1e6;
  const scanFloorMs = (count * 16) / limits.sequentialGBPerSecond / 1e6;
  const p50 = quantile(times, 0.5);
  const p99 = quantile(times, 0.99);
  const exponent = exponentOf(
    { count: count / 10, seconds: smallMs },
    { count, seconds: meanMs * queryCount },
  );
  const buildExponent = exponentOf({ count: count / 10, seconds: small.seconds }, { count, seconds });
  return {
    table: [
      [
        'hashes, layout, kernels',
        `${count}, ${layout}, search by ${kernels.search}, scan by ${kernels.scan}`,
      ],
      ['lookups a second, one core', (1000 / meanMs).toFixed(0)],
      [
        '  p50 / p99',
        `${(p50 * 1000).toFixed(1)} / ${(p99 * 1000).toFixed(1)} µs, ${(p99 / p50).toFixed(1)} ×`,
      ],
      ['  eight forms of one picture', `${(eightFormsMs * 1000).toFixed(0)} µs`],
      ['our progressive scan, one query', `${(scanMs * 1000).toFixed(0)} µs`],
      ['  as many times quicker', (scanMs / meanMs).toFixed(1)],
      ['recall, of true matches', `${right} of ${wanted}; false answers ${wrong}`],
      [
        'lookups a second, pool of one / of two',
        `${one.toFixed(0)} / ${two.toFixed(0)}, ${speedup.toFixed(2)} ×`,
      ],
      ['  plain random reads of two threads, in turn with these', `${plain.toFixed(2)} ×`],
      ['build', `${seconds.toFixed(2)} s`],
      [
        '  process grew by',
        `${megabytes.toFixed(0)} MB, ${((megabytes * 1e6) / count).toFixed(0)} bytes a hash`,
      ],
      ['rebuild while adding and searching', `${pause.added} added, the last one found: ${pause.found}`],
      [
        '  longest add / longest turn of 20 and a search each',
        `${pause.addMs.toFixed(2)} / ${pause.turnMs.toFixed(2)} ms`,
      ],
      ['  longest gap of an empty loop beside a busy thread', `${gap.toFixed(2)} ms`],
      [
        'memory, one thread',
        `${limits.sequentialGBPerSecond.toFixed(1)} GB/s, ${limits.randomReadNs.toFixed(1)} ns a random read`,
      ],
      ['  lines a lookup touches', `${lines.toFixed(0)}, at that speed ${(floorMs * 1000).toFixed(1)} µs`],
      ['  share of the random-read limit', `${((floorMs / p50) * 100).toFixed(0)} %`],
      ['  share of the sequential limit, scan', `${((scanFloorMs / scanMs) * 100).toFixed(0)} %`],
      [
        'time grows with the work to the power of',
        `${exponent.toFixed(2)} (build ${buildExponent.toFixed(2)})`,
      ],
    ],
    figures: {
      size: count,
      layout,
      searchKernel: kernels.search,
      scanKernel: kernels.scan,
      perSecondPerCore: rounded(1000 / meanMs, 0),
      p50Ms: rounded(p50, 4),
      p99Ms: rounded(p99, 4),
      recall: rounded(wanted === 0 ? 1 : right / wanted, 6),
      trueMatches: wanted,
      falseAnswers: wrong,
      ratioToScan: rounded(scanMs / meanMs, 1),
      scanMs: rounded(scanMs, 3),
      eightFormsMs: rounded(eightFormsMs, 4),
      twoWorkersSpeedup: rounded(speedup, 2),
      plainTwoThreadsSpeedup: rounded(plain, 2),
      perSecondTwoWorkers: rounded(two, 0),
      buildSeconds: rounded(seconds, 2),
      memoryMb: rounded(megabytes, 0),
      longestAddMs: rounded(pause.addMs, 2),
      longestTurnMs: rounded(pause.turnMs, 2),
      emptyLoopGapMs: rounded(gap, 2),
      sequentialGBPerSecond: rounded(limits.sequentialGBPerSecond, 1),
      randomReadNs: rounded(limits.randomReadNs, 1),
      shareOfRandomReadLimit: rounded(floorMs / p50, 2),
      exponent: rounded(exponent, 2),
      buildExponent: rounded(buildExponent, 2),
    },
  };
};
