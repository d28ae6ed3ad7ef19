import { readdir, readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';

const folder = new URL('../../../migrations/', import.meta.url);

async function filesOnDisk(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
}

async function filesDone(client: pg.PoolClient): Promise<Set<string>> {
  await client.query(
    'create table if not exists ground_migration (name text primary key, at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string }>('select name from ground_migration');
  return new Set(rows.map((row) => row.name));
}

/** The migrations that this database has not seen yet, in order. */
export async function pendingMigrations(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect();
  try {
    const done = await filesDone(client);
    return (await filesOnDisk()).filter((name) => !done.has(name));
  } finally {
    client.release();
  }
}

/**
 * Brings the schema forward: plain SQL files, each in one transaction, once, in order of their numbers; then the
 * tables of the job queue. Two processes may call it at once: an advisory lock lets one through at a time.
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    await client.query(`select pg_advisory_lock(hashtext('vigie migrations'))`);
    const done = await filesDone(client);
    for (const name of await filesOnDisk()) {
      if (done.has(name)) continue;
      await client.query('begin');
      try {
        await client.query(await readFile(new URL(name, folder), 'utf8'));
        await client.query('insert into ground_migration (name) values ($1)', [name]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${name} failed`, { cause: error });
      }
      applied.push(name);
    }
    await runMigrations({ pgPool: pool, noPreparedStatements: false });
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('vigie migrations'))`);
    client.release();
  }
  return applied;
}
