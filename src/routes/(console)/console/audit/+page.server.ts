import { messages } from '#ui/messages/index.ts';
import type { House } from '../../../../server/house.ts';
import { sandboxSeeder } from '../../../../server/sandbox-seeder.ts';
import { desk } from '../../desk.ts';
import type { PageServerLoad } from './$types';

const isAboutDossier = ({ action }: { action: string }): boolean =>
  /^(dossier|item|legal-qualification)\./u.test(action);

/** References of the dossiers that a page of the trail speaks of; one that is gone keeps its id. */
async function numbersOf(house: House, ids: readonly string[]): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  for (const id of new Set(ids)) {
    const found = await house.dossier.find(id).catch(() => null);
    if (found) numbers.set(id, house.dossier.reference(found));
  }
  return numbers;
}

/** The trail, newest first, fifty lines a page; narrowed to one person or one thing by the address. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { house, language } = desk(locals);
  const before = Number(url.searchParams.get('before'));
  const actor = url.searchParams.get('actor');
  const subject = url.searchParams.get('subject');
  const page = await house.audit.list({
    before: before > 0 ? before : null,
    limit: 50,
    ...(actor ? { actor } : {}),
    ...(subject ? { subject } : {}),
  });
  const names = await house.people.namesOf(
    page.entries.flatMap((entry) => [entry.subject, ...(entry.actor === null ? [] : [entry.actor])]),
  );
  names.set(sandboxSeeder, messages(language).console.audit.sandbox);
  const numbers = await numbersOf(
    house,
    page.entries.filter(isAboutDossier).map(({ subject: id }) => id),
  );
  return {
    now: new Date(),
    actor,
    subject,
    entries: page.entries.map((entry) => ({
      seq: entry.seq,
      at: entry.at,
      actor: entry.actor,
      who: entry.actor === null ? null : (names.get(entry.actor) ?? entry.actor),
      action: entry.action,
      subject: entry.subject,
      about:
        entry.subject === entry.actor
          ? ''
          : (numbers.get(entry.subject) ?? names.get(entry.subject) ?? entry.subject),
      isDossier: numbers.has(entry.subject),
    })),
    next: page.next,
    isFirst: !(before > 0),
  };
};
