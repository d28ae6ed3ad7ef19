import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sandbox from '../sandbox/platform.ts';

export type { Pids } from '../sandbox/platform.ts';

/** A platform under load: what the generator and the count of what was lost need beside its doors. */
export interface Platform extends sandbox.Platform {
  host: string;
  port: number;
  databaseUrl: string;
  /** The secret from which the platform derives its keys: to find a receipt again by its hash. */
  secret: string;
}

/**
 * Starts a platform in a directory of its own, without the simulated world, on a free port. Reports from this
 * machine all come from one place, so the flood guard is told to expect them. `env` overrides settings.
 */
export async function startPlatform(env: Record<string, string> = {}): Promise<Platform> {
  const platform = await sandbox.startPlatform({
    VIGIE_MODE: 'sandbox',
    VIGIE_SANDBOX_WORLD: 'off',
    VIGIE_FLOOD_PER_MINUTE: '1000000',
    ...env,
  });
  const { hostname, port } = new URL(platform.site);
  return {
    ...platform,
    host: hostname,
    port: Number(port),
    databaseUrl: databaseUrlOf(platform.data, platform.pids()),
    secret: readFileSync(join(platform.data, 'secret'), 'utf8').trim(),
  };
}

/** The embedded server listens on a socket beside the data, or where the worker was told. */
function databaseUrlOf(data: string, pids: sandbox.Pids): string {
  const beside = join(data, 'socket');
  const password = join(data, 'postgres.password');
  if (existsSync(beside) && existsSync(password)) {
    return `postgresql://vigie:${readFileSync(password, 'utf8').trim()}@/vigie?host=${encodeURIComponent(beside)}`;
  }
  const told = readFileSync(`/proc/${pids.worker ?? 'self'}/environ`, 'utf8')
    .split('\0')
    .find((line) => line.startsWith('DATABASE_URL='));
  if (!told) throw new Error('the database of the platform was not found');
  return told.slice('DATABASE_URL='.length);
}
