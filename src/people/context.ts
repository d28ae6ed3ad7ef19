import type { Clock } from '#ground/clock';
import type { Seals } from '#ground/crypto';
import type { Db } from '#ground/db';
import type { Login } from './login.ts';

/** What every use case of this room stands on. */
export interface Context {
  db: Db;
  clock: Clock;
  seals: Seals;
  mode: 'sandbox' | 'production';
  /** The better-auth of the origin that a request came to. */
  loginFor(headers: Headers): Login;
}
