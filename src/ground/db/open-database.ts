import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { describeError, log } from '#ground/log';

/**
 * The database as a room receives it. It knows no table: a room adds its own with `db.withTables<…>()`, so that
 * no room can even spell another's tables. A transaction is a `Db` too.
 */
export type Db = Kysely<unknown>;

/** An open database: the query builder and the pool below it (shared with jobs and login). */
export interface Database {
  db: Db;
  pool: pg.Pool;
  url: string;
  close(): Promise<void>;
}

// bigint columns here are sequences and counts: all far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens a pool of at most `connections` (default 12: measured best on two cores). Connects lazily. */
export function openDatabase(url: string, connections = 12): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 5_000 });
  // Without these two handlers Node itself dies when PostgreSQL does (57P01).
  pool.on('error', (error) => log.warn({ event: 'database.lost', ...describeError(error) }));
  pool.on('connect', (client) => {
    client.on('error', (error: Error) => log.warn({ event: 'database.lost', ...describeError(error) }));
  });
  const db: Db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, url, close: () => pool.end() };
}

/** Runs `work` in one transaction: all of it is kept or nothing is. Joins the transaction `db` already is. */
export function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
