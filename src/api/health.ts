import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { House } from '../server/house.ts';
import { writable } from '../server/health.ts';
import type { ApiEnv } from './route.ts';

const status = z.object({ status: z.enum(['ok', 'away']) });
const json = (description: string) => ({ description, content: { 'application/json': { schema: status } } });

/** `/livez`: this process answers. `/readyz`: a report could be accepted now. */
export function addHealthRoutes(api: OpenAPIHono<ApiEnv>, house: House): void {
  api.openapi(
    createRoute({ method: 'get', path: '/livez', responses: { 200: json('The process answers') } }),
    (context) => context.json({ status: 'ok' as const }, 200),
  );
  api.openapi(
    createRoute({
      method: 'get',
      path: '/readyz',
      responses: { 200: json('Reports can be accepted'), 503: json('The database does not take writes') },
    }),
    async (context) =>
      (await writable(house.db))
        ? context.json({ status: 'ok' as const }, 200)
        : context.json({ status: 'away' as const }, 503),
  );
}
