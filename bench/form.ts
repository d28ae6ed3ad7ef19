import { exponentOf, rounded, type Bench } from './bench.ts';
import { drive } from './load/drive.ts';
import { countLost } from './lost.ts';
import { startPlatform } from './platform.ts';

/**
 * The public form as a browser without script uses it. A full submission is the whole form sent and answered with
 * the page of the receipt; a journey is the home page and the three steps before it, four pages in all.
 */
export const form: Bench = async ({ size, quick }) => {
  const count = size ?? (quick ? 2_000 : 6_000);
  const platform = await startPlatform();
  try {
    await drive(platform, { kind: 'steps', connections: 16, count: Math.min(500, count), tag: 'warm' });
    const small = await drive(platform, {
      kind: 'form',
      connections: 16,
      count: Math.ceil(count / 10),
      tag: 'small',
    });
    const whole = await drive(platform, { kind: 'form', connections: 16, count, tag: 'whole' });
    const steps = await drive(platform, {
      kind: 'steps',
      connections: 16,
      count: Math.ceil(count / 3),
      tag: 'steps',
    });
    const runs = [small, whole, steps];
    const lost = await countLost(
      platform,
      runs.flatMap(({ receipts }) => receipts.map(({ receipt }) => receipt)),
    );
    const failed = lost + runs.reduce((sum, run) => sum + run.refused + run.failed, 0);
    const exponent = exponentOf(
      { count: count / 10, seconds: small.seconds },
      { count, seconds: whole.seconds },
    );
    return {
      table: [
        ['full submissions a second (16 connections)', whole.perSecond.toFixed(0)],
        ['  p50 / p99', `${whole.p50Ms.toFixed(1)} / ${whole.p99Ms.toFixed(1)} ms`],
        ['whole journeys a second, four pages each', steps.perSecond.toFixed(0)],
        ['  pages a second', (steps.perSecond * 4).toFixed(0)],
        ['  p50 / p99 of a journey', `${steps.p50Ms.toFixed(1)} / ${steps.p99Ms.toFixed(1)} ms`],
        ['failed (refused, broken or lost)', String(failed)],
        ['time grows with the work to the power of', exponent.toFixed(2)],
      ],
      figures: {
        perSecond: rounded(whole.perSecond),
        p99Ms: rounded(whole.p99Ms, 2),
        failed,
        journeysPerSecond: rounded(steps.perSecond),
        pagesPerSecond: rounded(steps.perSecond * 4),
        journeyP99Ms: rounded(steps.p99Ms, 2),
        exponent: rounded(exponent, 2),
        submissions: count,
      },
    };
  } finally {
    await platform.stop();
  }
};
