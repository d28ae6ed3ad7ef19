import type { Pack } from '../../pack-schema.ts';

type Source = Pack['sources'][number];
const seenOn = '2026-11';
const source = (id: string, kind: Source['kind'], publisher: string, title: string): Source => ({
  id,
  kind,
  publisher,
  title,
  seenOn,
});

/** What was read for this pack, by the marks that the article versions carry. */
export const sources: Source[] = [
  source(
    'S1',
    'official',
    'DILA / Légifrance (LEGI)',
    'Code pénal, consolidated text, state of 2 April 2026',
  ),
  source(
    'S2',
    'dated_copy',
    'DILA / Légifrance (LEGI), public mirrors',
    'Code pénal, dated versions 1994 to 2015',
  ),
  source('S3', 'commentary', 'doctrine.fr', 'Version chronologies: CP 227-23, LCEN 6-1, loi 1881 art. 24'),
  source('S4', 'official', 'Légifrance', 'LCEN art. 6-2, 6-1-5, 11, and the act as of 19 March 2024'),
  source('S5', 'official', 'Légifrance', 'Loi 1881 art. 24 bis'),
  source('S6', 'dated_copy', 'Legirel (CNRS)', 'Loi 1881 art. 24, wording of loi 2017-86'),
  source('S7', 'dated_copy', 'Association page', 'Loi 1881 art. 33 as amended by loi 2017-86 art. 170'),
  source(
    'S8',
    'commentary',
    'lexbase.fr, juriblio.fr, blog.landot-avocats.net',
    'Décret 2025-146 and loi 2024-449 art. 4 to 6',
  ),
  source(
    'S9',
    'official',
    'legal.tricoteuses.fr',
    'Arcom opinions on the removal decrees; loi 2021-478 art. 4',
  ),
  source('S10', 'commentary', 'juriblio.fr', 'Arcom opinion 2025-07 of 12 December 2025'),
  source(
    'S12',
    'official',
    'Arcom',
    'Technical standard on age verification; trusted flaggers; report 2024 of the qualified person',
  ),
  source(
    'S14',
    'dated_copy',
    'eu-digital-services-act.com, streamlex.eu',
    'Regulation (EU) 2022/2065 art. 16 and 22',
  ),
  source('S15', 'dated_copy', 'code-penal.fr', 'CP 227-22-2, R625-8-1'),
  source('S16', 'dated_copy', 'livv.eu, git.tricoteuses.fr', 'CP 226-8, 226-8-1, 227-24, 312-10'),
  source('S17', 'dated_copy', 'brainroster.fr', 'Loi 2018-703 art. 11'),
  source('S18', 'commentary', 'doctrine.fr and law firms', 'Loi 2022-299'),
  source('S19', 'official', 'Haut Conseil à l’égalité', 'Loi 2016-444'),
  source('S22', 'commentary', 'Press and law firms', 'Age verification, 2025'),
  source('S28', 'official', 'bo.sga.defense.gouv.fr', 'Loi 2004-1486 art. 20 and 21'),
];
