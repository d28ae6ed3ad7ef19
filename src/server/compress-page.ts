import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);
/** Below this a page fits into the first packets anyway. */
const worthIt = 1_400;

/**
 * A public page, gzipped for those who ask. Only for pages without session: nothing in them is secret to the one
 * who sent the request, so that their length betrays nothing (BREACH). Level 5: a page of 20 kB in 0.3 ms.
 */
export async function compressPage(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  const asks = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!asks || !/^text\/(html|csv)/.test(type) || response.headers.has('content-encoding')) return response;
  const body = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.append('vary', 'accept-encoding');
  if (body.length < worthIt) return new Response(body, { status: response.status, headers });
  const small = await compress(body, { level: 5 });
  headers.set('content-encoding', 'gzip');
  headers.set('content-length', String(small.length));
  headers.delete('etag'); // named the other bytes, and the page is not stored anyway
  return new Response(small, { status: response.status, headers });
}
