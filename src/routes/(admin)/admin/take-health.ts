import { statfs } from 'node:fs/promises';
import { legalDay, packReport } from '#taxonomy';
import type { House } from '../../../server/house.ts';

/** How one part of the house is: the words are the page's. */
export type Part =
  | { name: 'database'; state: 'ok' | 'bad'; milliseconds: number }
  | { name: 'outbox'; state: 'ok' | 'warn' | 'unknown'; waiting: number; oldestSeconds: number }
  | {
      name: 'jobs';
      state: 'ok' | 'warn' | 'bad' | 'unknown';
      waiting: number;
      retrying: number;
      failed: number;
    }
  | { name: 'mail'; state: 'ok' | 'bad' }
  | { name: 'networks'; state: 'ok' | 'warn' | 'unknown'; oldest: Date | null; days: number }
  | {
      name: 'law';
      state: 'ok' | 'warn' | 'bad';
      pack: string;
      signed: boolean;
      toVerify: number;
      problems: number;
    }
  | { name: 'disk'; state: 'ok' | 'warn' | 'bad' | 'unknown'; freeBytes: number };

const tooOldSeconds = 30;
const littleBytes = 2_000_000_000;
const tooLittleBytes = 300_000_000;

/** Asks each part; one that does not answer is said to be away and keeps the others from nothing. */
export async function takeHealth(house: House): Promise<Part[]> {
  const [health, freeBytes] = await Promise.all([house.health(), freeOn(house.config.data)]);
  const { jobs } = health;
  const oldest = health.dataSets
    .flatMap(({ builtOn }) => (builtOn === null ? [] : [builtOn]))
    .sort((one, other) => one.getTime() - other.getTime())[0];
  const days = oldest ? Math.floor((Date.now() - oldest.getTime()) / 86_400_000) : 0;
  const isOld = health.dataSets.some(({ old }) => old);
  return [
    {
      name: 'database',
      state: health.database ? 'ok' : 'bad',
      milliseconds: health.databaseMilliseconds,
    },
    {
      name: 'outbox',
      state: jobs === null ? 'unknown' : jobs.oldestOutboxSeconds > tooOldSeconds ? 'warn' : 'ok',
      waiting: jobs?.outbox ?? 0,
      oldestSeconds: jobs?.oldestOutboxSeconds ?? 0,
    },
    {
      name: 'jobs',
      state: jobs === null ? 'unknown' : jobs.failed > 0 ? 'bad' : jobs.retrying > 0 ? 'warn' : 'ok',
      waiting: jobs?.waiting ?? 0,
      retrying: jobs?.retrying ?? 0,
      failed: jobs?.failed ?? 0,
    },
    { name: 'mail', state: health.mail ? 'ok' : 'bad' },
    {
      name: 'networks',
      state: oldest === undefined ? 'unknown' : isOld ? 'warn' : 'ok',
      oldest: oldest ?? null,
      days,
    },
    lawPart(house.clock.now()),
    {
      name: 'disk',
      state:
        freeBytes === null
          ? 'unknown'
          : freeBytes < tooLittleBytes
            ? 'bad'
            : freeBytes < littleBytes
              ? 'warn'
              : 'ok',
      freeBytes: freeBytes ?? 0,
    },
  ];
}

/** The law that is applied today: whether a lawyer has signed it, and how many of its facts wait for one. */
function lawPart(now: Date): Part {
  const { pack, signed, problems, toVerify } = packReport(legalDay(now));
  const isDone = signed && toVerify.length === 0;
  return {
    name: 'law',
    state: problems.length > 0 ? 'bad' : isDone ? 'ok' : 'warn',
    pack,
    signed,
    toVerify: toVerify.length,
    problems: problems.length,
  };
}

/** Bytes free where the data lie; null where the system does not tell. */
async function freeOn(directory: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize;
  } catch {
    return null; // shown as unknown on the page
  }
}
