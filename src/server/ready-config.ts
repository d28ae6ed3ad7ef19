import { readConfig } from './config.ts';
import type { ReadyConfig } from './house.ts';

/** The configuration in a child of the supervisor, which has filled in whatever was left open. */
export function readyConfig(env: NodeJS.ProcessEnv): ReadyConfig & { databaseUrl: string } {
  const config = readConfig(env);
  const { secret, publicUrl, smtpUrl, databaseUrl } = config;
  if (!secret || !publicUrl || !smtpUrl || !databaseUrl)
    throw new Error('this process is started by npm start');
  return { ...config, secret, publicUrl, smtpUrl, databaseUrl };
}
