import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '#ground/db';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string;
  }
}

/** A database of one's own, cloned from the migrated template: real PostgreSQL, empty, thrown away afterwards. */
export async function freshDatabase(): Promise<Database> {
  const admin = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`create database ${name} template vigie_template`);
  await client.end();
  const database = openDatabase(admin.replace('/postgres?', `/${name}?`), 8);
  return {
    ...database,
    async close() {
      await database.close();
      const last = new pg.Client({ connectionString: admin });
      await last.connect();
      await last.query(`drop database if exists ${name} with (force)`);
      await last.end();
    },
  };
}
