import type { Context } from 'hono';
import { describeError, log } from '#ground/log';
import { Problem } from '#ground/problem';
import { problemDocument } from '../problem-document.ts';
import { problems } from './problems.ts';

/** A room's refusal as HMA would say it: what is wrong with a request is 400 there. */
const inTheirWords = ({ definition, field }: Problem): Problem =>
  definition.status === 422 || definition.status === 404
    ? new Problem({ ...definition, status: 400 }, field === undefined ? {} : { field })
    : new Problem(definition, field === undefined ? {} : { field });

/** A refusal as problem+json that also carries `message`, where a client of HMA looks for the words. */
export function refuse(context: Context, problem: Problem): Response {
  if (problem.definition.status === 503) context.header('Retry-After', '5');
  return problemDocument(context, inTheirWords(problem), undefined, ({ detail }) => ({ message: detail }));
}

/** Refuses whatever was thrown. What was not foreseen is logged by its kind; never the question, which names a hash. */
export function refuseThrown(error: Error, context: Context): Response {
  if (error instanceof Problem) return refuse(context, error);
  log.error({ event: 'api.failed', route: context.req.routePath, ...describeError(error) });
  return refuse(context, new Problem(problems['HMA-008']));
}
