import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An IPv6 subscriber holds 2^64 addresses: they are one place. Anything else is taken as it stands. */
function wholeNetwork(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (!isIPv6(bare)) return address;
  const parsed = ipaddr.process(bare);
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toByteArray().slice(0, 8).join('.');
}

/**
 * Where a request comes from, for counting floods only: the peer, or what a trusted proxy says it was. The
 * caller must not keep it.
 */
export function placeOf(request: IncomingMessage | undefined, trustProxy: boolean): string {
  if (trustProxy) {
    const forwarded = request?.headers['x-forwarded-for'];
    const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
    if (last) return wholeNetwork(last);
  }
  return wholeNetwork(request?.socket.remoteAddress ?? 'unknown');
}
