import { startPlatform } from '../../sandbox/platform.ts';

/** A whole Vigie of one's own, as a browser sees it: in a sandbox, with an empty data directory. */
export interface Installation {
  /** Under a name rather than a number, because passkeys need one. */
  origin: string;
  setUpCode: string;
  /** Where the simulated world shows and moves itself; throws when there is none. */
  world(): string;
  /** Path of the one-time link of a member of the invented team. */
  linkOf(role: string): string;
  stop(): Promise<unknown>;
}

const there = (found: string | null | undefined, what: string): string => {
  if (!found) throw new Error(`the terminal does not show ${what}`);
  return found;
};

/** Starts it on a free port, with the simulated world when asked, and waits until it says that it is watching. */
export async function startInstallation({ world = false } = {}): Promise<Installation> {
  const platform = await startPlatform({
    VIGIE_MODE: 'sandbox',
    VIGIE_SANDBOX_WORLD: world ? 'on' : 'off',
    NODE_ENV: 'production',
  });
  return {
    origin: platform.site.replace('127.0.0.1', 'localhost'),
    setUpCode: there(platform.setUpCode, 'a set-up code'),
    world: () => there(platform.world, 'a world'),
    linkOf: (role) => {
      const { pathname, search } = new URL(there(platform.links.get(role), `a link for ${role}`));
      return `${pathname}${search}`;
    },
    stop: platform.stop,
  };
}
