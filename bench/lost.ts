import { makeSeals } from '#ground/crypto';
import { openDatabase } from '#ground/db';
import type { Platform } from './platform.ts';

/** How many of these receipts, each given to somebody as a promise, have no report in the database. */
export async function countLost(
  platform: Pick<Platform, 'databaseUrl' | 'secret'>,
  receipts: readonly string[],
): Promise<number> {
  const seals = makeSeals(platform.secret);
  const database = openDatabase(platform.databaseUrl, 2);
  try {
    let found = 0;
    for (let from = 0; from < receipts.length; from += 2_000) {
      const hashes = receipts.slice(from, from + 2_000).map((receipt) => seals.hmac('receipt', receipt));
      const { rows } = await database.pool.query<{ found: number }>(
        'select count(*)::int as found from intake_report where receipt_hash = any($1::bytea[])',
        [hashes],
      );
      found += rows[0]?.found ?? 0;
    }
    return receipts.length - found;
  } finally {
    await database.close();
  }
}
