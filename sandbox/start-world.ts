// Puts the simulated world together: names, machines, mail, desks, and the page that shows and moves them all.
import { openAbuseDesks, type AbuseDesks } from './mail/abuse-desk.ts';
import { openControlPage } from './control/control-page.ts';
import { openDnsServer, type DnsServer } from './names/dns-server.ts';
import { openEgressProxy } from './web/egress-proxy.ts';
import { documentationRanges, hosters, hostersFile, networksFile } from './hosters.ts';
import { openMailServer, type MailServer } from './mail/mail-server.ts';
import { SiteStates } from './web/site-states.ts';
import { makeWebHosts, type Visit, type WebHosts } from './web/web-hosts.ts';
import { makeZone } from './names/zone.ts';

export type WorldOptions = {
  /** Port of the control page; 0 or absent: a free one. */
  readonly port?: number;
  /** How long an abuse desk takes, in milliseconds; 8 s when absent. */
  readonly deskDelayMs?: number;
};

/** Where everything is: what `node sandbox/world.ts` prints, ready for the platform's configuration. */
export type WorldAddresses = {
  readonly dns: string;
  readonly smtp: string;
  readonly egressProxy: string;
  readonly control: string;
  readonly networks: string;
  readonly hosters: string;
  readonly knownImages: string;
  readonly allow: readonly string[];
};

export type World = {
  readonly addresses: WorldAddresses;
  readonly states: SiteStates;
  readonly dns: DnsServer;
  readonly mail: MailServer;
  readonly desks: AbuseDesks;
  readonly hosts: WebHosts;
  readonly visits: readonly Visit[];
  /** What the platform asked the proxy for and was refused. */
  readonly refusals: readonly string[];
  close(): Promise<void>;
};

const reporterDomains = ['courriel.example', 'example.org', 'example.com', 'example.net'];
const mailDomains = new Set([...reporterDomains, ...hosters.flatMap(({ domains }) => domains)]);

/** Starts the world on free ports of 127.0.0.1. It keeps nothing on disk; `close` ends all of it. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const states = new SiteStates();
  const zone = makeZone(states);
  const desks = openAbuseDesks(states, options.deskDelayMs ?? 8_000);
  const hosts = await makeWebHosts(states);
  const opened: (() => Promise<void> | void)[] = [() => desks.close(), () => hosts.close()];
  const closeAll = async (): Promise<void> => {
    await Promise.all(opened.map((close) => close()));
  };
  try {
    const dns = await openDnsServer(zone);
    opened.push(() => dns.close());
    const proxy = await openEgressProxy(hosts);
    opened.push(() => proxy.close());
    const mail = await openMailServer((address) => mailDomains.has(address.split('@')[1] ?? ''));
    opened.push(() => mail.close());
    mail.onMail((received) => desks.receive(received));
    const parts = { states, zone, desks, hosts, dns, mail, refusals: proxy.refusals };
    const control = await openControlPage(parts, options.port ?? 0);
    opened.push(() => control.close());
    const controlAddress = `http://127.0.0.1:${control.port}`;
    return {
      addresses: {
        dns: `127.0.0.1:${dns.port}`,
        smtp: `smtp://127.0.0.1:${mail.port}`,
        egressProxy: `http://127.0.0.1:${proxy.port}`,
        control: controlAddress,
        networks: networksFile,
        hosters: hostersFile,
        knownImages: `${controlAddress}/known-images.csv`,
        allow: documentationRanges,
      },
      states,
      dns,
      mail,
      desks,
      hosts,
      visits: hosts.visits,
      refusals: proxy.refusals,
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
