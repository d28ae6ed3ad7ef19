import { openDatabase } from '#ground/db';

/**
 * Rows a second of a bare one-row insert: the same driver, the same size of pool, the same database, each insert a
 * commit of its own. What a report costs is told as a share of this, which other machines can repeat.
 */
export async function bareInsertsPerSecond(databaseUrl: string, seconds = 3): Promise<number> {
  const database = openDatabase(databaseUrl, 12);
  try {
    await database.pool.query(
      'create table if not exists bench_yardstick (id bigint generated always as identity primary key, note text, at timestamptz not null default now())',
    );
    let rows = 0;
    const started = performance.now();
    const until = started + seconds * 1000;
    const insert = async (): Promise<void> => {
      while (performance.now() < until) {
        await database.pool.query({
          name: 'bench_yardstick',
          text: 'insert into bench_yardstick (note) values ($1)',
          values: ['one row'],
        });
        rows += 1;
      }
    };
    await Promise.all(Array.from({ length: 64 }, insert));
    const elapsed = (performance.now() - started) / 1000;
    await database.pool.query('drop table bench_yardstick');
    return rows / elapsed;
  } finally {
    await database.close();
  }
}
