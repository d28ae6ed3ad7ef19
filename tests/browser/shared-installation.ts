import type { TestProject } from 'vitest/node';
import { startInstallation, type Installation } from './installation.ts';

const seated = ['supervisor', 'director', 'admin', 'partner'] as const;
/** Whoever sits at a desk before the first test begins. */
export type Seated = (typeof seated)[number];

/** What the browser tests share: one house with its world, who is signed in already, and two links not yet used. */
export interface SharedInstallation {
  origin: string;
  /** the simulated world's control page */
  world: string;
  cookies: Record<Seated, { name: string; value: string }[]>;
  /** paths of one-time links; each opens once, for whom it is written */
  links: { analyst: string; secondReader: string };
}

declare module 'vitest' {
  interface ProvidedContext {
    installation: SharedInstallation;
  }
}

/** One start for the whole run: files stay readable alone, and none waits for a database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const vigie = await startInstallation({ world: true });
  const cookies = await Promise.all(seated.map(async (role) => [role, await signIn(vigie, role)] as const));
  project.provide('installation', {
    origin: vigie.origin,
    world: vigie.world(),
    cookies: Object.fromEntries(cookies) as SharedInstallation['cookies'],
    links: { analyst: vigie.linkOf('analyst'), secondReader: vigie.linkOf('second-reader') },
  });
  return async () => void (await vigie.stop());
}

async function signIn(vigie: Installation, role: Seated): Promise<{ name: string; value: string }[]> {
  const link = new URL(vigie.linkOf(role), vigie.origin);
  const entered = await fetch(new URL('/sign-in/once', vigie.origin), {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: vigie.origin, accept: 'text/html' },
    body: new URLSearchParams({ token: link.searchParams.get('token') ?? '' }),
  });
  if (entered.status !== 303) throw new Error(`the link of ${role} did not open (${entered.status})`);
  return entered.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';');
    const equals = pair.indexOf('=');
    return { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
  });
}
