import { log } from '#ground/log';

/** An address of this house that nothing answers; it is replaced by the one that was asked for. */
const nowhere = '/nowhere-at-all';
const kept = new Map<string, { html: string; headers: [string, string][] }>();

/** What a 404 carries on its way out; the rest belongs to the connection that it came by. */
const carried = ['content-type', 'content-security-policy', 'cache-control', 'x-sveltekit-page', 'etag'];

const escaped = (path: string): string =>
  path.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Where this process itself listens. Never the Host of a request: whoever writes that would choose whom we call. */
const ownAddress = ({ host, port }: { host: string; port: number }): string => {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
};

async function fetchOnce(prefix: string, own: { host: string; port: number }) {
  const found = kept.get(prefix);
  if (found) return found;
  const answer = await fetch(`${ownAddress(own)}${prefix}${nowhere}`, {
    headers: { accept: 'text/html', 'accept-encoding': 'identity' },
    redirect: 'manual',
    signal: AbortSignal.timeout(5_000),
  });
  const headers = carried.flatMap((name): [string, string][] => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const page = { html: await answer.text(), headers };
  if (answer.status === 404) kept.set(prefix, page);
  return page;
}

/**
 * The page of an address that does not exist, for a page that exists and is not for this person: the same bytes
 * and headers, so that nobody can tell one from the other. Made once a language by asking this very server.
 */
export async function lostPage(
  asked: { pathname: string; prefix: '' | '/en' },
  own: { host: string; port: number },
): Promise<Response> {
  try {
    const { html, headers } = await fetchOnce(asked.prefix, own);
    const bare = asked.pathname.slice(asked.prefix.length);
    return new Response(
      html.replaceAll(nowhere, () => escaped(bare)),
      { status: 404, headers },
    );
  } catch {
    log.warn({ event: 'lost-page.unavailable' });
    return new Response(null, { status: 404 });
  }
}
