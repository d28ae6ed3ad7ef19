import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeError, log } from '#ground/log';
import { Problem } from '#ground/problem';
import type { House } from '../server/house.ts';
import { addHealthRoutes } from './health.ts';
import { makeHma } from './hma/make-hma.ts';
import { languageOf, problemDocument, refusals } from './problem-document.ts';
import { addReceiptRoutes } from './receipts.ts';
import { addReportRoutes } from './reports.ts';
import type { ApiEnv } from './route.ts';

/** A public report is a few lines; 50 addresses of 4 kB and a comment fit well into this. */
const largestBody = 262_144;

/** The two addresses of the seam at which a file may come. */
const bringsFile = /^\/api\/hma\/(?:h\/hash|m\/lookup)$/;

/** A body that is no JSON, or is not said to be: Hono's own refusals carry a status. */
const isTheSenders = (error: Error): boolean =>
  'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500;

/** Said of a body beyond the limit, whether its head or its bytes gave it away. */
const tooLarge = (context: Context): Response => problemDocument(context, new Problem(refusals['API-002']));

/** The methods with which a path is a route; none for what is no path of ours. */
function methodsAt(api: OpenAPIHono<ApiEnv>, path: string): string[] {
  const steps = path.split('/');
  const fits = (pattern: string): boolean => {
    const parts = pattern.split('/');
    return (
      parts.length === steps.length && parts.every((part, i) => part.startsWith(':') || part === steps[i])
    );
  };
  const methods = api.routes
    .filter((route) => route.method !== 'ALL' && fits(route.path))
    .map(({ method }) => method);
  return [...new Set(methods)].sort();
}

/** The API for machines. A route exists only through `open`, which asks for its policy; the rest is 404. */
export function makeApi(house: House): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      const field = result.error.issues[0]?.path.join('.') ?? '';
      return problemDocument(context, new Problem(refusals['API-001'], field ? { field } : {}));
    },
  });

  api.use('*', async (context, next) => {
    context.header('Cache-Control', 'no-store');
    context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    return next();
  });
  const countWhatComes = bodyLimit({ maxSize: largestBody, onError: tooLarge });
  api.use('*', async (context, next) => {
    const { raw } = context.req;
    // Files for the seam come in after their key has been read, in a line and with a limit of their own.
    if (bringsFile.test(context.req.path)) return next();
    // Who says how much it will be is held to it by Node's parser, so the head decides. The body is not touched here:
    // the adapter reads it in one piece only as long as nobody has asked for it as a stream (twice as fast).
    const declared = raw.headers.get('content-length');
    if (declared !== null && !raw.headers.has('transfer-encoding')) {
      return Number(declared) > largestBody ? tooLarge(context) : next();
    }
    // The limit makes a new Request of one that comes in pieces, which the adapter's light stand-in for a Request does
    // not survive: it is unwrapped first. (A stream that is read to the limit is kept to the limit.)
    if (raw.body) context.req.raw = raw.clone();
    return countWhatComes(context, next);
  });

  addHealthRoutes(api, house);
  addReportRoutes(api, house);
  addReceiptRoutes(api, house);
  api.route('/api/hma', makeHma(house));
  api.all('/api/auth/*', (context) => house.people.answerPasskey(context.req.raw));

  const registry = api.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'programKey', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'programKeyHeader', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Api-Key',
  });
  registry.registerComponent('securitySchemes', 'programKeyPassword', { type: 'http', scheme: 'basic' });
  api.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Vigie',
      version: '1',
      description:
        'Report an address, follow a report; ask by key whether a fingerprint is listed, in the shapes of HMA. Errors are problem+json (RFC 9457) with stable codes.',
    },
    servers: [{ url: house.config.publicUrl }],
  });

  api.notFound((context) => {
    const allowed = methodsAt(api, context.req.path);
    if (allowed.length === 0) return problemDocument(context, new Problem(refusals['API-003']));
    context.header('Allow', allowed.join(', '));
    return problemDocument(context, new Problem(refusals['API-004']));
  });
  api.onError((error, context) => {
    if (error instanceof Problem) return problemDocument(context, error);
    if (error instanceof SyntaxError || isTheSenders(error)) {
      return problemDocument(context, new Problem(refusals['API-001']));
    }
    log.error({ event: 'api.failed', route: context.req.routePath, ...describeError(error) });
    return problemDocument(context, new Problem(refusals['API-005']), languageOf(context));
  });
  return api;
}
