import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Database } from '#ground/db';
import { makeHouse, type ReadyConfig } from './house.ts';
import { sandboxSeeder } from './sandbox-seeder.ts';

/** Someone of the invented team, with the link that lets them in once. */
export interface DemoLink {
  role: string;
  name: string;
  path: string;
}

/** What the sandbox is given on every start: the invented team, the world's hosters, its list of known pictures. */
export async function seedSandbox(
  database: Database,
  config: ReadyConfig,
  world: { hosters: string; knownImages?: string } | null,
): Promise<{ links: DemoLink[]; setupCode: string | null }> {
  const house = makeHouse(database, config);
  try {
    if (world) {
      await registerHosters(house, world.hosters);
      if (world.knownImages) await importKnownImages(house, world.knownImages);
    }
    const team = await house.people.seedDemoTeam();
    return {
      links: team.map((member) => ({ role: member.role, name: member.name, path: member.oneTimePath })),
      setupCode: await house.people.ensureSetupCode(),
    };
  } finally {
    await house.close();
  }
}

const simulatedHoster = z.object({
  name: z.string(),
  country: z.string(),
  language: z.enum(['fr', 'en']),
  abuseEmail: z.string(),
  asns: z.array(z.number()),
  prefixes: z.array(z.string()),
  domains: z.array(z.string()),
  approved: z.boolean(),
});

/** The simulated hosters, as a person would have registered and confirmed them; those that exist stay as they are. */
async function registerHosters(house: ReturnType<typeof makeHouse>, file: string): Promise<void> {
  const known = new Set((await house.location.hosters()).map((hoster) => hoster.name));
  for (const { approved, ...hoster } of z
    .array(simulatedHoster)
    .parse(JSON.parse(readFileSync(file, 'utf8')))) {
    if (known.has(hoster.name)) continue;
    const { id } = await house.location.registerHoster(hoster, null);
    if (approved) await house.location.approveHoster(id, sandboxSeeder);
  }
}

/** The world publishes a list of harmless pictures that stand for known ones: `sha256,label` lines. */
async function importKnownImages(house: ReturnType<typeof makeHouse>, url: string): Promise<void> {
  const name = 'Liste de démonstration';
  const known = (await house.hashing.lists()).find((list) => list.name === name);
  const { id } = known ?? (await house.hashing.addList({ name, source: 'sandbox' }));
  const csv = await (await fetch(url)).text();
  const entries = csv
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))
    .filter(([digest]) => /^[0-9a-f]{64}$/.test(digest ?? ''))
    .map(([digest = '', label = '']) => ({ algorithm: 'sha256' as const, digest, label }));
  await house.hashing.addEntries(id, entries);
}
