// What the control page can see and move.
import type { AbuseDesks } from './mail/abuse-desk.ts';
import type { DnsServer } from './names/dns-server.ts';
import type { MailServer } from './mail/mail-server.ts';
import type { SiteStates } from './web/site-states.ts';
import type { WebHosts } from './web/web-hosts.ts';
import type { makeZone } from './names/zone.ts';

export type WorldParts = {
  readonly states: SiteStates;
  readonly zone: ReturnType<typeof makeZone>;
  readonly dns: DnsServer;
  readonly mail: MailServer;
  readonly desks: AbuseDesks;
  readonly hosts: WebHosts;
  readonly refusals: readonly string[];
};
