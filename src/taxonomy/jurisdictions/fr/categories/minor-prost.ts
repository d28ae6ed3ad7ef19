import type { Category } from '../../../pack-schema.ts';

export const minorProst: Category = {
  code: 'minor_prost',
  lawName: {
    fr: 'Prostitution et exploitation sexuelle de mineurs',
    en: 'Prostitution and sexual exploitation of minors',
  },
  severity: 5,
  raisedBy: [],
  articles: [
    'CP 225-12-1',
    'CP 225-12-2',
    'CP 225-12-3',
    'CP 225-7',
    'CP 225-7-1',
    'CP 225-4-1',
    'CP 225-4-2',
  ],
  elements: [
    {
      id: 'mpro.offer',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu propose-t-il ou recherche-t-il des relations sexuelles contre rémunération ou avantage ?',
        en: 'Does the content offer or seek sexual relations for payment or advantage?',
      },
      finding: {
        yes: {
          fr: 'Le contenu propose ou recherche des relations sexuelles contre rémunération ou avantage.',
          en: 'The content offers or seeks sexual relations for payment or advantage.',
        },
        no: null,
      },
    },
    {
      id: 'mpro.minor',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'La personne prostituée est-elle mineure ou présentée comme telle (texte, âge, indices) ?',
        en: 'Is the prostituted person a minor or presented as one (text, age, signs)?',
      },
      finding: {
        yes: {
          fr: 'La personne prostituée est mineure ou présentée comme telle.',
          en: 'The prostituted person is a minor or is presented as one.',
        },
        no: { fr: 'La personne prostituée n’est pas mineure.', en: 'The prostituted person is not a minor.' },
      },
    },
    {
      id: 'mpro.third',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Un tiers organise-t-il, protège-t-il ou tire-t-il profit ?',
        en: 'Does a third party organise, protect or profit?',
      },
      finding: {
        yes: {
          fr: 'Un tiers organise, protège ou tire profit.',
          en: 'A third party organises, protects or profits.',
        },
        no: null,
      },
    },
    {
      id: 'mpro.client',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Une personne sollicite-t-elle, accepte-t-elle ou obtient-elle ces relations ?',
        en: 'Does someone solicit, accept or obtain such relations?',
      },
      finding: {
        yes: {
          fr: 'Une personne sollicite, accepte ou obtient ces relations.',
          en: 'Someone solicits, accepts or obtains such relations.',
        },
        no: null,
      },
    },
    {
      id: 'mpro.traffick',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Y a-t-il recrutement, transport, hébergement ou mise à disposition du mineur ?',
        en: 'Is the minor recruited, transported, housed or handed over?',
      },
      finding: {
        yes: {
          fr: 'Le mineur est recruté, transporté, hébergé ou mis à disposition.',
          en: 'The minor is recruited, transported, housed or handed over.',
        },
        no: null,
      },
    },
    {
      id: 'mpro.network',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Un réseau de communication électronique ouvert au public est-il utilisé ?',
        en: 'Is a public electronic network used?',
      },
      finding: {
        yes: {
          fr: 'Un réseau de communication électronique ouvert au public est utilisé.',
          en: 'A public electronic network is used.',
        },
        no: null,
      },
    },
    {
      id: 'mpro.several',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Les faits sont-ils habituels ou visent-ils plusieurs personnes ?',
        en: 'Are the facts habitual or do they concern several persons?',
      },
      finding: {
        yes: {
          fr: 'Les faits sont habituels ou visent plusieurs personnes.',
          en: 'The facts are habitual or concern several persons.',
        },
        no: null,
      },
    },
    {
      id: 'mpro.u15',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: { fr: 'Le mineur a-t-il moins de quinze ans ?', en: 'Is the minor under fifteen?' },
      finding: {
        yes: { fr: 'Le mineur a moins de quinze ans.', en: 'The minor is under fifteen.' },
        no: null,
      },
    },
    {
      id: 'mpro.abroad',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Les faits se déroulent-ils à l’étranger (voyage, tourisme) ?',
        en: 'Do the facts take place abroad (travel, tourism)?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'mpro.locate',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'Un lieu, un horaire ou une disparition permettent-ils d’agir vite ?',
        en: 'Does a place, a time or a disappearance allow quick action?',
      },
      finding: { yes: null, no: null },
    },
  ],
  rules: [
    {
      id: 'minor_prost.1',
      verdict: 'other',
      redirect: 'pimping',
      from: null,
      to: null,
      expr: '!mpro.minor & [mpro.third]',
      cites: [],
      reason: {
        fr: 'La personne est majeure : examiner le proxénétisme.',
        en: 'The person is an adult: look at pimping.',
      },
      note: 'adult person',
    },
    {
      id: 'minor_prost.2',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'mpro.minor & mpro.third & mpro.offer',
      cites: [
        { article: 'CP 225-7', part: { fr: '1°', en: 'item 1' } },
        { article: 'CP 225-7-1', part: null },
      ],
      reason: null,
      note: '225-7 1° (225-7-1 under fifteen)',
    },
    {
      id: 'minor_prost.3',
      verdict: 'manifest',
      redirect: null,
      from: '2002-03-05',
      to: null,
      expr: 'mpro.minor & mpro.client',
      cites: [
        { article: 'CP 225-12-1', part: { fr: 'al. 2', en: 'para. 2' } },
        { article: 'CP 225-12-2', part: null },
      ],
      reason: null,
      note: '225-12-1 al. 2, 225-12-2',
    },
    {
      id: 'minor_prost.4',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'mpro.minor & mpro.traffick',
      cites: [{ article: 'CP 225-4-1', part: { fr: 'II', en: 'II' } }],
      reason: null,
      note: '225-4-1 II',
    },
    {
      id: 'minor_prost.5',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: 'mpro.minor & mpro.offer',
      cites: [{ article: 'CP 225-7', part: { fr: '1°', en: 'item 1' } }],
      reason: {
        fr: 'Une annonce présente une personne mineure et son auteur est inconnu : la personne mineure peut être la victime. La police d’abord.',
        en: 'An ad presents a minor and its author is unknown: the minor may be the victim. Police first.',
      },
      note: 'author unknown, the minor may be the victim: police first',
    },
  ],
  routing: {
    policeFirst: 'always',
    doors: [
      { door: 'pharos', when: null },
      { door: 'platform', when: null },
      { door: 'hoster', when: null },
      { door: '119', when: null },
      { door: 'inhope', when: null },
    ],
    notifier: 'none',
    needsVictimAgreement: false,
    calendar: 'ignores',
    clocks: [
      {
        kind: 'notice',
        hours: null,
        basis: {
          fr: 'Règlement (UE) 2022/2065, art. 16 : sans délai chiffré, avec diligence',
          en: 'Regulation (EU) 2022/2065, art. 16: no number of hours, timely and diligently',
        },
      },
    ],
    secondReaderFor: ['illegal', 'doubtful'],
  },
  police: 'illegal-traffic-or-incitement',
  guidance: {
    fr: 'La personne mineure est une victime et n’est jamais visée par une mesure. La loi française atteint aussi ses résidents agissant à l’étranger.',
    en: 'The minor is a victim and is never the subject of a measure. French law also reaches its residents acting abroad.',
  },
};
