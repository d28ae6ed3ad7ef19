import { announce } from '#ground/events';
import * as z from 'zod';
import type { Context } from './context.ts';
import { accountChanged, signedIn } from './events.ts';
import { endSessions } from './people.sql.ts';
import { findSession } from './sessions.ts';

/**
 * The only paths of better-auth that answer over HTTP: the two halves of the two passkey ceremonies. All else
 * (passwords, codes, links) goes through forms of ours, so that no rule of this room can be walked around.
 */
const open: Record<string, 'GET' | 'POST'> = {
  '/api/auth/passkey/generate-register-options': 'GET',
  '/api/auth/passkey/verify-registration': 'POST',
  '/api/auth/passkey/generate-authenticate-options': 'GET',
  '/api/auth/passkey/verify-authentication': 'POST',
};

const signedInAnswer = z.object({ user: z.object({ id: z.uuid() }) });

/** Answers `/api/auth/*`: passkey ceremonies only, 404 for the rest. */
export async function answerPasskey(context: Context, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (open[pathname] !== request.method) return new Response(null, { status: 404 });
  const answer = await context.loginFor(request.headers).handler(atOwnOrigin(context, request));
  if (!answer.ok) return answer;
  if (pathname.endsWith('/verify-authentication')) {
    const { user } = signedInAnswer.parse(await answer.clone().json());
    await announce(context.db, signedIn.of(user.id, { method: 'passkey' }));
  }
  if (pathname.endsWith('/verify-registration')) {
    const session = await findSession(context, request.headers);
    if (session) {
      await endSessions(context.db, session.staff.id, session.token);
      await announce(
        context.db,
        accountChanged.of(session.staff.id, { change: 'passkey-added', by: session.staff.id }),
      );
    }
  }
  return answer;
}

/** Behind a proxy the request's own URL may say http or another host: better-auth is given the public one. */
function atOwnOrigin({ loginFor }: Context, request: Request): Request {
  const origin = loginFor(request.headers).options.baseURL;
  const { pathname, search } = new URL(request.url);
  return new Request(new URL(pathname + search, origin), request);
}
