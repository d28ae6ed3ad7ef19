import { symmetricDecrypt } from 'better-auth/crypto';
import { announce } from '#ground/events';
import { Problem } from '#ground/problem';
import { hashNewPassword } from './account-form.ts';
import type { Context } from './context.ts';
import { cookiesIn, type Cookie } from './cookies.ts';
import { accountChanged } from './events.ts';
import { useTotpCode } from './keys.sql.ts';
import { endSessions, passkeysOf, personById, unconfirmedTotp, writePassword } from './people.sql.ts';
import { problems } from './problems.ts';
import { requireSession } from './sessions.ts';
import { refusalOf } from './sign-in.ts';

/** An authenticator app that is being linked: for the QR code, and for typing by hand. */
export interface TotpInvitation {
  uri: string;
  secret: string;
}

/** What the account page shows about the ways into one's own account. */
export interface WaysIn {
  passkeys: { id: string; name: string | null; createdAt: Date | null }[];
  hasTotp: boolean;
  hasPassword: boolean;
  /** Begun and not yet confirmed. */
  linking: TotpInvitation | null;
}

const wordsFor: Record<string, keyof typeof problems> = {
  INVALID_PASSWORD: 'PEO-001',
  INVALID_CODE: 'PEO-005',
  TOTP_ALREADY_ENABLED: 'PEO-018',
  TOTP_NOT_ENABLED: 'PEO-018',
};

/** Turns better-auth's refusals into ours; anything else stays a crash. */
async function inOurWords<T>(field: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = wordsFor[refusalOf(error) ?? ''];
    if (!code) throw error;
    throw new Problem(problems[code], { field });
  }
}

/** The ways into the account of this session. Throws PEO-020. */
export async function myWaysIn(context: Context, given: { headers: Headers }): Promise<WaysIn> {
  const { staff } = await requireSession(context, given.headers);
  const person = await personById(context.db, staff.id);
  const begun = await unconfirmedTotp(context.db, staff.id);
  const passkeys = await passkeysOf(context.db, staff.id);
  return {
    passkeys: passkeys.map((key) => ({ id: key.id, name: key.name, createdAt: key.created_at })),
    hasTotp: person?.hasTotp ?? false,
    hasPassword: person?.hasPassword ?? false,
    linking: begun
      ? await readInvitation(context, { ...given, sealed: begun.secret, email: staff.email })
      : null,
  };
}

async function readInvitation(
  { loginFor }: Context,
  given: { headers: Headers; sealed: string; email: string },
): Promise<TotpInvitation> {
  const { secretConfig } = await loginFor(given.headers).$context;
  const secret = base32(await symmetricDecrypt({ key: secretConfig, data: given.sealed }));
  const label = `Vigie:${encodeURIComponent(given.email)}`;
  return { secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=Vigie&digits=6&period=30` };
}

/** RFC 4648 base32 without padding: what authenticator apps read. */
function base32(text: string): string {
  let bits = '';
  for (const byte of Buffer.from(text)) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/**
 * Begins to link an authenticator app. The password is asked again; an account without one gets this as its
 * first. Returns the backup codes, shown once. Throws PEO-001, PEO-013, PEO-018, PEO-020.
 */
export async function beginTotp(
  context: Context,
  given: { headers: Headers; password: string },
): Promise<{ backupCodes: string[] }> {
  const { staff } = await requireSession(context, given.headers);
  const person = await personById(context.db, staff.id);
  if (!person?.hasPassword) await setPassword(context, given);
  const answer = await inOurWords(
    'password',
    context.loginFor(given.headers).api.enableTwoFactor({
      body: { password: given.password, method: 'totp' },
      headers: given.headers,
    }),
  );
  return { backupCodes: 'backupCodes' in answer ? answer.backupCodes : [] };
}

/** Confirms the app by its first code; other sessions of the account end. Throws PEO-005, PEO-018, PEO-020. */
export async function confirmTotp(
  context: Context,
  given: { headers: Headers; code: string },
): Promise<Cookie[]> {
  const { db, clock, seals, loginFor } = context;
  const { staff } = await requireSession(context, given.headers);
  if (staff.hasSecondFactor && !(await unconfirmedTotp(db, staff.id))) throw new Problem(problems['PEO-018']);
  const code = given.code.replaceAll(/\s/g, '').slice(0, 40);
  const { headers } = await inOurWords(
    'code',
    loginFor(given.headers).api.verifyTOTP({ body: { code }, headers: given.headers, returnHeaders: true }),
  );
  await useTotpCode(db, staff.id, seals.hmac('people totp', `${staff.id} ${code}`), clock.now());
  const cookies = cookiesIn(headers);
  // better-auth opened a new session for this browser: it is the newest, and the only one to stay.
  const token = cookies.find((cookie) => cookie.name.endsWith('session_token'))?.value.split('.')[0];
  await endSessions(db, staff.id, token);
  await announce(db, accountChanged.of(staff.id, { change: 'totp-added', by: staff.id }));
  return cookies;
}

/** Unlinks the app; the password is asked again. Throws PEO-001, PEO-020. */
export async function removeTotp(
  context: Context,
  given: { headers: Headers; password: string },
): Promise<Cookie[]> {
  const { staff } = await requireSession(context, given.headers);
  const { headers } = await inOurWords(
    'password',
    context.loginFor(given.headers).api.disableTwoFactor({
      body: { password: given.password },
      headers: given.headers,
      returnHeaders: true,
    }),
  );
  await announce(context.db, accountChanged.of(staff.id, { change: 'totp-removed', by: staff.id }));
  return cookiesIn(headers);
}

/** Ten new backup codes in place of the old; shown once. Throws PEO-001, PEO-018, PEO-020. */
export async function renewBackupCodes(
  context: Context,
  given: { headers: Headers; password: string },
): Promise<{ backupCodes: string[] }> {
  const { staff } = await requireSession(context, given.headers);
  const { backupCodes } = await inOurWords(
    'password',
    context.loginFor(given.headers).api.generateBackupCodes({
      body: { password: given.password },
      headers: given.headers,
    }),
  );
  await announce(context.db, accountChanged.of(staff.id, { change: 'backup-codes-renewed', by: staff.id }));
  return { backupCodes };
}

/** Gives an account that has none its password. Throws PEO-013, PEO-018 (it has one), PEO-020. */
export async function setPassword(
  context: Context,
  given: { headers: Headers; password: string },
): Promise<void> {
  const { staff } = await requireSession(context, given.headers);
  const person = await personById(context.db, staff.id);
  if (person?.hasPassword) throw new Problem(problems['PEO-018']);
  await writePassword(context.db, staff.id, await hashNewPassword(given.password), context.clock.now());
  await announce(context.db, accountChanged.of(staff.id, { change: 'password-set', by: staff.id }));
}

/** Removes one of one's own passkeys, unless nothing else would open the account. Throws PEO-016, PEO-019, PEO-020. */
export async function removePasskey(
  context: Context,
  given: { headers: Headers; id: string },
): Promise<void> {
  const { staff } = await requireSession(context, given.headers);
  const ways = await myWaysIn(context, given);
  if (!ways.passkeys.some((key) => key.id === given.id)) throw new Problem(problems['PEO-016']);
  if (ways.passkeys.length === 1 && !ways.hasPassword) throw new Problem(problems['PEO-019']);
  await context.loginFor(given.headers).api.deletePasskey({ body: { id: given.id }, headers: given.headers });
  await announce(context.db, accountChanged.of(staff.id, { change: 'passkey-removed', by: staff.id }));
}
