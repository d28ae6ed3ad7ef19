import { parseSetCookieHeader } from 'better-auth/cookies';

/** A cookie for the front door to set; the value is not yet URL-encoded. `maxAge` in seconds, 0 removes it. */
export interface Cookie {
  name: string;
  value: string;
  options: { path: string; httpOnly: boolean; secure: boolean; sameSite: 'lax' | 'strict'; maxAge?: number };
}

/** Reads the cookies that better-auth wants set. Without an age they last as long as the browser's window. */
export function cookiesIn(headers: Headers): Cookie[] {
  return headers.getSetCookie().flatMap((line) =>
    [...parseSetCookieHeader(line)].map(([name, attributes]) => ({
      name,
      value: attributes.value,
      options: {
        path: attributes.path ?? '/',
        httpOnly: attributes.httponly ?? false,
        secure: attributes.secure ?? false,
        sameSite: attributes.samesite === 'strict' ? 'strict' : 'lax',
        ...(attributes['max-age'] === undefined ? {} : { maxAge: attributes['max-age'] }),
      },
    })),
  );
}
