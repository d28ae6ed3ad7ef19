import { APIError } from 'better-auth/api';
import { announce } from '#ground/events';
import { Problem } from '#ground/problem';
import type { Context } from './context.ts';
import { cookiesIn, type Cookie } from './cookies.ts';
import { signedIn, signInRefused } from './events.ts';
import { fewAtOnce } from './few-at-once.ts';
import { addFailedSignIn, failedSignIns, forgetFailedSignIns, useTotpCode } from './keys.sql.ts';
import { endSession, personByEmail } from './people.sql.ts';
import { problems } from './problems.ts';

const windowMs = 15 * 60_000;
const failuresAllowed = 10;

const checkPassword = fewAtOnce({ width: 2, waiting: 40, busy: () => new Problem(problems['PEO-021']) });

/** What a first step leads to: inside, or to the code of the authenticator app. */
export interface SignInStep {
  next: 'done' | 'code';
  cookies: Cookie[];
}

/** better-auth's stable word for what went wrong, or null when it was something else. */
export function refusalOf(error: unknown): string | null {
  return error instanceof APIError && typeof error.body?.code === 'string' ? error.body.code : null;
}

/** E-mail and password. Throws PEO-001 to PEO-004, PEO-021. Failures are counted by e-mail: no network address is kept. */
export async function signInWithPassword(
  { db, clock, seals, loginFor }: Context,
  given: { headers: Headers; email: string; password: string },
): Promise<SignInStep> {
  const email = given.email.trim().toLowerCase();
  const emailHash = seals.hmac('people failed sign-in', email);
  const since = new Date(clock.now().getTime() - windowMs);
  const known = await personByEmail(db, email);
  const refuse = async (code: keyof typeof problems): Promise<never> => {
    if (known) await announce(db, signInRefused.of(known.id, { problem: code }));
    throw new Problem(problems[code]);
  };
  // Not announced: whoever keeps trying would fill the record of events.
  if ((await failedSignIns(db, emailHash, since)) >= failuresAllowed) throw new Problem(problems['PEO-002']);
  try {
    const body = { email, password: given.password.slice(0, 200) };
    const { headers, response } = await checkPassword(() =>
      loginFor(given.headers).api.signInEmail({ body, headers: given.headers, returnHeaders: true }),
    );
    await forgetFailedSignIns(db, emailHash);
    if ('twoFactorRedirect' in response) return { next: 'code', cookies: cookiesIn(headers) };
    if (known && known.passkeys > 0) {
      // A password alone would be a way around the second factor.
      await endSession(db, response.token);
      return await refuse('PEO-004');
    }
    await announce(db, signedIn.of(response.user.id, { method: 'password' }));
    return { next: 'done', cookies: cookiesIn(headers) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === 'ACCOUNT_CLOSED') return refuse('PEO-003');
    if (refusal === null) throw error;
    await addFailedSignIn(db, emailHash, clock.now());
    return refuse('PEO-001');
  }
}

/** The second step: six digits of the app, or a backup code. Each opens once. Throws PEO-005 to PEO-007. */
export async function signInWithCode(
  { db, clock, seals, loginFor }: Context,
  given: { headers: Headers; code: string },
): Promise<Cookie[]> {
  const code = given.code.replaceAll(/\s/g, '').slice(0, 40);
  const isTotp = /^\d{6}$/.test(code);
  const { api } = loginFor(given.headers);
  const call = { body: { code }, headers: given.headers, returnHeaders: true } as const;
  try {
    const { headers, response } = isTotp ? await api.verifyTOTP(call) : await api.verifyBackupCode(call);
    const { id } = response.user;
    if (isTotp && !(await useTotpCode(db, id, seals.hmac('people totp', `${id} ${code}`), clock.now()))) {
      if (response.token) await endSession(db, response.token);
      await announce(db, signInRefused.of(id, { problem: 'PEO-006' }));
      throw new Problem(problems['PEO-006']);
    }
    await announce(db, signedIn.of(id, { method: isTotp ? 'totp' : 'backup-code' }));
    return cookiesIn(headers);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    if (refusal === 'INVALID_CODE' || refusal === 'INVALID_BACKUP_CODE')
      throw new Problem(problems['PEO-005'], { field: 'code' });
    throw new Problem(problems['PEO-007']);
  }
}

/** Ends the session of these headers; returns the cookies to clear. */
export async function signOut({ loginFor }: Context, given: { headers: Headers }): Promise<Cookie[]> {
  const { headers } = await loginFor(given.headers).api.signOut({
    headers: given.headers,
    returnHeaders: true,
  });
  return cookiesIn(headers);
}
