import { inTransaction } from '#ground/db';
import type { Context } from './context.ts';
import { makeOneTimePath } from './one-time-link.ts';
import { addPerson, countOf, personByEmail } from './people.sql.ts';
import type { Role } from './role.ts';

const linkHours = 12;

// Invented people: no such persons, no such addresses (RFC 2606).
const team: readonly { name: string; email: string; roles: readonly [Role, ...Role[]] }[] = [
  { name: 'Camille Martin', email: 'camille.martin@vigie.example', roles: ['analyst'] },
  { name: 'Lucie Bernard', email: 'lucie.bernard@vigie.example', roles: ['second-reader', 'analyst'] },
  { name: 'Sami Diallo', email: 'sami.diallo@vigie.example', roles: ['supervisor'] },
  { name: 'Hélène Roux', email: 'helene.roux@vigie.example', roles: ['director'] },
  { name: 'Noé Lambert', email: 'noe.lambert@vigie.example', roles: ['admin'] },
  { name: 'Association Rivage', email: 'contact@rivage.example', roles: ['partner'] },
];

/** One member of the invented team and a link that lets them in once, within 12 hours. */
export interface DemoMember {
  role: Role;
  name: string;
  oneTimePath: string;
}

/** Makes sure that the invented team exists and hands out fresh links; older ones stop. Sandbox only. */
export async function seedDemoTeam(context: Context): Promise<DemoMember[]> {
  if (context.mode !== 'sandbox') throw new Error('the invented team exists in the sandbox only');
  return inTransaction(context.db, async (tx) => {
    const members: DemoMember[] = [];
    for (const { name, email, roles } of team) {
      const userId =
        (await personByEmail(tx, email))?.id ?? (await addPerson(tx, { name, email, roles, isDemo: true }));
      if (!userId) throw new Error('another start is seeding the invented team at the same time');
      members.push({
        role: roles[0],
        name,
        oneTimePath: await makeOneTimePath(context, tx, { userId, hours: linkHours }),
      });
    }
    return members;
  });
}

/** True when the invented team is in this database: production then refuses to start. */
export async function hasDemoAccounts({ db }: Context): Promise<boolean> {
  return (await countOf(db, true)) > 0;
}
