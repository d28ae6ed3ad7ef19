import { isIP } from 'node:net';
import type { AddressPolicy } from './address-policy.ts';
import { judgeAddress, judgePort } from './judge-address.ts';
import type { ResolvedAddress, Resolver } from './resolver.ts';

/** A place that was checked and may be dialled: exactly these addresses and nothing that is looked up later. */
export type Target = {
  readonly url: URL;
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly ResolvedAddress[];
};

export type Vetted =
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'refused' | 'dns-gone' | 'unreachable'; readonly problem: string };

/** Names that must never reach a resolver: they mean this machine or this network, or would betray an onion address. */
const privateSuffixes = ['localhost', 'local', 'internal', 'home.arpa', 'lan', 'onion', 'i2p', 'alt'];

/**
 * Checks scheme, port, literal address and every resolved address of a URL. One forbidden address among the answers
 * refuses them all: a name that mixes public and private answers is an attack, not an accident.
 */
export async function vetTarget(url: URL, policy: AddressPolicy, resolver: Resolver): Promise<Vetted> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('refused:scheme');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (judgePort(port, policy) !== 'ok') return refused('refused:port');

  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (host === '') return refused('refused:name');
  const family = isIP(host);
  if (family !== 0) {
    const verdict = judgeAddress(host, policy);
    if (verdict !== 'ok') return refused(verdict);
    return {
      kind: 'target',
      target: { url, host, port, addresses: [{ address: host, family: family === 6 ? 6 : 4 }] },
    };
  }
  if (privateSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`)))
    return refused('refused:name');

  const { addresses, problem } = await resolver.resolve(host, { cnames: false });
  if (problem === 'dns-gone') return { kind: 'dns-gone', problem };
  if (problem === 'dns-failed') return { kind: 'unreachable', problem };
  for (const { address } of addresses) {
    const verdict = judgeAddress(address, policy);
    if (verdict !== 'ok') return refused(verdict);
  }
  return { kind: 'target', target: { url, host, port, addresses } };
}

function refused(problem: string): Vetted {
  return { kind: 'refused', problem };
}
