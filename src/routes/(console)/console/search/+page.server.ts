import { desk } from '../../desk.ts';
import { rowOf } from '../../show.ts';
import type { PageServerLoad } from './$types';

/** Searching is another thing than working: it takes nothing. What was searched for may name a host, so the trail keeps only that a search was made. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { house, staff } = desk(locals);
  const asked = (url.searchParams.get('q') ?? '').trim().slice(0, 500);
  if (asked === '') return { asked, rows: [], isShort: false, now: new Date() };
  const sought = refanged(asked);
  const isShort = sought.length < 3 && !/^\d+$/u.test(sought);
  const found = isShort ? [] : await house.dossier.search(sought);
  await house.audit.record(house.db, {
    actor: staff.id,
    action: 'dossier.search',
    subject: staff.id,
    detail: { found: found.length },
  });
  return { asked, rows: found.map((dossier) => rowOf(house, dossier)), isShort, now: new Date() };
};

/** People paste what the console shows: hxxps://galerie[.]example[.]org finds what it names. */
const refanged = (text: string): string =>
  text
    .replace(/hxxp(?=s?:)/giu, 'http')
    .replace(/^fxp/iu, 'ftp')
    .replaceAll(/\[(\.|:|@)\]/gu, '$1');
