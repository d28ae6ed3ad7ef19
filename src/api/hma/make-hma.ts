import { OpenAPIHono } from '@hono/zod-openapi';
import { Problem } from '#ground/problem';
import type { KnownEntry } from '#hashing';
import type { House } from '../../server/house.ts';
import type { ApiEnv } from '../route.ts';
import { byList, compareAll, inShape, within, type ByList } from './answers.ts';
import { problems } from './problems.ts';
import { programGuard } from './program-guard.ts';
import { refuse, refuseThrown } from './refuse.ts';
import * as shapes from './shapes.ts';
import {
  contentType,
  contentTypeOf,
  kindOf,
  makeIndexStatus,
  matchesOf,
  signalsIn,
  signalType,
  wantedTypes,
  type SignalType,
} from './signals.ts';
import { makeLine, readUpload } from './uploads.ts';

type Asked = { url?: string | undefined; content_type?: string | undefined; types?: string | undefined };

const given = (value: string | undefined, field: string): string => {
  if (value === undefined || value.trim() === '') throw new Problem(problems['HMA-002'], { field });
  return value.trim();
};
const isTrue = (value: string | undefined): boolean => /^(?:true|1)$/iu.test(value ?? '');

/**
 * The seam for tools that speak to HMA: its `/h` and `/m`, with its names and shapes, below `/api/hma`. Its sampling
 * ("coinflip") is accepted and without effect: every list is always asked. Nothing about a question is kept or logged.
 */
export function makeHma(house: House): OpenAPIHono<ApiEnv> {
  const hma = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, context) =>
      result.success ? undefined : refuse(context, new Problem(problems['HMA-002'])),
  });
  hma.onError(refuseThrown);
  const guard = programGuard(house);
  hma.use('/h/*', guard);
  hma.use('/m/*', guard);
  // Two lines, so that slow addresses do not hold up whoever brings a file. Four addresses: as many of the largest
  // bodies as the fetcher, which the watch uses too, holds in memory at once.
  const addresses = makeLine(4);
  const files = makeLine(3);
  const indexStatus = makeIndexStatus(house);

  const ofAddress = ({ url, content_type: hint, types }: Asked): Promise<Record<string, string>> =>
    addresses(async () => {
      const address = given(url, 'url');
      const hinted = hint ? contentType(hint) : null;
      if (hinted) wantedTypes(hinted, types); // a wrong name is said before anything is fetched
      const prints = await house.hashing.fingerprintAddress(address, hinted && kindOf[hinted]);
      const of = hinted ?? contentTypeOf(prints.contentType);
      return signalsIn(prints, wantedTypes(of, types));
    });
  const ofFile = (request: Request, types: string | undefined): Promise<Record<string, string>> =>
    files(async () => {
      const { of, bytes } = await readUpload(request);
      const wanted = wantedTypes(of, types);
      return signalsIn(await house.hashing.fingerprintFile(bytes, kindOf[of]), wanted);
    });
  const known = async (type: SignalType, signal: string, banks: string | undefined): Promise<KnownEntry[]> =>
    (await matchesOf(house, type, signal)).filter(within(banks));
  const knownBy = async (signals: Record<string, string>, banks: string | undefined) => {
    const found: Record<string, ByList> = {};
    for (const [type, signal] of Object.entries(signals)) {
      found[type] = signal === '' ? {} : byList(await known(signalType(type), signal, banks));
    }
    return found;
  };

  hma.openapi(shapes.hashAddress, async (context) =>
    context.json(await ofAddress(context.req.valid('query')), 200),
  );
  hma.openapi(shapes.hashFile, async (context) =>
    context.json(await ofFile(context.req.raw, context.req.valid('query').types), 200),
  );
  hma.openapi(shapes.lookUp, async (context) => {
    const asked = context.req.valid('query');
    const { signal, signal_type: named, banks } = asked;
    if (asked.url) {
      const chosen = named ? signalType(named) : null;
      const found = await knownBy(
        await ofAddress({ ...asked, types: asked.types ?? chosen ?? undefined }),
        banks,
      );
      return context.json(chosen ? (found[chosen] ?? {}) : found, 200);
    }
    const type = signalType(given(named, 'signal_type'));
    return context.json(byList(await known(type, given(signal, 'signal'), banks)), 200);
  });
  hma.openapi(shapes.lookUpFile, async (context) => {
    const { types, banks } = context.req.valid('query');
    return context.json(await knownBy(await ofFile(context.req.raw, types), banks), 200);
  });
  hma.openapi(shapes.rawLookUp, async (context) => {
    const { signal, signal_type: named, banks, include_distance: withDistance } = context.req.valid('query');
    const found = await known(signalType(given(named, 'signal_type')), given(signal, 'signal'), banks);
    return context.json(
      { matches: isTrue(withDistance) ? found.map(inShape) : found.map(({ number }) => number) },
      200,
    );
  });
  hma.openapi(shapes.compare, async (context) => {
    const asked: unknown = await context.req.json().catch(() => null);
    return context.json(compareAll(asked), 200);
  });
  hma.openapi(shapes.status, async (context) => {
    const { signal_type: named } = context.req.valid('query');
    const all = await indexStatus();
    return context.json(named ? { [named]: all[signalType(named)] } : all, 200);
  });
  hma.openapi(shapes.alive, (context) =>
    house.hashing.pdqState().isLoaded
      ? context.text('I-AM-ALIVE', 200)
      : context.text('INDEX-NOT-LOADED', 503),
  );
  return hma;
}
