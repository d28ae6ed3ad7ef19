import type { HttpBindings } from '@hono/node-server';

/** What a request of the API carries: the Node request, for its peer address (never stored). */
export type ApiEnv = { Bindings: HttpBindings };

/** Every route of the API with its policy; the router's test reads this list. */
export const apiPolicies: Record<string, 'public' | 'passkey-ceremony'> = {
  'GET /livez': 'public',
  'GET /readyz': 'public',
  'POST /api/v1/reports': 'public',
  'GET /api/v1/receipts/{code}': 'public',
  'GET /api/openapi.json': 'public',
  'ALL /api/auth/*': 'passkey-ceremony',
};
