import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { startPostgres, type Postgres } from './index.ts';
import { chooseRunAs, reachableByAll, type RunAs } from './run-as.ts';

const isRoot = process.getuid?.() === 0;
const made: string[] = [];
let server: Postgres | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(mode = 0o755): string {
  const path = mkdtempSync(join(tmpdir(), 'vigie-pg-test-'));
  chmodSync(path, mode);
  made.push(path);
  return path;
}
async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // it may be killed under us: that is the test
  await client.connect();
  const { rows } = await client.query({ text, rowMode: 'array' });
  await client.end();
  return (rows as unknown[][])[0]?.[0];
}

test('it starts inside a private directory, keeps its data over a restart, and opens no port', async () => {
  const home = folder(0o700);
  server = await startPostgres({ data: join(home, 'data'), fsync: false });
  expect(await ask(server.url, 'show server_version')).toMatch(/^18\./);
  expect(await ask(server.url, 'show listen_addresses')).toBe('');
  await ask(server.url, 'create table kept as select 42 as answer');
  await server.stop();
  server = await startPostgres({ data: join(home, 'data'), fsync: false });
  expect(await ask(server.url, 'select answer from kept')).toBe(42);
});

test('the socket alone lets nobody in', async () => {
  server = await startPostgres({ data: folder(), fsync: false });
  const withoutPassword = server.url.replace(/:[^:@/]+@/, '@');
  expect(withoutPassword).not.toBe(server.url);
  await expect(ask(withoutPassword, 'select 1')).rejects.toThrow();
  await expect(ask(server.url.replace(/:[^:@/]+@/, ':guessed@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  );
});

test('in earnest, commits wait for the disk', async () => {
  server = await startPostgres({ data: folder() });
  expect([await ask(server.url, 'show fsync'), await ask(server.url, 'show synchronous_commit')]).toEqual([
    'on',
    'on',
  ]);
});

test('a server left over from a killed Node is stopped, and what it had committed is there', async () => {
  const data = folder();
  const left = await startPostgres({ data, fsync: false });
  await ask(left.url, 'create table kept as select 1 as one');
  server = await startPostgres({ data, fsync: false });
  expect(server.pid).not.toBe(left.pid);
  expect(await ask(server.url, 'select one from kept')).toBe(1);
  await left.ended;
});

test('after kill -9 of the server the next start recovers', async () => {
  const data = folder();
  server = await startPostgres({ data });
  await ask(server.url, 'create table kept as select 7 as seven');
  process.kill(server.pid, 'SIGKILL');
  await server.ended;
  server = await startPostgres({ data });
  expect(await ask(server.url, 'select seven from kept')).toBe(7);
});

test('a first start that was cut short is begun anew', async () => {
  const data = folder();
  mkdirSync(join(data, 'postgres'), { mode: 0o700 });
  server = await startPostgres({ data, fsync: false });
  expect(await ask(server.url, 'select 1')).toBe(1);
});

describe.runIf(isRoot)('as root, PostgreSQL runs as somebody else', () => {
  test.each<RunAs['how']>(['namespace', 'other-user'])('%s', async (runAs) => {
    const data = folder();
    server = await startPostgres({ data, fsync: false, runAs });
    expect(await ask(server.url, 'select 1')).toBe(1);
  });
  test('where another user cannot enter, it says what to do', async () => {
    const home = folder(0o700);
    expect(reachableByAll(home)).toBe(false);
    await expect(startPostgres({ data: join(home, 'data'), runAs: 'other-user' })).rejects.toThrow(
      'VIGIE_DATA',
    );
    expect(existsSync(join(home, 'data', 'postgres', 'PG_VERSION'))).toBe(false);
  });
});

test('without root it simply runs', () => {
  expect(chooseRunAs('self').command('postgres', ['-D', 'x'])).toEqual({
    file: 'postgres',
    args: ['-D', 'x'],
  });
});
