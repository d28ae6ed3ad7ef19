import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { acceptedSchema, problemSchema, reportSchema } from '@vigie/contract';
import type { House } from '../server/house.ts';
import { placeOf } from '../server/place.ts';
import type { ApiEnv } from './route.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

const route = createRoute({
  method: 'post',
  path: '/api/v1/reports',
  summary: 'Hand in a report',
  description: 'Accepted means durable. The same Idempotency-Key with the same report gives the same answer.',
  request: {
    headers: z.object({ 'idempotency-key': z.string().trim().min(8).max(200).optional() }),
    body: { required: true, content: { 'application/json': { schema: reportSchema } } },
  },
  responses: {
    201: { description: 'Accepted', content: { 'application/json': { schema: acceptedSchema } } },
    413: problem('Too large'),
    422: problem('Something must be mended; `field` says where'),
    503: problem('Not answering just now; try again with the same key'),
  },
});

/** `POST /api/v1/reports`. The sender's address decides the lane and is forgotten. */
export function addReportRoutes(api: OpenAPIHono<ApiEnv>, house: House): void {
  const receiptUrls = { fr: `${house.config.publicUrl}/receipt`, en: `${house.config.publicUrl}/en/receipt` };
  api.openapi(route, async (context) => {
    const report = context.req.valid('json');
    const { receipt } = await house.intake.acceptReport({
      ...report,
      channel: 'api',
      idempotencyKey: context.req.valid('header')['idempotency-key'],
      lane: house.flood.laneFor(placeOf(context.env.incoming, house.config.trustProxy)),
    });
    return context.json({ receipt, receiptUrl: receiptUrls[report.language] }, 201);
  });
}
