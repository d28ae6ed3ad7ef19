import type { Context } from 'hono';
import type { ProblemDocument } from '@vigie/contract';
import { defineProblems, type Problem } from '#ground/problem';

/** Refusals of the door itself, before any room is asked. */
export const refusals = defineProblems({
  'API-001': {
    status: 422,
    title: 'the request does not have the documented shape',
    operator: { fr: 'Requête mal formée.', en: 'Malformed request.' },
    citizen: {
      fr: 'Cette demande n’a pas la forme attendue. Rien n’a été enregistré. La forme est décrite dans /api/openapi.json.',
      en: 'This request does not have the expected shape. Nothing was recorded. The shape is described in /api/openapi.json.',
    },
  },
  'API-002': {
    status: 413,
    title: 'the body is too large',
    operator: { fr: 'Corps trop grand.', en: 'Body too large.' },
    citizen: {
      fr: 'Cet envoi est trop grand (256\u00a0ko au plus). Rien n’a été enregistré. L’adresse suffit\u202f: ne joignez pas d’image.',
      en: 'This is too large (256 kB at most). Nothing was recorded. The address is enough: do not attach a picture.',
    },
  },
  'API-003': {
    status: 404,
    title: 'no such route',
    operator: { fr: 'Aucune route à cette adresse.', en: 'No such route.' },
    citizen: { fr: 'Il n’y a rien à cette adresse.', en: 'There is nothing at this address.' },
  },
  'API-004': {
    status: 405,
    title: 'not with this method',
    operator: { fr: 'Méthode non admise.', en: 'Method not allowed.' },
    citizen: {
      fr: 'Cette adresse ne répond pas à cette méthode. L’en-tête Allow dit lesquelles.',
      en: 'This address does not answer this method. The Allow header says which ones.',
    },
  },
  'API-005': {
    status: 503,
    title: 'something is away or failed',
    operator: { fr: 'Une partie du service ne répond pas.', en: 'A part of the service does not answer.' },
    citizen: {
      fr: 'Le service ne répond pas pour le moment. Cet envoi n’a pas été enregistré\u202f: réessayez dans un instant, avec la même clé.',
      en: 'The service is not answering just now. This was not recorded: try again in a moment, with the same key.',
    },
  },
});

/** The language that was asked for: `?language=` first, then Accept-Language, French otherwise. */
export function languageOf(context: Context): 'fr' | 'en' {
  const asked = context.req.query('language') ?? context.req.header('accept-language') ?? '';
  return /^en\b/i.test(asked.trim()) ? 'en' : 'fr';
}

/**
 * Turns a problem into problem+json. `type` is a name, not an address that anybody would have to fetch. `more`: further
 * members of the document (RFC 9457 §3.2).
 */
export function problemDocument(
  context: Context,
  problem: Problem,
  language = languageOf(context),
  more: (document: ProblemDocument) => Record<string, string> = () => ({}),
): Response {
  const { code, status, title, citizen } = problem.definition;
  const document: ProblemDocument = {
    type: `urn:vigie:problem:${code}`,
    title,
    status,
    detail: citizen[language],
    code,
    ...(problem.field ? { field: problem.field } : {}),
  };
  context.header('Content-Language', language);
  return context.body(JSON.stringify({ ...document, ...more(document) }), status as 422, {
    'Content-Type': 'application/problem+json',
  });
}
