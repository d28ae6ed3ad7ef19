import { isIP } from 'node:net';
import { settings, type SettingName } from './settings.ts';

/** The installation's configuration: read, judged, never half there. Durations in seconds. */
export interface Config {
  mode: 'sandbox' | 'production';
  port: number;
  host: string;
  data: string;
  databaseUrl: string | null;
  secret: string | null;
  publicUrl: string | null;
  trustProxy: boolean;
  organisation: string;
  smtpUrl: string | null;
  mailFrom: string;
  dns: readonly string[];
  egressProxy: string | null;
  networksFile: string | null;
  noticeGroupSeconds: number;
  reminderSeconds: number;
  watch: { everySeconds: number; urgentEverySeconds: number; confirmations: number; spacingSeconds: number };
  exposureBudget: number;
  floodPerMinute: number;
  programPerMinute: number;
  workerConcurrency: number;
  pollSeconds: number;
  sandbox: { allow: readonly string[]; world: boolean; deskDelaySeconds: number };
}

/** What in the environment is wrong, a sentence each. */
export class ConfigError extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
    this.sentences = sentences;
  }
}

/** The sandbox is quick by default, so that a newcomer sees a whole life in a minute or two. */
const sandboxPace: Partial<Record<SettingName, string>> = {
  VIGIE_NOTICE_GROUP_SECONDS: '2',
  VIGIE_REMINDER_SECONDS: '60',
  VIGIE_WATCH_SECONDS: '20',
  VIGIE_WATCH_URGENT_SECONDS: '10',
  VIGIE_WATCH_SPACING_SECONDS: '5',
  VIGIE_POLL_SECONDS: '0.25',
};

/** Reads and judges the environment. Throws a ConfigError with one sentence for each thing to mend. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const wrong: string[] = [];
  const sandbox = env['VIGIE_MODE'] !== 'production';
  const read = (name: SettingName): unknown => {
    const given = env[name];
    const text =
      given !== undefined && given !== '' ? given : (sandbox && sandboxPace[name]) || settings[name].fallback;
    const parsed = settings[name].schema.safeParse(text);
    if (parsed.success) return parsed.data;
    wrong.push(
      `${name} is “${name.includes('SECRET') || name.includes('URL') ? '…' : text}”, which will not do: ${settings[name].what}`,
    );
    return settings[name].fallback;
  };
  for (const name of Object.keys(env)) {
    if (name.startsWith('VIGIE_') && !(name in settings) && !internal.has(name))
      wrong.push(`${name} is not a setting of Vigie; see docs/configuration.md.`);
  }
  const number = (name: SettingName): number => Number(read(name));
  const text = (name: SettingName): string => String(read(name));
  const orNull = (name: SettingName): string | null => text(name) || null;
  const many = (name: SettingName): string[] => {
    const value = read(name);
    return Array.isArray(value) ? value.map(String) : [];
  };
  const config: Config = {
    mode: env['VIGIE_MODE'] === 'production' ? 'production' : 'sandbox',
    port: number('PORT'),
    host: text('HOST'),
    data: text('VIGIE_DATA'),
    databaseUrl: orNull('DATABASE_URL'),
    secret: orNull('VIGIE_SECRET'),
    publicUrl: orNull('VIGIE_PUBLIC_URL')?.replace(/\/$/, '') ?? null,
    trustProxy: text('VIGIE_TRUST_PROXY') === '1',
    organisation: text('VIGIE_ORGANISATION'),
    smtpUrl: orNull('VIGIE_SMTP_URL'),
    mailFrom: text('VIGIE_MAIL_FROM'),
    dns: many('VIGIE_DNS'),
    egressProxy: orNull('VIGIE_EGRESS_PROXY'),
    networksFile: orNull('VIGIE_NETWORKS'),
    noticeGroupSeconds: number('VIGIE_NOTICE_GROUP_SECONDS'),
    reminderSeconds: number('VIGIE_REMINDER_SECONDS'),
    watch: {
      everySeconds: number('VIGIE_WATCH_SECONDS'),
      urgentEverySeconds: number('VIGIE_WATCH_URGENT_SECONDS'),
      confirmations: number('VIGIE_WATCH_CONFIRMATIONS'),
      spacingSeconds: number('VIGIE_WATCH_SPACING_SECONDS'),
    },
    exposureBudget: number('VIGIE_EXPOSURE_BUDGET'),
    floodPerMinute: number('VIGIE_FLOOD_PER_MINUTE'),
    programPerMinute: number('VIGIE_PROGRAM_PER_MINUTE'),
    workerConcurrency: number('VIGIE_WORKER_CONCURRENCY'),
    pollSeconds: number('VIGIE_POLL_SECONDS'),
    sandbox: {
      allow: many('VIGIE_SANDBOX_ALLOW'),
      world: text('VIGIE_SANDBOX_WORLD') !== 'off',
      deskDelaySeconds: number('VIGIE_SANDBOX_DESK_DELAY'),
    },
  };
  read('VIGIE_MODE');
  read('VIGIE_LOG_LEVEL');
  if (wrong.length > 0) throw new ConfigError(wrong);
  return config;
}

/** Set by the supervisor for its own children; not for people. */
const internal = new Set(['VIGIE_PROCESS', 'VIGIE_KEEP_PAGES']);

const loopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/**
 * Why this configuration must not start: in production everything unsafe, in the sandbox an open interface.
 * Each sentence names the cure. `env` shows which sandbox switches somebody has set.
 */
export function unsafeReasons(config: Config, env: NodeJS.ProcessEnv): string[] {
  const reasons: string[] = [];
  if (config.mode === 'sandbox') {
    if (!loopback(config.host)) {
      reasons.push(
        `The sandbox has demo accounts, so it listens on this machine only, not on ${config.host}. Unset HOST, or set VIGIE_MODE=production.`,
      );
    }
    return reasons;
  }
  if (!config.secret)
    reasons.push(
      'There is no secret. Set VIGIE_SECRET to at least 32 random characters, for example the output of: openssl rand -base64 48',
    );
  else if (new Set(config.secret).size < 12)
    reasons.push(
      'VIGIE_SECRET is too regular to be a secret. Use random characters, for example the output of: openssl rand -base64 48',
    );
  if (!config.smtpUrl)
    reasons.push(
      'There is no mail server, so no notice could leave. Set VIGIE_SMTP_URL, for example smtps://user:password@mail.example.org',
    );
  if (!config.publicUrl)
    reasons.push(
      'Nobody knows the public address, so letters and answer links could not name it. Set VIGIE_PUBLIC_URL, for example https://signaler.example.org',
    );
  else if (
    !config.publicUrl.startsWith('https://') &&
    !new URL(config.publicUrl).hostname.endsWith('.onion')
  ) {
    reasons.push(
      'VIGIE_PUBLIC_URL is not https. Reports would cross the network in the clear: put a TLS proxy in front and use its https address.',
    );
  }
  if (config.mailFrom.endsWith('.example'))
    reasons.push('VIGIE_MAIL_FROM is still the example. Set it to the address from which your notices come.');
  for (const name of Object.keys(settings)) {
    if (name.startsWith('VIGIE_SANDBOX_') && env[name])
      reasons.push(`${name} is a switch of the simulated world. Unset it.`);
  }
  return reasons;
}
