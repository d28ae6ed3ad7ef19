import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { problemSchema, receiptSchema, type ReceiptDocument } from '@vigie/contract';
import { Problem } from '#ground/problem';
import { problems as intakeProblems, type ReceiptDossier, type ReceiptStep } from '#hotline/intake';
import { messages, type Language } from '#ui/messages/index.ts';
import { delayInWords } from '#ui/words/delay.ts';
import type { House } from '../server/house.ts';
import { languageOf } from './problem-document.ts';
import type { ApiEnv } from './route.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/receipts/{code}',
  summary: 'Follow a report',
  description:
    'Six words with any separators. An unknown receipt answers like a wrong one, in the same time.',
  request: {
    params: z.object({ code: z.string().max(400) }),
    query: z.object({ language: z.enum(['fr', 'en']).optional() }),
  },
  responses: {
    200: { description: 'What may be known', content: { 'application/json': { schema: receiptSchema } } },
    404: {
      description: 'No report has this receipt',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
    422: {
      description: 'The code or the language does not have the expected shape',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
    503: {
      description: 'Not answering just now',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** How far along each state is: the receipt as a whole is as far as the dossier that is least far. */
const order = [
  'received',
  'screening',
  'awaiting-qualification',
  'second-reading',
  'qualified',
  'locating',
  'acting',
  'watching',
  'closed-not-found',
  'closed-out-of-scope',
  'closed-not-illegal',
  'closed-passed-on',
  'removed',
] as const;

/** `GET /api/v1/receipts/{code}`. */
export function addReceiptRoutes(api: OpenAPIHono<ApiEnv>, house: House): void {
  api.openapi(route, async (context) => {
    const status = await house.intake.statusOfReceipt(context.req.valid('param').code);
    if (!status) throw new Problem(intakeProblems['INT-012']);
    const language = languageOf(context);
    const dossiers = status.dossiers.map((dossier) => tell(dossier, language));
    const least = [...dossiers].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0];
    const document: ReceiptDocument = {
      state: least?.state ?? 'received',
      text: least?.text ?? messages(language).words.states.received,
      receivedAt: status.receivedAt.toISOString(),
      timeline: dossiers.flatMap((dossier) => dossier.timeline).sort((a, b) => a.at.localeCompare(b.at)),
      dossiers,
    };
    return context.json(document, 200);
  });
}

function tell(dossier: ReceiptDossier, language: Language) {
  const { words, site } = messages(language);
  const after = dossier.removedAfterSeconds;
  return {
    locator: dossier.locator,
    state: dossier.state,
    text:
      after === null
        ? words.states[dossier.state]
        : `${site.receipt.state.heads.removedAfter} ${delayInWords(after, language)}`,
    removedAfterSeconds: after,
    timeline: dossier.steps.map((step: ReceiptStep) => ({
      at: step.at.toISOString(),
      what: step.what,
      text: site.receipt.state.log[step.what],
    })),
  };
}
