import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Db } from '#ground/db';
import type { Seals } from '#ground/crypto';
import { columns } from './login-tables.ts';
import { openSession } from './open-session.ts';
import { personById } from './people.sql.ts';

/** A shift: after it everybody signs in again, whatever they did meanwhile. */
const sessionSeconds = 12 * 60 * 60;

/** A passkey is both factors in one gesture only if the device asked for a finger, a face or a PIN. */
function insistOnUserVerification(userVerified: boolean | undefined): void {
  if (!userVerified) throw new APIError('FORBIDDEN', { code: 'USER_VERIFICATION_MISSING' });
}

/** Whichever way somebody comes in, a closed account gets no session. */
async function refuseClosedAccount(db: Db, userId: string): Promise<void> {
  const person = await personById(db, userId);
  if (!person || person.disabledAt) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_CLOSED' });
}

/**
 * The options of better-auth for one public origin. WebAuthn binds a passkey to a host name, and an installation
 * may have several (clear net, onion, localhost): each origin gets an instance, all over the same tables.
 */
export function loginOptions(login: { db: Db; seals: Seals; origin: string }) {
  const { hostname } = new URL(login.origin);
  return {
    appName: 'Vigie',
    baseURL: login.origin,
    basePath: '/api/auth',
    secret: login.seals.hmac('people', 'login cookies and second factors').toString('hex'),
    database: { db: login.db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Ours counts failures by account, without keeping a network address (see sign-in.ts).
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    ...columns.core,
    session: {
      ...columns.core.session,
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      freshAge: 60 * 60,
    },
    advanced: {
      cookiePrefix: 'vigie',
      ipAddress: { disableIpTracking: true },
      // Left alone, better-auth drops this check when it believes that it is under test.
      disableOriginCheck: false,
      database: { generateId: 'uuid', validateSchema: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            await refuseClosedAccount(login.db, session.userId);
            // With which browser somebody works is nobody's business here.
            return { data: { ...session, userAgent: '' } };
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Vigie', allowPasswordless: true, schema: columns.twoFactor }),
      passkey({
        rpID: hostname,
        rpName: 'Vigie',
        origin: login.origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: columns.passkey,
        registration: {
          afterVerification: ({ verification }) =>
            insistOnUserVerification(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) =>
            insistOnUserVerification(verification.authenticationInfo.userVerified),
        },
      }),
      openSession(),
    ],
  } satisfies BetterAuthOptions;
}

/** better-auth for one origin. */
export const makeLogin = (login: { db: Db; seals: Seals; origin: string }) => betterAuth(loginOptions(login));

/** One instance of better-auth. */
export type Login = ReturnType<typeof makeLogin>;
