import type { Clock } from '#ground/clock';
import type { Db } from '#ground/db';
import type { Listener } from '#ground/events';
import type { JobHandler } from '#ground/jobs';
import { countFigures } from './count-figures.ts';
import type { ConsoleFigures, PublicFigures } from './figures.ts';
import { keepAnswers } from './kept-answers.ts';
import type { Period } from './period.ts';
import { publicPartOf } from './public-figures.ts';

/** The use cases of this room. */
export interface Statistics {
  /** For everybody: small cells closed. Kept in memory for `keepMs`; many readers cost one count. */
  publicFigures(period: Period): Promise<PublicFigures>;
  /** For staff: exact, counted anew at each call. */
  consoleFigures(period: Period): Promise<ConsoleFigures>;
  jobs: JobHandler[];
  listeners: Listener[];
}

/** `keepMs`: how long a public answer may be old (a minute unless said otherwise; five seconds in the sandbox). */
export function make({ db, clock, keepMs = 60_000 }: { db: Db; clock: Clock; keepMs?: number }): Statistics {
  const kept = keepAnswers<PublicFigures>({ ageMs: keepMs, most: 32, now: () => clock.now().getTime() });
  return {
    publicFigures: (period) =>
      kept.get(`${period.from.toISOString()} ${period.to.toISOString()}`, async () =>
        publicPartOf(await countFigures(db, period, clock.now())),
      ),
    consoleFigures: (period) => countFigures(db, period, clock.now()),
    jobs: [],
    listeners: [],
  };
}
