import { fail, type Cookies } from '@sveltejs/kit';
import type { ProblemDefinition } from '#ground/problem';
import type { Cookie, Role } from '#people';
import type { Language } from '#ui/messages/index.ts';
import { pathIn } from '#ui/words/paths.ts';

/** A foreseen refusal as a page shows it: what to do, the stable code, the field to mend. */
export interface Refused {
  text: string;
  code: string;
  status: number;
  field: string | null;
}

/** Told by its shape: the web build carries its own copy of the class, so that `instanceof` would not know it. */
export function refusedBy(thrown: unknown, language: Language): Refused {
  if (!(thrown instanceof Error) || thrown.name !== 'Problem' || !('definition' in thrown)) throw thrown;
  const definition = thrown.definition as ProblemDefinition; // made by #ground/problem only
  const field = 'field' in thrown && typeof thrown.field === 'string' ? thrown.field : null;
  return { text: definition.operator[language], code: definition.code, status: definition.status, field };
}

/** The answer of a form to a foreseen refusal, with what may be shown again; anything else goes on up. */
export function refuseForm<Typed extends object>(thrown: unknown, language: Language, typed: Typed) {
  const refused = refusedBy(thrown, language);
  return fail(refused.status, { ...typed, refused });
}

/** Sets what the login wants set. Kit encodes the values again. */
export function keep(jar: Cookies, cookies: readonly Cookie[]): void {
  for (const { name, value, options } of cookies) {
    if (options.maxAge === 0) jar.delete(name, options);
    else jar.set(name, value, options);
  }
}

/** A text field of a form; '' when it is missing or a file. Taken as it is, but for NUL, which no database keeps. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}

/**
 * Where somebody goes after signing in: where they wanted to, if that is a page of this house, or where their
 * roles lead. A path with a second slash or a backslash at its start would leave the house.
 */
export function landing(language: Language, roles: readonly Role[], wanted: string | null): string {
  if (wanted && /^\/(?![/\\])[^\s\p{C}\\]*$/u.test(wanted) && wanted.length < 500) return wanted;
  const works = roles.some((role) => role !== 'partner' && role !== 'admin');
  return pathIn(language, works ? '/console' : '/account');
}
