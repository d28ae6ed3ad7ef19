import { pino } from 'pino';

/**
 * One line of JSON an event, on standard error. What may stand in it: ids, names of events and jobs, codes of
 * problems, timings. Never a body, an address under report, a person's name or a network address.
 */
export const log = pino(
  {
    level: process.env['VIGIE_LOG_LEVEL'] ?? 'warn',
    base: { process: process.env['VIGIE_PROCESS'] ?? 'main' },
  },
  pino.destination({ fd: 2, sync: true }),
);

/** What of an unexpected error may be logged: its kind, its code, its place; never its message, which may quote data. */
export function describeError(error: unknown): { kind: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = error.stack
    ?.split('\n')
    .find((line) => line.includes('/src/') || line.includes('/build/'))
    ?.trim()
    .replace(/\(?(file:\/\/)?\/.*\/(src|build)\//, '$2/')
    .replace(')', '');
  return { kind: error.name, ...(code ? { code } : {}), ...(at ? { at } : {}) };
}
