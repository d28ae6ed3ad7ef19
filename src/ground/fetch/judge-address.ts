import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { AddressPolicy } from './address-policy.ts';

export type AddressVerdict = 'ok' | `refused:${string}`;

/** The only part of IPv6 that IANA has handed out as global unicast; deprecated site-local space lies outside. */
const globalUnicastV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Judges one IP address (text, v4 or v6, no name): 'ok', or 'refused:' and the kind of range it lies in
 * ('refused:loopback', 'refused:private', 'refused:denied', 'refused:not-an-address'). Never throws.
 */
export function judgeAddress(ip: string, policy: AddressPolicy): AddressVerdict {
  if (isIP(ip) === 0 || ip.includes('%')) return 'refused:not-an-address';
  // `process` unwraps ::ffff:a.b.c.d, so that a mapped address is judged as the IPv4 address that is dialled.
  const address = ipaddr.process(ip);
  if (liesIn(address, policy.deny)) return 'refused:denied';
  if (liesIn(address, policy.allow)) return 'ok';
  const range = address.range();
  if (range !== 'unicast') return `refused:${kebab(range)}`;
  if (address.kind() === 'ipv6' && !(address as ipaddr.IPv6).match(globalUnicastV6))
    return 'refused:reserved';
  return 'ok';
}

/** Judges a TCP port: 'ok' or 'refused:port'. */
export function judgePort(port: number, policy: AddressPolicy): AddressVerdict {
  return policy.ports.includes(port) ? 'ok' : 'refused:port';
}

function liesIn(address: ipaddr.IPv4 | ipaddr.IPv6, cidrs: readonly string[]): boolean {
  return cidrs.some((cidr) => {
    const [network, bits] = ipaddr.parseCIDR(cidr);
    return network.kind() === address.kind() && address.match(network, bits);
  });
}

function kebab(range: string): string {
  return range.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
