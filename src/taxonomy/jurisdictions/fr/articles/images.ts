import type { Article } from '../../../pack-schema.ts';
import { upTo } from '../../../penalty.ts';

export const images: Article[] = [
  {
    id: 'CP 226-1',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '226-1',
    title: { fr: 'Atteinte à l’intimité de la vie privée', en: 'Invasion of privacy' },
    declaredGaps: [],
    versions: [
      {
        from: '2002-01-01',
        to: null,
        amendedBy: 'ordonnance 2000-916',
        summary: {
          fr: 'Paroles privées, image en lieu privé ; localisation, conjoint et agents ajoutés ensuite',
          en: 'Private words, image in a private place; location, partner and officials added later',
        },
        penalties: [upTo('base', 1, 45), upTo('partner', 2, 60, 'nc.partner')],
        status: 'verify',
        toVerify: 'later acts',
        sourceIds: ['S1', 'S2'],
      },
    ],
  },
  {
    id: 'CP 226-2',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '226-2',
    title: {
      fr: 'Conservation ou divulgation d’un tel document',
      en: 'Keeping or disclosing such a document',
    },
    declaredGaps: [],
    versions: [
      {
        from: '2002-01-01',
        to: null,
        amendedBy: 'ordonnance 2000-916',
        summary: { fr: 'Mêmes peines', en: 'Same penalties' },
        penalties: [upTo('base', 1, 45)],
        status: 'verify',
        toVerify: 'later acts',
        sourceIds: ['S1', 'S2'],
      },
    ],
  },
  {
    id: 'CP 226-2-1',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '226-2-1',
    title: {
      fr: 'Diffusion d’un document à caractère sexuel sans accord',
      en: 'Dissemination of a sexual document without consent',
    },
    declaredGaps: [],
    versions: [
      {
        from: '2016-10-09',
        to: null,
        amendedBy: 'loi 2016-1321',
        summary: {
          fr: 'Même si l’enregistrement avait été consenti',
          en: 'Even if the recording had been consented to',
        },
        penalties: [upTo('base', 2, 60)],
        status: 'verify',
        toVerify: 'day in October 2016',
        sourceIds: ['S1'],
      },
    ],
  },
  {
    id: 'CP 226-6',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '226-6',
    title: { fr: 'Plainte nécessaire aux poursuites', en: 'Complaint needed for prosecution' },
    declaredGaps: [],
    versions: [
      {
        from: null,
        to: null,
        amendedBy: '',
        summary: { fr: 'Pour les articles 226-1 à 226-2-1', en: 'For articles 226-1 to 226-2-1' },
        penalties: [],
        status: 'verify',
        toVerify: 'dates',
        sourceIds: ['S1'],
      },
    ],
  },
  {
    id: 'CP 226-8',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '226-8',
    title: { fr: 'Montage publié sans consentement', en: 'Montage published without consent' },
    declaredGaps: [],
    versions: [
      {
        from: '2002-01-01',
        to: '2024-05-23',
        amendedBy: 'ordonnance 2000-916',
        summary: { fr: 'Sauf montage évident ou signalé', en: 'Unless obvious or labelled' },
        penalties: [upTo('base', 1, 15)],
        status: 'confirmed',
        toVerify: '',
        sourceIds: ['S2', 'S16'],
      },
      {
        from: '2024-05-23',
        to: null,
        amendedBy: 'loi 2024-449',
        summary: {
          fr: 'Contenu généré par algorithme ; en ligne',
          en: 'Algorithm-generated content; online',
        },
        penalties: [upTo('base', 1, 15), upTo('online', 2, 45, 'nc.online')],
        status: 'confirmed',
        toVerify: '',
        sourceIds: ['S1', 'S16'],
      },
    ],
  },
  {
    id: 'CP 226-8-1',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '226-8-1',
    title: { fr: 'Montage ou contenu généré à caractère sexuel', en: 'Sexual montage or generated content' },
    declaredGaps: [],
    versions: [
      {
        from: '2024-05-23',
        to: null,
        amendedBy: 'loi 2024-449',
        summary: {
          fr: 'Aucune exception pour un montage signalé',
          en: 'No exception for a labelled montage',
        },
        penalties: [upTo('base', 2, 60), upTo('online', 3, 75, 'nc.online')],
        status: 'confirmed',
        toVerify: '',
        sourceIds: ['S1', 'S16'],
      },
    ],
  },
];
