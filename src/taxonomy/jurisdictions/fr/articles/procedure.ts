import type { Article } from '../../../pack-schema.ts';

export const procedure: Article[] = [
  {
    id: 'LCEN art. 6-1',
    act: { fr: 'Loi n° 2004-575 (LCEN)', en: 'Act no. 2004-575 (LCEN)' },
    number: '6-1',
    title: { fr: 'Demande administrative de retrait', en: 'Administrative request for removal' },
    declaredGaps: [],
    versions: [
      {
        from: '2014-11-15',
        to: '2019-06-01',
        amendedBy: 'loi 2014-1353 art. 12',
        summary: {
          fr: 'Retrait demandé par l’autorité, 24 heures, puis blocage ; terrorisme et abus sur mineurs',
          en: 'Removal requested by the authority, 24 hours, then blocking; terrorism and child abuse',
        },
        penalties: [],
        status: 'confirmed',
        toVerify: '',
        sourceIds: ['S3'],
      },
      {
        from: '2019-06-01',
        to: '2022-06-07',
        amendedBy: '',
        summary: { fr: 'Rédaction modifiée', en: 'Wording changed' },
        penalties: [],
        status: 'verify',
        toVerify: 'content and amending act',
        sourceIds: ['S3'],
      },
      {
        from: '2022-06-07',
        to: '2024-05-23',
        amendedBy: 'lois 2021-1109 art. 41 et 2021-1382 art. 33',
        summary: {
          fr: 'Personnalité qualifiée désignée par l’Arcom',
          en: 'Qualified person designated by Arcom',
        },
        penalties: [],
        status: 'verify',
        toVerify: 'end of validity',
        sourceIds: ['S3'],
      },
      {
        from: '2024-05-23',
        to: '2025-06-15',
        amendedBy: 'loi 2024-449 art. 4 et 49',
        summary: {
          fr: 'Nouvelles définitions des hébergeurs ; l’inaction sous 24 heures est punie',
          en: 'New definitions of hosts; failure to act within 24 hours is punished',
        },
        penalties: [],
        status: 'verify',
        toVerify: 'days in 2024 and 2025',
        sourceIds: ['S4', 'S8'],
      },
      {
        from: '2025-06-15',
        to: null,
        amendedBy: 'loi 2025-532 art. 28',
        summary: { fr: 'Offres de stupéfiants', en: 'Offers of drugs' },
        penalties: [],
        status: 'verify',
        toVerify: 'day in 2025',
        sourceIds: ['S10'],
      },
    ],
  },
];
