import { createHmac } from 'node:crypto';
import { makeSeals } from '#ground/crypto';
import type { Database } from '#ground/db';
import type { Cookie } from './cookies.ts';
import { make, type People } from './make.ts';

/** A clock that a test moves by hand. It starts at the true time, because better-auth reads the machine's. */
export function handClock(): { now(): Date; advance(minutes: number): void } {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance(minutes) {
      ahead += minutes * 60_000;
    },
  };
}

/** The room over a test's database. */
export function samplePeople(database: Database, mode: 'sandbox' | 'production' = 'production') {
  const clock = handClock();
  const people = make({
    db: database.db,
    clock,
    mode,
    seals: makeSeals('a secret for tests only, long enough'),
    origins: ['http://localhost:3000', 'https://vigie.example'],
  });
  return { people, clock };
}

/** A browser reduced to its cookies. */
export class Browser {
  readonly jar = new Map<string, string>();
  readonly host: string;

  constructor(host = 'localhost:3000') {
    this.host = host;
  }

  get headers(): Headers {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    const headers = new Headers({ host: this.host });
    if (cookie) headers.set('cookie', cookie);
    return headers;
  }

  /** Keeps the cookies as a browser would. */
  keep(cookies: readonly Cookie[]): void {
    for (const { name, value, options } of cookies) {
      if (options.maxAge === 0) this.jar.delete(name);
      else this.jar.set(name, value);
    }
  }
}

/** The six digits that an authenticator app shows at a time (RFC 6238, SHA-1, 30 s), for a base32 secret. */
export function totpAt(secret: string, at: number): string {
  const bits = [...secret]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export const samplePassword = 'une phrase facile à retenir';

/** Makes the first account and leaves its owner signed in. */
export async function setUpDirector(people: People, browser: Browser): Promise<void> {
  const code = await people.ensureSetupCode();
  if (!code) throw new Error('an account exists already');
  browser.keep(
    await people.setUp({
      headers: browser.headers,
      code,
      name: 'Irène Aubert',
      email: 'Irene.Aubert@example.org',
      password: samplePassword,
    }),
  );
}
