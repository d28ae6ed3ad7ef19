import type { IncomingMessage } from 'node:http';

/**
 * Where a request comes from, for counting floods only: the peer, or what a trusted proxy says it was. The
 * caller must not keep it.
 */
export function placeOf(request: IncomingMessage | undefined, trustProxy: boolean): string {
  if (trustProxy) {
    const forwarded = request?.headers['x-forwarded-for'];
    const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
    if (last) return last;
  }
  return request?.socket.remoteAddress ?? 'unknown';
}
