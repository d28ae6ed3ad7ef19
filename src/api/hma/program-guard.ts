import type { MiddlewareHandler } from 'hono';
import { Problem } from '#ground/problem';
import type { House } from '../../server/house.ts';
import type { ApiEnv } from '../route.ts';
import { makeAllowance } from './allowance.ts';
import { problems } from './problems.ts';
import { refuse } from './refuse.ts';

/** A file costs the machine as much as some twenty questions by fingerprint, and is counted so. */
const costOfFile = 20;

/**
 * The key that a request shows. `Authorization: Bearer KEY` is the usual way; `X-Api-Key` is what gateways set; and a
 * tool that only knows a base URL can carry the key in it (`https://KEY@host/api/hma`), which comes as Basic, as a name
 * or as a password. Never in the query: addresses are written into logs.
 */
export function keyIn(headers: Headers): string | null {
  const [scheme = '', given = ''] = (headers.get('authorization') ?? '').trim().split(/\s+/u);
  if (/^bearer$/iu.test(scheme)) return given;
  if (/^basic$/iu.test(scheme)) {
    const pair = Buffer.from(given, 'base64').toString('utf8');
    const [name = '', ...password] = pair.split(':');
    return password.join(':') || name;
  }
  return headers.get('x-api-key')?.trim() ?? null;
}

/** Lets nobody past without a living key for fingerprints, nor more often than a key may ask. Before any body is read. */
export function programGuard(house: House): MiddlewareHandler<ApiEnv> {
  const allowance = makeAllowance(house.config.programPerMinute);
  return async (context, next) => {
    const key = keyIn(context.req.raw.headers);
    const program = key ? await house.people.programOf({ key, scope: 'fingerprints' }) : null;
    if (!program) {
      context.header('WWW-Authenticate', 'Bearer realm="Vigie", charset="UTF-8"');
      return refuse(context, new Problem(problems['HMA-001']));
    }
    const bringsFile =
      context.req.query('url') !== undefined ||
      (context.req.method === 'POST' && !context.req.path.endsWith('/compare'));
    const seconds = allowance.take(program.id, bringsFile ? costOfFile : 1);
    if (seconds > 0) {
      context.header('Retry-After', String(seconds));
      return refuse(context, new Problem(problems['HMA-007']));
    }
    return next();
  };
}
