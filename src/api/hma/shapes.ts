import { createRoute, z } from '@hono/zod-openapi';
import { problemSchema } from '@vigie/contract';

/** The shapes of HMA's answers (ThreatExchange, hasher-matcher-actioner), as facts: names and kinds of its members. */
const match = z.object({
  bank_content_id: z.number().int().describe('Number of the entry; never used again'),
  distance: z.string().describe('Bits that differ, in decimal: "0" to "31" for pdq, "0" for the others'),
});
const byList = z.record(z.string(), z.array(match)).describe('Matches by the name of the list');
const refusal = problemSchema.extend({
  message: z.string().describe('The same words as `detail`, for clients of HMA'),
});

const text = z.string().optional();
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: refusal } },
});
const refusals = {
  400: refused('Something must be mended; `field` says what'),
  401: refused('No program key, or not one that opens this'),
  429: refused('This key has asked too much within a minute; Retry-After says how long to wait'),
  503: refused('Not answering just now'),
};
const tooLarge = { 413: refused('The file is too large: 24 MiB at most') };
const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});
const keyed = {
  tags: ['HMA'],
  security: [{ programKey: [] }, { programKeyHeader: [] }, { programKeyPassword: [] }],
};
const types = text.describe(
  'Signal types to make, separated by commas; pdq of a photo and video_md5 of a video if absent',
);
const contentType = text.describe('photo or video; without it the media type of the answer decides');
const banks = text.describe('Names of lists, separated by commas; all of them if absent');
const accepted = {
  include_distance: text.describe('Accepted; distances are always there'),
  seed: text.describe('Accepted and without effect: every list is always asked'),
  bypass_coinflip: text.describe('Accepted and without effect: every list is always asked'),
};
const upload = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        properties: {
          photo: { type: 'string' as const, format: 'binary' },
          video: { type: 'string' as const, format: 'binary' },
        },
        description: 'One file, in a field named after its kind of content; it is kept nowhere',
      },
    },
  },
};

const signals = z.record(z.string(), z.string());
const hashed = json('Fingerprints by signal type; an empty pdq for a picture that says too little', signals);
const found = json(
  'Matches by list; below their signal type where several could have been made',
  z.union([byList, z.record(z.string(), byList)]),
);

export const hashAddress = createRoute({
  method: 'get',
  path: '/h/hash',
  summary: 'Fingerprints of what an address answers',
  ...keyed,
  request: { query: z.object({ url: text, content_type: contentType, types }) },
  responses: { 200: hashed, ...refusals, ...tooLarge },
});

export const hashFile = createRoute({
  method: 'post',
  path: '/h/hash',
  summary: 'Fingerprints of a file',
  ...keyed,
  request: { query: z.object({ types }) },
  requestBody: upload,
  responses: { 200: hashed, ...refusals, ...tooLarge },
});

export const lookUp = createRoute({
  method: 'get',
  path: '/m/lookup',
  summary: 'Which lists know this fingerprint, or what this address answers',
  ...keyed,
  request: {
    query: z.object({
      signal: text,
      signal_type: text,
      url: text,
      content_type: contentType,
      types,
      banks,
      ...accepted,
    }),
  },
  responses: { 200: found, ...refusals, ...tooLarge },
});

export const lookUpFile = createRoute({
  method: 'post',
  path: '/m/lookup',
  summary: 'Which lists know this file',
  ...keyed,
  request: { query: z.object({ types, banks, ...accepted }) },
  requestBody: upload,
  responses: { 200: found, ...refusals, ...tooLarge },
});

export const rawLookUp = createRoute({
  method: 'get',
  path: '/m/raw_lookup',
  summary: 'Numbers of the entries that match a fingerprint',
  ...keyed,
  request: {
    query: z.object({
      signal: text,
      signal_type: text,
      banks,
      include_distance: text.describe('true: distances too'),
    }),
  },
  responses: {
    200: json(
      'Numbers, or numbers with distances',
      z.object({ matches: z.array(z.union([z.number().int(), match])) }),
    ),
    ...refusals,
  },
});

export const compare = createRoute({
  method: 'post',
  path: '/m/compare',
  summary: 'How far two fingerprints are from each other',
  ...keyed,
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object' as const,
          additionalProperties: {
            type: 'array' as const,
            items: { type: 'string' as const },
            minItems: 2,
            maxItems: 2,
          },
          description: 'Two fingerprints by signal type',
        },
      },
    },
  },
  responses: {
    200: json(
      'By signal type: whether they match, and their distance',
      z.record(z.string(), z.tuple([z.boolean(), z.object({ distance: z.number().int() })])),
    ),
    ...refusals,
  },
});

export const status = createRoute({
  method: 'get',
  path: '/m/index/status',
  summary: 'How many entries can match, and how new they are',
  ...keyed,
  request: { query: z.object({ signal_type: text }) },
  responses: {
    200: json(
      'By signal type; `built_to` in seconds since 1970, -1 for none',
      z.record(
        z.string(),
        z.object({ present: z.boolean(), built_to: z.number().int(), size: z.number().int() }),
      ),
    ),
    ...refusals,
  },
});

export const alive = createRoute({
  method: 'get',
  path: '/status',
  summary: 'Whether lookups can be answered',
  tags: ['HMA'],
  responses: {
    200: { description: 'I-AM-ALIVE', content: { 'text/plain': { schema: z.string() } } },
    503: { description: 'INDEX-NOT-LOADED', content: { 'text/plain': { schema: z.string() } } },
  },
});
