import type { HttpBindings } from '@hono/node-server';

/** What a request of the API carries: the Node request, for its peer address (never stored). */
export type ApiEnv = { Bindings: HttpBindings };

/** Every route of the API with its policy; the router's test reads this list. */
export const apiPolicies: Record<string, 'public' | 'passkey-ceremony' | 'program-key'> = {
  'GET /livez': 'public',
  'GET /readyz': 'public',
  'POST /api/v1/reports': 'public',
  'GET /api/v1/receipts/{code}': 'public',
  'GET /api/openapi.json': 'public',
  'ALL /api/auth/*': 'passkey-ceremony',
  'GET /api/hma/status': 'public',
  'ALL /api/hma/h/*': 'program-key',
  'GET /api/hma/h/hash': 'program-key',
  'POST /api/hma/h/hash': 'program-key',
  'ALL /api/hma/m/*': 'program-key',
  'GET /api/hma/m/lookup': 'program-key',
  'POST /api/hma/m/lookup': 'program-key',
  'GET /api/hma/m/raw_lookup': 'program-key',
  'POST /api/hma/m/compare': 'program-key',
  'GET /api/hma/m/index/status': 'program-key',
};
