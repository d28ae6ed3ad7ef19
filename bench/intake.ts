import { exponentOf, rounded, type Bench } from './bench.ts';
import { drive } from './load/drive.ts';
import { countLost } from './lost.ts';
import { watchStolen } from './machine.ts';
import { startPlatform } from './platform.ts';
import { bareInserts } from './yardstick.ts';

/** Reports accepted durably by the API, at 8 and at 64 connections; `size`: reports at 64. */
export const intake: Bench = async ({ size, quick }) => {
  const count = size ?? (quick ? 8_000 : 30_000);
  const platform = await startPlatform();
  try {
    // Until the machine code of the server has settled: before that, its compilation is what the slowest wait for.
    await drive(platform, { kind: 'report', connections: 16, count: Math.ceil(count / 2), tag: 'warm' });
    const { perSecond: yardstick, p99MsAt8: yardstickP99MsAt8 } = await bareInserts(platform.databaseUrl);
    const stolen = watchStolen();
    const at8 = await drive(platform, {
      kind: 'report',
      connections: 8,
      count: Math.ceil(count / 2),
      tag: 'eight',
    });
    const stolenAt8 = stolen();
    const small = await drive(platform, {
      kind: 'report',
      connections: 64,
      count: Math.ceil(count / 10),
      tag: 'small',
    });
    const at64 = await drive(platform, { kind: 'report', connections: 64, count, tag: 'many' });
    const runs = [at8, small, at64];
    const lost = await countLost(
      platform,
      runs.flatMap(({ receipts }) => receipts.map(({ receipt }) => receipt)),
    );
    const refused = runs.reduce((sum, run) => sum + run.refused + run.failed, 0);
    const exponent = exponentOf(
      { count: count / 10, seconds: small.seconds },
      { count, seconds: at64.seconds },
    );
    return {
      table: [
        ['accepted a second, 8 connections', at8.perSecond.toFixed(0)],
        ['  p50 / p99', `${at8.p50Ms.toFixed(1)} / ${at8.p99Ms.toFixed(1)} ms`],
        ['  of the processors, given to other machines meanwhile', `${(stolenAt8 * 100).toFixed(1)} %`],
        ['accepted a second, 64 connections', at64.perSecond.toFixed(0)],
        ['  p50 / p99', `${at64.p50Ms.toFixed(1)} / ${at64.p99Ms.toFixed(1)} ms`],
        ['bare one-row inserts a second, 64 at a time', yardstick.toFixed(0)],
        ['  share of it reached', `${((at64.perSecond / yardstick) * 100).toFixed(1)} %`],
        ['bare insert, 8 at a time, p99', `${yardstickP99MsAt8.toFixed(1)} ms`],
        ['reports acknowledged', String(runs.reduce((sum, run) => sum + run.acknowledged, 0))],
        ['refused or broken', String(refused)],
        ['acknowledged but not in the database', String(lost)],
        ['time grows with the work to the power of', exponent.toFixed(2)],
      ],
      figures: {
        perSecondAt8: rounded(at8.perSecond),
        p99MsAt8: rounded(at8.p99Ms, 2),
        perSecondAt64: rounded(at64.perSecond),
        p99MsAt64: rounded(at64.p99Ms, 2),
        stolenAt8: rounded(stolenAt8, 3),
        refused,
        lost,
        yardstickInsertsPerSecond: rounded(yardstick),
        yardstickP99MsAt8: rounded(yardstickP99MsAt8, 2),
        shareOfYardstick: rounded(at64.perSecond / yardstick, 3),
        exponent: rounded(exponent, 2),
        reports: count,
      },
    };
  } finally {
    await platform.stop();
  }
};
