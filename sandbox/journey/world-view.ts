// The simulated world as the journey sees it from outside: its control page and its resolver.
import { Resolver } from 'node:dns/promises';
import { fetch } from 'undici';

type StateOfWorld = {
  readonly sites: readonly {
    readonly host: string;
    readonly removals: readonly { readonly path: string; readonly by: string }[];
  }[];
  readonly mailboxes: readonly {
    readonly address: string;
    readonly mails: readonly {
      readonly at: string;
      readonly subject: string;
      readonly repeat: boolean;
      readonly attachments: readonly { readonly filename: string }[];
    }[];
  }[];
  readonly deeds: readonly {
    readonly at: string;
    readonly deed: string;
    readonly hoster: string;
    readonly detail: string;
  }[];
  readonly visits: readonly { readonly at: string; readonly url: string }[];
  readonly dns: { readonly address: string };
};

export type WorldMail = StateOfWorld['mailboxes'][number]['mails'][number];

export type WorldView = {
  state(): Promise<StateOfWorld>;
  /** Distinct mails of a mailbox, oldest first. */
  mails(address: string): Promise<readonly WorldMail[]>;
  /** Asks the world's resolver. */
  addressOf(host: string): Promise<string>;
};

/** Looks at the world whose control page is at `control`. */
export function viewWorld(control: string): WorldView {
  const state = async (): Promise<StateOfWorld> => {
    const answer = await fetch(`${control}/state.json`, { signal: AbortSignal.timeout(5_000) });
    return (await answer.json()) as StateOfWorld;
  };
  return {
    state,
    mails: async (address) => {
      const box = (await state()).mailboxes.find((each) => each.address === address);
      return box?.mails.filter(({ repeat }) => !repeat) ?? [];
    },
    addressOf: async (host) => {
      const resolver = new Resolver({ timeout: 2_000, tries: 2 });
      resolver.setServers([(await state()).dns.address]);
      return (await resolver.resolve4(host))[0] ?? '';
    },
  };
}
