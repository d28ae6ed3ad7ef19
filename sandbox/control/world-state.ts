// The same as the control page shows, as plain data for tests and the journey (`/state.json`).
import { hosters } from '../hosters.ts';
import type { Mail } from '../mail/mail-server.ts';
import { sites } from '../web/sites.ts';
import type { WorldParts } from '../world-parts.ts';

/** A mail without the bytes of its attachments. */
export function mailAsData(mail: Mail): object {
  const { attachments, at, ...rest } = mail;
  return {
    ...rest,
    at: at.toISOString(),
    attachments: attachments.map(({ filename, type, content }) => ({
      filename,
      type,
      bytes: content.length,
    })),
  };
}

/** Everything, as JSON-ready data; times are ISO 8601 in UTC. */
export function worldState(parts: WorldParts): object {
  const mails = parts.mail.mails();
  const addresses = [...new Set(mails.map(({ to }) => to))];
  return {
    sites: sites.map((site) => ({
      id: site.id,
      host: site.host,
      hoster: parts.states.hosterOf(site),
      addresses: parts.states.addressesOf(site),
      state: parts.states.stateOf(site),
      pages: site.pages.map((path) => ({
        url: `https://${site.host}${path}`,
        state: parts.states.isRemoved(site, path) ? 'removed' : 'online',
      })),
      removals: parts.states.removalsOf(site).map(({ path, by, at }) => ({ path, by, at: at.toISOString() })),
    })),
    mailboxes: addresses.map((address) => ({
      address,
      mails: mails.filter(({ to }) => to === address).map(mailAsData),
    })),
    smtp: { down: parts.mail.down, faults: Object.fromEntries(parts.mail.faults) },
    dns: { address: `127.0.0.1:${parts.dns.port}`, down: parts.dns.down, names: parts.zone.names() },
    desks: hosters.map(({ id, abuseEmail }) => ({ id, abuseEmail, manner: parts.desks.mannerOf(id) })),
    deskDelayMs: parts.desks.delayMs,
    deeds: parts.desks.deeds.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })),
    visits: parts.hosts.visits.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })),
    refusals: parts.refusals,
  };
}
