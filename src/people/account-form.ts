import * as z from 'zod';
import { hashPassword } from 'better-auth/crypto';
import { Problem } from '#ground/problem';
import { isRole, type Role } from './role.ts';
import { problems } from './problems.ts';

/** A name as typed, trimmed; throws PEO-012. */
export function parseName(text: string): string {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  if (name.length < 2 || name.length > 100) throw new Problem(problems['PEO-012'], { field: 'name' });
  return name;
}

/** An e-mail as typed, trimmed and in lower case; throws PEO-012. */
export function parseEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (email.length > 200 || !z.email().safeParse(email).success)
    throw new Problem(problems['PEO-012'], { field: 'email' });
  return email;
}

/** The scrypt hash of a new password of 12 to 200 characters; throws PEO-013. */
export async function hashNewPassword(text: string): Promise<string> {
  if (text.length < 12 || text.length > 200) throw new Problem(problems['PEO-013'], { field: 'password' });
  return hashPassword(text);
}

/** At least one known role, each once; throws PEO-017. */
export function parseRoles(texts: readonly string[]): Role[] {
  const chosen = [...new Set(texts)];
  if (chosen.length === 0 || !chosen.every(isRole))
    throw new Problem(problems['PEO-017'], { field: 'roles' });
  return chosen.filter(isRole);
}
