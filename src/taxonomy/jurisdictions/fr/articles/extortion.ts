import type { Article } from '../../../pack-schema.ts';
import { upTo } from '../../../penalty.ts';

export const extortion: Article[] = [
  {
    id: 'CP 312-10',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '312-10',
    title: { fr: 'Chantage', en: 'Blackmail' },
    declaredGaps: [],
    versions: [
      {
        from: '2002-01-01',
        to: '2024-05-23',
        amendedBy: 'ordonnance 2000-916',
        summary: { fr: 'Menace de révéler ou d’imputer des faits', en: 'Threat to reveal or allege facts' },
        penalties: [upTo('base', 5, 75)],
        status: 'verify',
        toVerify: 'end of validity',
        sourceIds: ['S2'],
      },
      {
        from: '2024-05-23',
        to: null,
        amendedBy: 'loi 2024-449',
        summary: {
          fr: 'En ligne, au moyen d’images sexuelles ou pour en obtenir',
          en: 'Online, with sexual images or to obtain them',
        },
        penalties: [
          upTo('base', 5, 75),
          upTo('online-sexual-images', 7, 100, 'sext.online & sext.sexual_img'),
        ],
        status: 'verify',
        toVerify: 'date and amending act; in force by 2025-01-01',
        sourceIds: ['S1', 'S16'],
      },
    ],
  },
  {
    id: 'CP 312-11',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '312-11',
    title: { fr: 'Chantage, menace mise à exécution', en: 'Blackmail, threat carried out' },
    declaredGaps: [],
    versions: [
      {
        from: null,
        to: null,
        amendedBy: '',
        summary: { fr: 'L’auteur a mis sa menace à exécution', en: 'The author carried out the threat' },
        penalties: [upTo('base', 7, 100, 'sext.executed')],
        status: 'verify',
        toVerify: 'dates',
        sourceIds: ['S1'],
      },
    ],
  },
  {
    id: 'CP 312-12',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '312-12',
    title: { fr: 'Tentative de chantage', en: 'Attempted blackmail' },
    declaredGaps: [],
    versions: [
      {
        from: null,
        to: null,
        amendedBy: '',
        summary: { fr: 'La tentative est punie des mêmes peines', en: 'Attempt is punished alike' },
        penalties: [],
        status: 'verify',
        toVerify: 'dates',
        sourceIds: ['S1'],
      },
    ],
  },
  {
    id: 'CP 312-1',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '312-1',
    title: { fr: 'Extorsion', en: 'Extortion' },
    declaredGaps: [],
    versions: [
      {
        from: null,
        to: null,
        amendedBy: '',
        summary: {
          fr: 'Violence, menace de violences ou contrainte',
          en: 'Violence, threat of violence or constraint',
        },
        penalties: [],
        status: 'verify',
        toVerify: 'dates and penalties',
        sourceIds: ['S1'],
      },
    ],
  },
];
