import { z } from 'zod';

/** One setting: how it is checked, what it is when nobody says anything, and what it is for. */
interface Setting {
  schema: z.ZodType;
  fallback: string;
  what: string;
}
const setting = (schema: z.ZodType, fallback: string, what: string): Setting => ({ schema, fallback, what });

const port = z.coerce.number().int().min(0).max(65535);
const count = z.coerce.number().int().min(0).max(1_000_000);
const seconds = z.coerce.number().min(0).max(31_536_000);
const optional = (schema: z.ZodType): z.ZodType => z.union([z.literal(''), schema]);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const resolver = z.string().regex(/^[0-9a-fA-F.:[\]]+$/);

/**
 * Every setting of Vigie, in the order of the table in docs/configuration.md, which is generated from this.
 * `VIGIE_SANDBOX_…` are switches of the simulated world: production refuses them.
 */
export const settings = {
  PORT: setting(port, '3000', 'Port of the site, the console and the API. 0 takes a free one.'),
  HOST: setting(z.string().min(1), '127.0.0.1', 'Interface to listen on. The sandbox stays on 127.0.0.1.'),
  DATABASE_URL: setting(
    optional(z.string().regex(/^postgres(ql)?:\/\//)),
    '',
    'PostgreSQL 18 to use instead of the embedded one.',
  ),
  VIGIE_MODE: setting(
    optional(z.enum(['sandbox', 'production'])),
    '',
    '`sandbox` or `production`. Unset: sandbox, in a data directory that never ran in production.',
  ),
  VIGIE_DATA: setting(z.string().min(1), './data', 'Directory of the database, the secret and run.json.'),
  VIGIE_SECRET: setting(
    optional(z.string().min(32)),
    '',
    'Secret from which every key is derived, at least 32 characters. The sandbox makes its own.',
  ),
  VIGIE_PUBLIC_URL: setting(
    optional(z.url({ protocol: /^https?$/ })),
    '',
    'Address under which the public reaches the site; stands in letters. Unset: http://HOST:PORT.',
  ),
  VIGIE_TRUST_PROXY: setting(
    z.enum(['0', '1']),
    '0',
    '`1` when a proxy in front sets X-Forwarded-Proto and X-Forwarded-For.',
  ),
  VIGIE_ORGANISATION: setting(
    z.string().min(1).max(80),
    'Centre national pour un internet plus sûr',
    'Name of the centre, in letters and notices.',
  ),
  VIGIE_SMTP_URL: setting(
    optional(z.string().regex(/^smtps?:\/\//)),
    '',
    'Mail server, with user and password in the URL.',
  ),
  VIGIE_MAIL_FROM: setting(
    z.email(),
    'vigie@vigie.example',
    'Sender of letters and notices; abuse desks answer to it.',
  ),
  VIGIE_DNS: setting(
    optional(list.pipe(z.array(resolver))),
    '',
    'Resolvers `address:port`, separated by commas. Unset: those of the system.',
  ),
  VIGIE_EGRESS_PROXY: setting(
    optional(z.url({ protocol: /^http$/ })),
    '',
    'HTTP CONNECT proxy through which the guarded fetcher leaves the house.',
  ),
  VIGIE_NETWORKS: setting(
    z.string(),
    '',
    'Your own networks file (`prefix,country,asn,organisation`); wins over the data sets.',
  ),
  VIGIE_NOTICE_GROUP_SECONDS: setting(
    seconds,
    '3600',
    'How long a notice waits for further addresses of the same hoster. Urgent kinds do not wait.',
  ),
  VIGIE_REMINDER_SECONDS: setting(seconds, '86400', 'When a hoster who has not answered is reminded, once.'),
  VIGIE_WATCH_SECONDS: setting(
    seconds.pipe(z.number().min(1)),
    '86400',
    'Pause between two looks at a page under watch.',
  ),
  VIGIE_WATCH_URGENT_SECONDS: setting(seconds.pipe(z.number().min(1)), '7200', 'The same for urgent kinds.'),
  VIGIE_WATCH_CONFIRMATIONS: setting(
    count.pipe(z.number().min(2).max(10)),
    '3',
    'How many spaced looks must find a page gone before it counts as removed.',
  ),
  VIGIE_WATCH_SPACING_SECONDS: setting(
    seconds.pipe(z.number().min(1)),
    '1800',
    'Shortest pause between two looks that confirm a removal.',
  ),
  VIGIE_EXPOSURE_BUDGET: setting(
    count.pipe(z.number().min(1)),
    '40',
    'Clear views a person may have in a day.',
  ),
  VIGIE_FLOOD_PER_MINUTE: setting(
    count,
    '120',
    'Reports a minute from one place before the rest goes into the slower lane. Nothing is refused.',
  ),
  VIGIE_PROGRAM_PER_MINUTE: setting(
    count.pipe(z.number().min(1)),
    '6000',
    'Questions a minute that one program key may ask the fingerprint API; a file or an address counts as twenty. Beyond it, 429.',
  ),
  VIGIE_WORKER_CONCURRENCY: setting(
    count.pipe(z.number().min(1).max(64)),
    '10',
    'Jobs done at the same time.',
  ),
  VIGIE_POLL_SECONDS: setting(
    seconds.pipe(z.number().min(0.05)),
    '1',
    'How often the worker looks for jobs whose hour has come.',
  ),
  VIGIE_LOG_LEVEL: setting(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    'warn',
    'How much is logged. Never bodies, addresses under report, names or network addresses.',
  ),
  VIGIE_SANDBOX_ALLOW: setting(
    optional(list),
    '',
    'Sandbox only: documentation ranges that the fetcher may reach.',
  ),
  VIGIE_SANDBOX_WORLD: setting(
    z.enum(['', 'on', 'off']),
    '',
    'Sandbox only: `off` starts without the simulated world.',
  ),
  VIGIE_SANDBOX_DESK_DELAY: setting(
    seconds,
    '8',
    'Sandbox only: how long a simulated abuse desk takes, in seconds.',
  ),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** The table for people, in Markdown. */
export function settingsTable(): string {
  const rows = Object.entries(settings).map(
    ([name, { fallback, what }]) =>
      `| \`${name}\` | ${fallback === '' ? '–' : `\`${fallback}\``} | ${what} |`,
  );
  return ['| variable | default | for |', '|---|---|---|', ...rows].join('\n');
}
