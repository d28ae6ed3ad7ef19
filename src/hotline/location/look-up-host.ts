import { isIP } from 'node:net';
import { judgeAddress, type AddressPolicy, type Resolver } from '#ground/fetch';
import { unplaced, type Observation } from './hosting.ts';
import type { Atlas } from './networks/atlas.ts';

/** What of a locator can be asked of DNS. */
export interface Whereabouts {
  kind: string;
  host: string | null;
}

const kindsWithHost = new Set(['web', 'ftp']);
const addressesKept = 4;

/**
 * Looks up where a host is: DNS, then the data sets; no connection to the host is made. One observation for each
 * address, IPv4 first, at most four; or one that says why there is none. Never throws for what DNS answers.
 */
export async function lookUpHost(
  where: Whereabouts,
  using: { resolver: Resolver; policy: AddressPolicy; atlas: Atlas; now: Date },
): Promise<[Observation, ...Observation[]]> {
  if (!kindsWithHost.has(where.kind) || where.host === null) return [unplaced('no-address', where.host)];
  const host = where.host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const found = isIP(host)
    ? { addresses: [{ address: host }], cnames: [] }
    : await using.resolver.resolve(host, { cnames: true });
  const [first, ...others] = found.addresses.slice(0, addressesKept).map(({ address }) => address);
  if (first === undefined) {
    return [unplaced('problem' in found && found.problem ? found.problem : 'dns-gone', where.host)];
  }
  const observe = async (ip: string): Promise<Observation> => {
    if (judgeAddress(ip, using.policy) !== 'ok') return unplaced('refused-address', where.host, ip);
    const place = await using.atlas.placeOf({ ip, cnames: found.cnames }, using.now);
    return { host: where.host, ip, ...place, problem: null };
  };
  const observations: [Observation, ...Observation[]] = [await observe(first)];
  for (const ip of others) observations.push(await observe(ip));
  return observations.sort(
    (a, b) => Number(a.problem !== null) - Number(b.problem !== null),
  ) as typeof observations;
}
