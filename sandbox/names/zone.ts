// The names of the simulated world and what they answer. Built from the sites, plus hosters' mail names and a few
// names that misbehave.
import { hosters } from '../hosters.ts';
import type { SiteStates } from '../web/site-states.ts';
import { sites } from '../web/sites.ts';

export type Answered =
  | { readonly type: 'A' | 'AAAA'; readonly name: string; readonly ttl: number; readonly address: string }
  | { readonly type: 'CNAME'; readonly name: string; readonly ttl: number; readonly domain: string }
  | {
      readonly type: 'MX';
      readonly name: string;
      readonly ttl: number;
      readonly exchange: string;
      readonly priority: number;
    }
  | { readonly type: 'TXT'; readonly name: string; readonly ttl: number; readonly data: string };

/** `absent` is NXDOMAIN, `broken` is SERVFAIL, a list may be empty (the name exists, the type does not). */
export type ZoneAnswer = 'absent' | 'broken' | readonly Answered[];

const ttl = 5;
const mailDomains = [...hosters.flatMap(({ domains }) => domains), 'courriel.example'];

/** The names that misbehave on purpose, for hostile tests and for the curious. */
export const trickNames = {
  rebinding: 'rebond.test',
  loopback: 'piege.test',
  mixed: 'melange.test',
  broken: 'panne.test',
  loop: 'serpent.test',
} as const;

/** Makes the zone; the rebinding name counts its own answers, so a zone belongs to one server. */
export function makeZone(states: SiteStates): {
  ask(name: string, type: string): ZoneAnswer;
  names(): { name: string; answers: string }[];
} {
  let rebindings = 0;

  const trick = (name: string, type: string): ZoneAnswer | undefined => {
    const addresses = (...list: string[]): Answered[] =>
      type === 'A' ? list.map((address) => ({ type: 'A', name, ttl: 0, address })) : [];
    switch (name) {
      case trickNames.rebinding:
        // Harmless when it is checked, loopback when it is dialled: only who dials what was checked is safe.
        return type === 'A' ? addresses(rebindings++ % 2 === 0 ? '192.0.2.44' : '127.0.0.1') : [];
      case trickNames.loopback:
        return addresses('127.0.0.1');
      case trickNames.mixed:
        return addresses('192.0.2.44', '10.0.0.1');
      case trickNames.broken:
        return 'broken';
      case trickNames.loop:
        return [{ type: 'CNAME', name, ttl, domain: name }];
      default:
        return undefined;
    }
  };

  const ofSite = (name: string, type: string): ZoneAnswer | undefined => {
    const site = sites.find((each) => each.host === name || each.aliases?.includes(name));
    if (!site) return undefined;
    const chain = [site.host, ...(site.aliases ?? [])];
    const rest = chain.slice(chain.indexOf(name));
    const aliases = rest
      .slice(1)
      .map((domain, index): Answered => ({ type: 'CNAME', name: rest[index] ?? name, ttl, domain }));
    if (type === 'CNAME') return aliases.slice(0, 1);
    const last = rest.at(-1) ?? name;
    const records: Answered[] = [...aliases];
    if (type === 'A' || type === 'AAAA') {
      for (const address of states.addressesOf(site)) {
        if (address.includes(':') === (type === 'AAAA')) records.push({ type, name: last, ttl, address });
      }
    }
    if (type === 'TXT') records.push({ type, name: last, ttl, data: `vigie sandbox ${site.id}` });
    return records;
  };

  const ofMail = (name: string, type: string): ZoneAnswer | undefined => {
    const domain = mailDomains.find((each) => each === name || `mail.${each}` === name);
    if (domain === undefined) return undefined;
    if (name !== domain) return type === 'A' ? [{ type, name, ttl, address: '192.0.2.10' }] : [];
    if (type === 'MX') return [{ type, name, ttl, exchange: `mail.${domain}`, priority: 10 }];
    return type === 'TXT' ? [{ type, name, ttl, data: 'v=spf1 ip4:192.0.2.10 -all' }] : [];
  };

  const ask = (asked: string, type: string): ZoneAnswer => {
    const name = asked.toLowerCase().replace(/\.$/, '');
    return trick(name, type) ?? ofSite(name, type) ?? ofMail(name, type) ?? 'absent';
  };

  const names = (): { name: string; answers: string }[] => [
    ...sites.map((site) => ({
      name: site.host,
      answers: [...(site.aliases ?? []), ...states.addressesOf(site)].join(' → '),
    })),
    ...mailDomains.map((name) => ({ name, answers: `MX mail.${name}` })),
    { name: trickNames.rebinding, answers: '192.0.2.44 / 127.0.0.1' },
    { name: trickNames.loopback, answers: '127.0.0.1' },
    { name: trickNames.mixed, answers: '192.0.2.44, 10.0.0.1' },
    { name: trickNames.broken, answers: 'SERVFAIL' },
    { name: trickNames.loop, answers: `CNAME ${trickNames.loop}` },
  ];

  return { ask, names };
}
