import { timingSafeEqual } from 'node:crypto';
import type { Seals } from './seals.ts';

/** Signs a short payload for a link: `payload.expiry.signature`, URL-safe. Nothing in it is secret. */
export function signToken(seals: Seals, purpose: string, payload: string, expiresAt: Date): string {
  const body = `${Buffer.from(payload).toString('base64url')}.${Math.floor(expiresAt.getTime() / 1000).toString(36)}`;
  return `${body}.${seals.hmac(`token ${purpose}`, body).subarray(0, 20).toString('base64url')}`;
}

/** Reads a signed payload; null when it was altered, belongs to another purpose or has expired. */
export function readToken(seals: Seals, purpose: string, token: string, now: Date): string | null {
  const [payload, expiry, signature, ...rest] = token.split('.');
  if (!payload || !expiry || !signature || rest.length > 0 || token.length > 2000) return null;
  const expected = seals.hmac(`token ${purpose}`, `${payload}.${expiry}`).subarray(0, 20);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return Number.parseInt(expiry, 36) * 1000 < now.getTime()
    ? null
    : Buffer.from(payload, 'base64url').toString();
}
