import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, openDatabase } from '#ground/db';
import { startPostgres } from '#ground/postgres';

/** One PostgreSQL for the whole run, without waiting for the disk; the template is migrated once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'vigie-test-'));
  const server = await startPostgres({ data, fsync: false });
  const admin = server.url.replace('/vigie?', '/postgres?');
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query('create database vigie_template');
  const template = openDatabase(admin.replace('/postgres?', '/vigie_template?'));
  await migrate(template.pool);
  await template.close();
  await client.query('alter database vigie_template with is_template true');
  await client.end();
  project.provide('postgres', admin);
  return async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  };
}
