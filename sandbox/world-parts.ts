// What the control page can see and move.
import type { AbuseDesks } from './abuse-desk.ts';
import type { DnsServer } from './dns-server.ts';
import type { MailServer } from './mail-server.ts';
import type { SiteStates } from './site-states.ts';
import type { WebHosts } from './web-hosts.ts';
import type { makeZone } from './zone.ts';

export type WorldParts = {
  readonly states: SiteStates;
  readonly zone: ReturnType<typeof makeZone>;
  readonly dns: DnsServer;
  readonly mail: MailServer;
  readonly desks: AbuseDesks;
  readonly hosts: WebHosts;
  readonly refusals: readonly string[];
};
