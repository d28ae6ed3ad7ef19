import { readFile } from 'node:fs/promises';
import ipaddr from 'ipaddr.js';

/** What the operator's own file says of an address. */
export interface OwnNetwork {
  prefix: string;
  country: string | null;
  asn: number | null;
  organisation: string;
  /** Written `cdn:Name` in the file: the prefix belongs to a delivery network that hides the origin. */
  isDeliveryNetwork: boolean;
}

/** The operator's own knowledge of networks: it wins over every data set. */
export interface OwnNetworks {
  dataDate: string;
  find(ip: string): OwnNetwork | null;
}

type Entry = OwnNetwork & { network: ipaddr.IPv4 | ipaddr.IPv6; bits: number };

export const noOwnNetworks: OwnNetworks = { dataDate: '1970-01-01', find: () => null };

/**
 * Reads `prefix,country,asn,organisation` lines (a head line, empty lines and `#` remarks are passed over;
 * the organisation may contain commas; `cdn:Name` marks a delivery network). The most specific prefix answers. Throws with the number of a bad line.
 */
export function parseOwnNetworks(text: string, dataDate: string): OwnNetworks {
  const entries = text
    .split(/\r?\n/)
    .flatMap((line, index) => readLine(line, index + 1))
    .sort((a, b) => b.bits - a.bits);
  return {
    dataDate,
    find(ip) {
      if (!ipaddr.isValid(ip)) return null;
      const address = ipaddr.process(ip);
      const entry = entries.find(
        ({ network, bits }) => network.kind() === address.kind() && address.match(network, bits),
      );
      if (!entry) return null;
      return {
        prefix: entry.prefix,
        country: entry.country,
        asn: entry.asn,
        organisation: entry.organisation,
        isDeliveryNetwork: entry.isDeliveryNetwork,
      };
    },
  };
}

function readLine(line: string, number: number): Entry[] {
  const text = line.trim();
  if (text === '' || text.startsWith('#') || text.startsWith('prefix,')) return [];
  const [prefix = '', country = '', asn = '', ...rest] = text.split(',').map((field) => field.trim());
  if (!ipaddr.isValidCIDR(prefix))
    throw new Error(`networks file, line ${number}: "${prefix}" is not a prefix`);
  if (!/^([A-Z]{2})?$/.test(country))
    throw new Error(`networks file, line ${number}: "${country}" is not a country`);
  if (!/^(AS)?\d{0,10}$/i.test(asn))
    throw new Error(`networks file, line ${number}: "${asn}" is not a network number`);
  const [network, bits] = ipaddr.parseCIDR(prefix);
  const digits = asn.replace(/^AS/i, '');
  return [
    {
      prefix,
      network,
      bits,
      country: country || null,
      asn: digits === '' ? null : Number(digits),
      organisation: rest
        .join(', ')
        .replace(/^"|"$/g, '')
        .replace(/^cdn:\s*/, ''),
      isDeliveryNetwork: rest[0]?.startsWith('cdn:') ?? false,
    },
  ];
}

/** Reads the operator's file; the day of `now` counts as its data date, since its owner answers for it. */
export async function openOwnNetworks(path: string | undefined, now: Date): Promise<OwnNetworks> {
  if (!path) return noOwnNetworks;
  return parseOwnNetworks(await readFile(path, 'utf8'), now.toISOString().slice(0, 10));
}
