import { signIn, type Analyst } from './analyst.ts';
import { rounded, type Bench, type Result } from './bench.ts';
import { drive } from './load/drive.ts';
import { startPlatform } from './platform.ts';

/** How long after the burst a report may take before it counts as missing. */
const patienceMs = 20_000;

/**
 * A burst of reports, each looked for in the queue as analysts see it: from the moment its sender had the receipt
 * to the moment a page of the queue showed it. Two people look, one from the newest end and one from the oldest.
 * `size`: reports of the burst.
 */
export const visible: Bench = async ({ size }) => {
  const burst = size ?? 2_000;
  const platform = await startPlatform();
  try {
    const [one, other] = [await signIn(platform, 'analyst'), await signIn(platform, 'supervisor')];
    await drive(platform, { kind: 'report', connections: 8, count: 200, tag: 'warm' });
    const seen = new Map<string, number>();
    await lookFromNewest(one, seen);
    let tail = await lookFromOldest(other, seen, null);
    let over = false;
    const sending = drive(platform, { kind: 'report', connections: 32, count: burst, tag: 'burst' });
    void sending.finally(() => (over = true));
    let until = Infinity;
    const isComplete = (): boolean =>
      [...seen.keys()].filter((host) => host.endsWith('.burst.example')).length >= burst;
    async function keepLooking(look: () => Promise<void>): Promise<void> {
      for (let complete = false; !complete && performance.now() < until;) {
        // Asked before looking: a report sent meanwhile gets one more look.
        const ended = over;
        await look();
        complete = ended && isComplete();
        if (ended && until === Infinity) until = performance.now() + patienceMs;
      }
    }
    await Promise.all([
      keepLooking(() => lookFromNewest(one, seen)),
      keepLooking(async () => {
        tail = await lookFromOldest(other, seen, tail);
      }),
    ]);
    one.close();
    other.close();
    return told(burst, await sending, seen);
  } finally {
    await platform.stop();
  }
};

function told(
  burst: number,
  sent: Awaited<ReturnType<typeof drive>>,
  seen: ReadonlyMap<string, number>,
): Result {
  const delays = sent.receipts.map(
    ({ number, at }) => (seen.get(`h${number}.burst.example`) ?? Infinity) - at,
  );
  const found = delays
    .filter(Number.isFinite)
    .map((delay) => Math.max(0, delay))
    .sort((one, other) => one - other);
  const missing = burst - found.length;
  const at = (share: number): number =>
    found[Math.min(found.length - 1, Math.floor(found.length * share))] ?? 0;
  return {
    table: [
      ['reports of the burst', String(burst)],
      ['accepted a second', sent.perSecond.toFixed(0)],
      ['from receipt to the queue, p50', `${at(0.5).toFixed(0)} ms`],
      ['from receipt to the queue, p99', `${at(0.99).toFixed(0)} ms`],
      ['the slowest', `${(found.at(-1) ?? 0).toFixed(0)} ms`],
      ['missing', String(missing)],
    ],
    figures: {
      burst,
      p50Ms: rounded(at(0.5)),
      p99Ms: rounded(at(0.99)),
      missing,
      slowestMs: rounded(found.at(-1) ?? 0),
      acceptedPerSecond: rounded(sent.perSecond),
    },
  };
}

type Page = Awaited<ReturnType<Analyst['page']>>;

/** Notes when each host was first seen; tells how many were new. */
function note({ rows }: Page, seen: Map<string, number>): number {
  const now = performance.timeOrigin + performance.now();
  let fresh = 0;
  for (const { defanged } of rows) {
    const host = /h\d+\[?\.\]?[a-z]+\[?\.\]?example/u.exec(defanged)?.[0].replaceAll(/[[\]]/gu, '');
    if (!host || seen.has(host)) continue;
    seen.set(host, now);
    fresh += 1;
  }
  return fresh;
}

/** From the newest end until two pages hold nothing new. */
async function lookFromNewest(analyst: Analyst, seen: Map<string, number>): Promise<void> {
  let cursor: string | null = null;
  for (let stale = 0; stale < 2;) {
    const page: Page = await analyst.page('newest', cursor);
    stale = note(page, seen) === 0 ? stale + 1 : 0;
    if (!page.next) return;
    cursor = page.next;
  }
}

/** Onwards from where the last look ended; gives back where the next one begins. */
async function lookFromOldest(
  analyst: Analyst,
  seen: Map<string, number>,
  from: string | null,
): Promise<string | null> {
  let cursor = from;
  for (;;) {
    const page: Page = await analyst.page('oldest', cursor);
    note(page, seen);
    if (!page.next) return cursor;
    cursor = page.next;
  }
}
