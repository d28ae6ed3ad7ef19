import type { Article } from '../../../pack-schema.ts';
import { upTo } from '../../../penalty.ts';

export const security: Article[] = [
  {
    id: 'CP 421-2-5',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '421-2-5',
    title: { fr: 'Provocation au terrorisme et apologie', en: 'Provocation to terrorism and its apology' },
    declaredGaps: [],
    versions: [
      {
        from: '2014-11-15',
        to: null,
        amendedBy: 'loi 2014-1353',
        summary: {
          fr: 'Provoquer directement à des actes de terrorisme ou en faire publiquement l’apologie',
          en: 'Directly provoking acts of terrorism or publicly praising them',
        },
        penalties: [upTo('base', 5, 75), upTo('online', 7, 100, 'ter.online')],
        status: 'confirmed',
        toVerify: '',
        sourceIds: ['S1', 'S2', 'S3'],
      },
    ],
  },
  {
    id: 'CP 421-2-5-1',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '421-2-5-1',
    title: { fr: 'Reproduire des données pour faire échec au retrait', en: 'Copying data to defeat removal' },
    declaredGaps: [],
    versions: [
      {
        from: '2016-06-05',
        to: null,
        amendedBy: 'loi 2016-731',
        summary: {
          fr: 'Extraire, reproduire, transmettre en connaissance de cause',
          en: 'Knowingly extracting, copying, transmitting',
        },
        penalties: [upTo('base', 5, 75)],
        status: 'verify',
        toVerify: 'day in June 2016 and amending act',
        sourceIds: ['S1'],
      },
    ],
  },
  {
    id: 'CP 421-2-6',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '421-2-6',
    title: { fr: 'Entreprise individuelle terroriste', en: 'Individual terrorist undertaking' },
    declaredGaps: [],
    versions: [
      {
        from: null,
        to: null,
        amendedBy: '',
        summary: {
          fr: 'La consultation habituelle peut être l’un de ses éléments',
          en: 'Habitual consultation may be one of its elements',
        },
        penalties: [],
        status: 'verify',
        toVerify: 'dates and penalties',
        sourceIds: ['S1'],
      },
    ],
  },
  {
    id: 'TCO art. 2',
    act: { fr: 'Règlement (UE) 2021/784', en: 'Regulation (EU) 2021/784' },
    number: '2',
    title: { fr: 'Contenu à caractère terroriste, point 7', en: 'Terrorist content, point 7' },
    declaredGaps: [],
    versions: [
      {
        from: '2022-06-07',
        to: null,
        amendedBy: '',
        summary: {
          fr: 'Inciter, solliciter, instruire, menacer',
          en: 'Inciting, soliciting, instructing, threatening',
        },
        penalties: [],
        status: 'verify',
        toVerify: 'definition not read',
        sourceIds: ['S9'],
      },
    ],
  },
  {
    id: 'CP 322-6-1',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '322-6-1',
    title: {
      fr: 'Diffusion de procédés de fabrication d’engins de destruction',
      en: 'Spreading processes for making destructive devices',
    },
    declaredGaps: [],
    versions: [
      {
        from: '2004-03-10',
        to: '2011-05-19',
        amendedBy: 'loi 2004-204',
        summary: {
          fr: 'Hors d’un cercle professionnel ; réseau public',
          en: 'Outside a professional circle; public network',
        },
        penalties: [upTo('base', 1, 15), upTo('public-network', 3, 45, 'exp.public_net')],
        status: 'confirmed',
        toVerify: '',
        sourceIds: ['S2'],
      },
      {
        from: '2011-05-19',
        to: '2016-06-05',
        amendedBy: 'loi 2011-525',
        summary: { fr: 'Rédaction', en: 'Wording' },
        penalties: [upTo('base', 1, 15), upTo('public-network', 3, 45, 'exp.public_net')],
        status: 'verify',
        toVerify: 'day in June 2016',
        sourceIds: ['S2'],
      },
      {
        from: '2016-06-05',
        to: null,
        amendedBy: 'loi 2016-731',
        summary: { fr: 'Peines relevées', en: 'Penalties raised' },
        penalties: [upTo('base', 3, 45), upTo('public-network', 5, 75, 'exp.public_net')],
        status: 'verify',
        toVerify: 'day in June 2016 and amending act',
        sourceIds: ['S1'],
      },
    ],
  },
  {
    id: 'CP 223-13',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '223-13',
    title: { fr: 'Provocation au suicide', en: 'Provocation to suicide' },
    declaredGaps: [],
    versions: [
      {
        from: '2002-01-01',
        to: null,
        amendedBy: 'ordonnance 2000-916',
        summary: {
          fr: 'Provoquer au suicide, suivi d’un suicide ou d’une tentative ; interdiction ajoutée le 26 novembre 2009',
          en: 'Provoking suicide followed by a suicide or an attempt; extra ban since 26 November 2009',
        },
        penalties: [upTo('base', 3, 45), upTo('under-fifteen', 5, 75, 'sui.u15')],
        status: 'confirmed',
        toVerify: '',
        sourceIds: ['S1', 'S2'],
      },
    ],
  },
  {
    id: 'CP 223-14',
    act: { fr: 'Code pénal', en: 'Criminal code' },
    number: '223-14',
    title: { fr: 'Propagande pour des moyens de se donner la mort', en: 'Promoting means of suicide' },
    declaredGaps: [],
    versions: [
      {
        from: '2002-01-01',
        to: null,
        amendedBy: 'ordonnance 2000-916',
        summary: {
          fr: 'Propagande ou publicité pour des produits, objets ou méthodes',
          en: 'Promoting products, objects or methods',
        },
        penalties: [upTo('base', 3, 45)],
        status: 'confirmed',
        toVerify: '',
        sourceIds: ['S1', 'S2'],
      },
    ],
  },
];
