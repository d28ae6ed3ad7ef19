import { Client } from 'undici';
import { connectPinned, type Connection } from './connect-pinned.ts';
import { FetchProblem, nameProblem } from './fetch-problem.ts';
import { keepHeaders, headerOf, type RawHeaders } from './keep-headers.ts';
import type { FetchLimits, Hop, Look, LookRequest } from './look.ts';
import { nothingSeen } from './nothing-seen.ts';
import { readEnd } from './read-end.ts';
import type { AddressPolicy } from './address-policy.ts';
import type { Resolver } from './resolver.ts';
import { vetTarget, type Target } from './vet-target.ts';

export type LookTools = {
  readonly policy: AddressPolicy;
  readonly resolver: Resolver;
  readonly egressProxy: URL | null;
  readonly userAgent: string;
  readonly limits: FetchLimits;
};

/** Follows an address hop by hop, each hop checked anew, and reads its end as far as the caps allow. Never throws. */
export async function takeLook(request: LookRequest, tools: LookTools): Promise<Look> {
  const started = performance.now();
  const signal = AbortSignal.timeout(
    Math.min(request.timeoutMs ?? tools.limits.totalMs, tools.limits.totalMs),
  );
  const seen: Seen = { hops: [], found: {} };
  try {
    await walk(request, tools, signal, seen);
  } catch (error) {
    const { outcome, problem } = signal.aborted ? new FetchProblem('timeout', 'timeout') : nameProblem(error);
    Object.assign(seen.found, { outcome, problem });
  }
  return {
    ...nothingSeen,
    ...seen.found,
    hops: seen.hops,
    elapsedMs: Math.round(performance.now() - started),
  };
}

type Found = { -readonly [Key in keyof Look]?: Look[Key] };
type Seen = { readonly hops: Hop[]; readonly found: Found };

async function walk(request: LookRequest, tools: LookTools, signal: AbortSignal, seen: Seen): Promise<void> {
  const timeUp = whenAborted(signal);
  let url = cleaned(request.url);
  for (;;) {
    const vetted = await Promise.race([vetTarget(url, tools.policy, tools.resolver), timeUp]);
    if (vetted.kind !== 'target') throw new FetchProblem(vetted.kind, vetted.problem);
    const next = await visit(vetted.target, request, tools, signal, seen);
    if (next === null) return;
    if (seen.hops.length > tools.limits.redirects)
      throw new FetchProblem('unreachable', 'too-many-redirects');
    url = cleaned(next);
  }
}

/** Rejects when time is up: a resolver may take longer than the whole look is given. */
function whenAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new FetchProblem('timeout', 'timeout')), { once: true });
  });
  // Nobody may be waiting for it any more when it comes.
  aborted.catch(() => undefined);
  return aborted;
}

/** An address without credentials and fragment; they are nobody's business on the way. */
function cleaned(text: string): URL {
  if (!URL.canParse(text)) throw new FetchProblem('refused', 'refused:address');
  const url = new URL(text);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/** Visits one hop. Answers where it redirects to, or null after reading the end of the way into `seen`. */
async function visit(
  target: Target,
  request: LookRequest,
  tools: LookTools,
  signal: AbortSignal,
  seen: Seen,
): Promise<string | null> {
  let connection: Connection | null = null;
  const client = new Client(target.url.origin, {
    connect: (_options, tell) => {
      connectPinned(target, {
        policy: tools.policy,
        egressProxy: tools.egressProxy,
        signal,
        connectMs: tools.limits.connectMs,
      }).then(
        (made) => {
          connection = made;
          tell(null, made.socket);
        },
        (error: unknown) => tell(error instanceof Error ? error : new Error('connect failed'), null),
      );
    },
    maxHeaderSize: tools.limits.headerBytes,
    headersTimeout: tools.limits.headersMs,
    bodyTimeout: tools.limits.headersMs,
    pipelining: 1,
  });
  try {
    const answer = await client.request({
      method: 'GET',
      path: target.url.pathname + target.url.search,
      headers: {
        'user-agent': tools.userAgent,
        accept: request.want === 'page' ? 'text/html,application/xhtml+xml,image/*;q=0.9,*/*;q=0.8' : '*/*',
        'accept-language': 'fr,en;q=0.8',
        'accept-encoding': 'gzip, deflate, br, zstd',
      },
      signal,
    });
    const made = connection as Connection | null;
    seen.hops.push({ url: target.url.href, status: answer.statusCode, ip: made?.ip ?? '' });
    Object.assign(seen.found, {
      status: answer.statusCode,
      finalUrl: target.url.href,
      address: made?.ip ?? null,
      tls: seen.found.tls === 'invalid' ? 'invalid' : (made?.tls ?? 'none'),
      headers: keepHeaders(answer.headers),
      contentType: headerOf(answer.headers, 'content-type') ?? null,
    } satisfies Found);
    const next = redirectOf(answer.statusCode, answer.headers, target.url);
    if (next !== null) {
      answer.body.on('error', () => undefined).destroy();
      return next;
    }
    const { body, headers } = answer;
    Object.assign(
      seen.found,
      await readEnd({
        body,
        headers,
        url: target.url.href,
        want: request.want,
        limits: tools.limits,
        signal,
      }),
    );
    return null;
  } finally {
    await client.destroy();
  }
}

function redirectOf(status: number, headers: RawHeaders, from: URL): string | null {
  const raw = headerOf(headers, 'location');
  if (![301, 302, 303, 307, 308].includes(status) || raw === undefined) return null;
  // Headers come as latin1; browsers read the bytes of an address as UTF-8, and so must the guard.
  const location = Buffer.from(raw, 'latin1').toString('utf8');
  if (!URL.canParse(location, from)) throw new FetchProblem('unreachable', 'broken-redirect');
  return new URL(location, from).href;
}
