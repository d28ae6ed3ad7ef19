import { openDatabase } from '#ground/db';

/** A bare one-row insert: rows a second with 64 asked for at a time, and the 99th percentile with 8. */
export interface Yardstick {
  perSecond: number;
  p99MsAt8: number;
}

/**
 * Measures a bare one-row insert: the same driver, the same size of pool, the same database, each insert a commit of
 * its own. What a report costs is told as a share of this, which other machines can repeat.
 */
export async function bareInserts(databaseUrl: string, seconds = 3): Promise<Yardstick> {
  const database = openDatabase(databaseUrl, 12);
  const insertFor = async (atOnce: number): Promise<{ perSecond: number; p99Ms: number }> => {
    const times: number[] = [];
    const started = performance.now();
    const until = started + seconds * 1000;
    const insert = async (): Promise<void> => {
      for (let begun = performance.now(); begun < until; begun = performance.now()) {
        await database.pool.query({
          name: 'bench_yardstick',
          text: 'insert into bench_yardstick (note) values ($1)',
          values: ['one row'],
        });
        times.push(performance.now() - begun);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, insert));
    const perSecond = (times.length * 1000) / (performance.now() - started);
    return { perSecond, p99Ms: times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0 };
  };
  try {
    await database.pool.query(
      'create table if not exists bench_yardstick (id bigint generated always as identity primary key, note text, at timestamptz not null default now())',
    );
    const { p99Ms } = await insertFor(8);
    const { perSecond } = await insertFor(64);
    await database.pool.query('drop table bench_yardstick');
    return { perSecond, p99MsAt8: p99Ms };
  } finally {
    await database.close();
  }
}
