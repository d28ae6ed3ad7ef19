import './node-version.ts';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'node:net';
import type { ChildProcess } from 'node:child_process';
import { migrate, openDatabase } from '#ground/db';
import { banner, say } from './banner.ts';
import { endProcess, keepRunning, startWorldProcess, type Kept, type WorldAddresses } from './children.ts';
import { ConfigError, readConfig, unsafeReasons, type Config } from './config.ts';
import { DirectoryInUse, newSecret, takeDirectory, type DataDirectory } from './data-directory.ts';
import { keepDatabase, type KeptDatabase } from './database-process.ts';
import { makeHouse, type ReadyConfig } from './house.ts';
import { holdsRealThings } from './real-database.ts';
import { seedSandbox } from './seed-sandbox.ts';
import { buildIsStale, buildWeb } from './web-build.ts';

/**
 * `npm start`: PostgreSQL, migrations, pages, the simulated world in the sandbox, then the server and the worker,
 * each a process of its own that is started again when it dies. Ctrl-C stops all of it.
 */
const dev = process.argv.includes('--dev');
const started = performance.now();

/** Ends with sentences for people, never with a stack. */
function refuse(sentences: readonly string[]): never {
  console.error(
    ['', 'Vigie does not start:', ...sentences.map((sentence) => `  · ${sentence}`), ''].join('\n'),
  );
  process.exit(1);
}

function judged(): Config {
  try {
    const config = readConfig(process.env);
    const reasons = unsafeReasons(config, process.env);
    if (dev && config.mode === 'production')
      reasons.push('`npm run dev` shows sources and errors to everybody: start production with npm start.');
    if (reasons.length > 0) refuse(reasons);
    return config;
  } catch (error) {
    if (error instanceof ConfigError) refuse(error.sentences);
    throw error;
  }
}

async function freePort(host: string): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, host, done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

const config = judged();
const root = fileURLToPath(new URL('../..', import.meta.url));
const dataPath = isAbsolute(config.data) ? config.data : resolve(root, config.data);
const closers: (() => Promise<unknown> | void)[] = [];
let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const close of closers.toReversed()) await close();
  process.exit(code);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

async function takeData(): Promise<DataDirectory> {
  try {
    return await takeDirectory(dataPath);
  } catch (error) {
    if (error instanceof DirectoryInUse) refuse([error.message]);
    throw error;
  }
}

/** A directory is born in one mode and stays in it: demo accounts must never meet real reports. */
function checkMode(data: DataDirectory): void {
  const born = data.keep('mode', () => config.mode);
  if (born === config.mode) return;
  data.release();
  refuse([
    `${config.data} was made in ${born} mode, and this is ${config.mode} mode. ` +
      (born === 'sandbox'
        ? 'It holds demo accounts. Set VIGIE_DATA to an empty directory for production.'
        : 'It may hold real reports. Set VIGIE_MODE=production, or VIGIE_DATA to another directory.'),
  ]);
}

