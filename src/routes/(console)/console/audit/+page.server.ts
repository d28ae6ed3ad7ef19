import { desk } from '../../desk.ts';
import type { PageServerLoad } from './$types';

/** The trail, newest first, fifty lines a page; narrowed to one person or one thing by the address. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { house } = desk(locals);
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
        typeof entry.detail['number'] === 'string'
          ? entry.detail['number']
          : (names.get(entry.subject) ?? entry.subject),
      isDossier:
        entry.action.startsWith('dossier.') ||
        entry.action.startsWith('item.') ||
        entry.action.startsWith('legal-'),
    })),
    next: page.next,
    isFirst: !(before > 0),
  };
};