async function run(): Promise<void> {
  const data = await takeData();
  closers.push(() => data.release());
  checkMode(data);
  const sandbox = config.mode === 'sandbox';
  let server: Kept | undefined;
  let worker: Kept | undefined;
  let world: { child: ChildProcess; addresses: WorldAddresses } | null = null;
  let database: KeptDatabase | undefined;
  const writeRunFile = (): void =>
    data.write(
      'run.json',
      JSON.stringify({
        supervisor: process.pid,
        server: server?.pid() ?? null,
        worker: worker?.pid() ?? null,
        postgres: database?.pid() ?? null,
        world: world?.child.pid ?? null,
      }),
    );

  // Tests build once and then start many platforms: they keep what is built.
  const keepPages = dev || process.env['VIGIE_KEEP_PAGES'] === '1' || !buildIsStale();
  const pages = keepPages ? Promise.resolve() : (say('Building the pages, once…'), buildWeb());
  const [kept, simulated] = await Promise.all([
    keepDatabase(data.path, config.databaseUrl, writeRunFile),
    sandbox && config.sandbox.world ? startWorldProcess(config.sandbox.deskDelaySeconds) : null,
  ]);
  database = kept;
  world = simulated;
  closers.push(() => kept.stop());
  if (world) {
    const { child } = world;
    closers.push(() => endProcess(child));
  }

  const port = config.port === 0 ? await freePort(config.host) : config.port;
  const ready: ReadyConfig = {
    ...config,
    port,
    databaseUrl: kept.url,
    secret: config.secret ?? data.keep('secret', newSecret),
    publicUrl: config.publicUrl ?? `http://${config.host}:${port}`,
    smtpUrl: config.smtpUrl ?? world?.addresses.smtp ?? 'smtp://127.0.0.1:25',
    dns: config.dns.length > 0 ? config.dns : world ? [world.addresses.dns] : [],
    egressProxy: config.egressProxy ?? world?.addresses.egressProxy ?? null,
    networksFile: config.networksFile ?? world?.addresses.networks ?? null,
    sandbox: { ...config.sandbox, allow: world ? world.addresses.allow : config.sandbox.allow },
  };

  const admin = openDatabase(kept.url, 4);
  await migrate(admin.pool);
  if (sandbox) await refuseRealDatabase(admin, ready);
  else await refuseDemoAccounts(admin, ready);
  const seeded = sandbox
    ? await seedSandbox(admin, ready, world?.addresses ?? null)
    : { links: [], setupCode: await setupCodeFor(admin, ready) };
  await admin.close();
  await pages;

  const env = childEnvironment(ready);
  worker = keepRunning({
    file: 'worker.ts',
    env: { ...env, VIGIE_PROCESS: 'worker' },
    onStart: () => setImmediate(writeRunFile),
  });
  server = keepRunning({
    file: 'main.ts',
    args: dev ? ['--dev'] : [],
    env: { ...env, VIGIE_PROCESS: 'server' },
    onStart: () => setImmediate(writeRunFile),
  });
  closers.push(() => Promise.all([server?.stop(), worker?.stop()]));
  await Promise.all([server.ready, worker.ready]);
  writeRunFile();
  banner({
    config: ready,
    world: world?.addresses ?? null,
    ...seeded,
    seconds: (performance.now() - started) / 1000,
  });
}

async function refuseDemoAccounts(admin: ReturnType<typeof openDatabase>, ready: ReadyConfig): Promise<void> {
  const house = makeHouse(admin, ready);
  const has = await house.people.hasDemoAccounts();
  await house.close();
  if (!has) return;
  await stopQuietly();
  refuse([
    'This database holds demo accounts, whose links were printed in a terminal. Start production on a database of its own.',
  ]);
}

/** With DATABASE_URL the mode of the data directory says nothing about the database: that one is asked itself. */
async function refuseRealDatabase(admin: ReturnType<typeof openDatabase>, ready: ReadyConfig): Promise<void> {
  const house = makeHouse(admin, ready);
  const isReal = await holdsRealThings(house);
  await house.close();
  if (!isReal) return;
  await stopQuietly();
  refuse([
    'This database holds real accounts or reports, and the sandbox would add demo accounts whose links stand in the terminal. ' +
      'Set VIGIE_MODE=production, or DATABASE_URL to an empty database.',
  ]);
}

async function setupCodeFor(
  admin: ReturnType<typeof openDatabase>,
  ready: ReadyConfig,
): Promise<string | null> {
  const house = makeHouse(admin, ready);
  try {
    return await house.people.ensureSetupCode();
  } finally {
    await house.close();
  }
}

/** Children get every setting filled in, so that they and we believe the same. */
function childEnvironment(ready: ReadyConfig): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(ready.port),
    HOST: ready.host,
    DATABASE_URL: ready.databaseUrl ?? '',
    VIGIE_MODE: ready.mode,
    VIGIE_DATA: dataPath,
    VIGIE_SECRET: ready.secret,
    VIGIE_PUBLIC_URL: ready.publicUrl,
    VIGIE_SMTP_URL: ready.smtpUrl,
    VIGIE_DNS: ready.dns.join(','),
    VIGIE_EGRESS_PROXY: ready.egressProxy ?? '',
    VIGIE_NETWORKS: ready.networksFile ?? '',
    VIGIE_SANDBOX_ALLOW: ready.sandbox.allow.join(','),
    NODE_ENV: dev ? 'development' : 'production',
  };
}

async function stopQuietly(): Promise<void> {
  stopping = true;
  for (const close of closers.toReversed()) await close();
}

try {
  await run();
} catch (error) {
  await stopQuietly();
  refuse([error instanceof Error ? error.message : String(error)]);
}
