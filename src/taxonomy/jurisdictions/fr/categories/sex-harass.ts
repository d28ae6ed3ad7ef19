import type { Category } from '../../../pack-schema.ts';

export const sexHarass: Category = {
  code: 'sex_harass',
  lawName: { fr: 'Harcèlement sexuel et cyberharcèlement', en: 'Sexual harassment and cyber-harassment' },
  severity: 3,
  raisedBy: [],
  articles: [
    'CP 222-33',
    'CP 222-33-2-1',
    'CP 222-33-2-2',
    'CP 222-33-2-3',
    'CP 222-33-1-1',
    'CP 222-33-3',
    'CP 223-1-1',
    'CP 222-17',
    'CP 222-18',
    'CP R625-8-3',
  ],
  elements: [
    {
      id: 'har.target',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: { fr: 'Une personne déterminée est-elle visée ?', en: 'Is a specific person targeted?' },
      finding: {
        yes: { fr: 'Une personne déterminée est visée.', en: 'A specific person is targeted.' },
        no: { fr: 'Aucune personne déterminée n’est visée.', en: 'No specific person is targeted.' },
      },
    },
    {
      id: 'har.sexual',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Les propos ou comportements sont-ils à connotation sexuelle ou sexiste ?',
        en: 'Are the words or conduct sexual or sexist in tone?',
      },
      finding: {
        yes: {
          fr: 'Les propos ou comportements sont à connotation sexuelle ou sexiste.',
          en: 'The words or conduct are sexual or sexist in tone.',
        },
        no: {
          fr: 'Les propos ou comportements ne sont ni sexuels ni sexistes.',
          en: 'The words or conduct are neither sexual nor sexist.',
        },
      },
    },
    {
      id: 'har.repeat',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: { fr: 'Sont-ils répétés par le même auteur ?', en: 'Are they repeated by the same author?' },
      finding: {
        yes: { fr: 'Ils sont répétés par le même auteur.', en: 'They are repeated by the same author.' },
        no: {
          fr: 'Ils ne sont pas répétés par le même auteur.',
          en: 'They are not repeated by the same author.',
        },
      },
    },
    {
      id: 'har.raid',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Sont-ils imposés par plusieurs auteurs, de façon concertée ou en sachant la répétition ?',
        en: 'Are they imposed by several authors, in concert or knowing of the repetition?',
      },
      finding: {
        yes: {
          fr: 'Ils sont imposés par plusieurs auteurs, de façon concertée ou en connaissance de la répétition.',
          en: 'They are imposed by several authors, in concert or knowing of the repetition.',
        },
        no: {
          fr: 'Ils ne sont pas imposés par plusieurs auteurs.',
          en: 'They are not imposed by several authors.',
        },
      },
    },
    {
      id: 'har.hostile',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Portent-ils atteinte à la dignité ou créent-ils une situation intimidante, hostile ou offensante ?',
        en: 'Do they harm dignity or create an intimidating, hostile or offensive situation?',
      },
      finding: {
        yes: {
          fr: 'Ils portent atteinte à la dignité ou créent une situation intimidante, hostile ou offensante.',
          en: 'They harm dignity or create an intimidating, hostile or offensive situation.',
        },
        no: null,
      },
    },
    {
      id: 'har.health',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'La victime décrit-elle une dégradation de ses conditions de vie ou de sa santé ?',
        en: 'Does the victim describe degraded living conditions or health?',
      },
      finding: {
        yes: {
          fr: 'Les conditions de vie ou la santé de la personne visée sont dégradées.',
          en: 'The targeted person’s living conditions or health are degraded.',
        },
        no: null,
      },
    },
    {
      id: 'har.pressure',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Y a-t-il une pression grave, même unique, pour obtenir un acte sexuel ?',
        en: 'Is there grave pressure, even once, to obtain a sexual act?',
      },
      finding: {
        yes: {
          fr: 'Une pression grave est exercée pour obtenir un acte sexuel.',
          en: 'Grave pressure is exerted to obtain a sexual act.',
        },
        no: null,
      },
    },
    {
      id: 'har.dox',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Des données personnelles sont-elles publiées pour exposer la personne à un risque direct ?',
        en: 'Are personal data published to expose the person to a direct risk?',
      },
      finding: {
        yes: {
          fr: 'Des données personnelles sont publiées pour exposer la personne à un risque direct.',
          en: 'Personal data are published to expose the person to a direct risk.',
        },
        no: null,
      },
    },
    {
      id: 'har.assault_rec',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Un enregistrement de violences ou d’agression est-il diffusé ?',
        en: 'Is a recording of violence or assault being spread?',
      },
      finding: {
        yes: {
          fr: 'Un enregistrement de violences ou d’agression est diffusé.',
          en: 'A recording of violence or assault is being spread.',
        },
        no: null,
      },
    },
    {
      id: 'har.online',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Les faits sont-ils commis en ligne ou par support numérique ?',
        en: 'Are the facts committed online or by digital means?',
      },
      finding: {
        yes: {
          fr: 'Les faits sont commis en ligne ou par un support numérique.',
          en: 'The facts are committed online or by digital means.',
        },
        no: null,
      },
    },
    {
      id: 'har.minor',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: { fr: 'La victime est-elle mineure ?', en: 'Is the victim a minor?' },
      finding: {
        yes: { fr: 'La personne visée est mineure.', en: 'The targeted person is a minor.' },
        no: null,
      },
    },
    {
      id: 'har.u15',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: { fr: 'La victime a-t-elle moins de quinze ans ?', en: 'Is the victim under fifteen?' },
      finding: {
        yes: { fr: 'La personne visée a moins de quinze ans.', en: 'The targeted person is under fifteen.' },
        no: null,
      },
    },
    {
      id: 'har.school',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Auteur et victime relèvent-ils du même établissement d’enseignement ?',
        en: 'Do author and victim belong to the same school?',
      },
      finding: {
        yes: {
          fr: 'Auteur et victime relèvent du même établissement d’enseignement.',
          en: 'Author and victim belong to the same school.',
        },
        no: null,
      },
    },
    {
      id: 'har.suicide_risk',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'La victime évoque-t-elle un passage à l’acte contre elle-même ?',
        en: 'Does the victim mention self-harm or suicide?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'har.dispute',
      stages: ['text'],
      role: 'exclusion',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il d’un désaccord ou d’une critique isolés ?',
        en: 'Is it an isolated disagreement or criticism?',
      },
      finding: {
        yes: {
          fr: 'Il s’agit d’un désaccord ou d’une critique isolés.',
          en: 'It is an isolated disagreement or criticism.',
        },
        no: null,
      },
    },
  ],
  rules: [
    {
      id: 'sex_harass.1',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: '2018-08-06',
      expr: 'har.target & har.sexual & har.repeat & har.hostile',
      cites: [{ article: 'CP 222-33', part: { fr: 'I', en: 'I' } }],
      reason: null,
      note: '222-33 I before the raid was added',
    },
    {
      id: 'sex_harass.2',
      verdict: 'manifest',
      redirect: null,
      from: '2018-08-06',
      to: null,
      expr: 'har.target & har.sexual & (har.repeat | har.raid) & har.hostile',
      cites: [{ article: 'CP 222-33', part: { fr: 'I', en: 'I' } }],
      reason: null,
      note: '222-33 I',
    },
    {
      id: 'sex_harass.3',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'har.target & har.pressure',
      cites: [{ article: 'CP 222-33', part: { fr: 'II', en: 'II' } }],
      reason: null,
      note: '222-33 II',
    },
    {
      id: 'sex_harass.4',
      verdict: 'manifest',
      redirect: null,
      from: '2014-08-06',
      to: '2018-08-06',
      expr: 'har.target & har.repeat & har.health',
      cites: [{ article: 'CP 222-33-2-2', part: null }],
      reason: null,
      note: '222-33-2-2 before the raid was added',
    },
    {
      id: 'sex_harass.5',
      verdict: 'manifest',
      redirect: null,
      from: '2018-08-06',
      to: null,
      expr: 'har.target & (har.repeat | har.raid) & har.health',
      cites: [{ article: 'CP 222-33-2-2', part: null }],
      reason: null,
      note: '222-33-2-2 (222-33-2-3 if har.school)',
    },
    {
      id: 'sex_harass.6',
      verdict: 'manifest',
      redirect: null,
      from: '2021-08-26',
      to: null,
      expr: 'har.target & [har.dox]',
      cites: [{ article: 'CP 223-1-1', part: null }],
      reason: null,
      note: '223-1-1',
    },
    {
      id: 'sex_harass.7',
      verdict: 'manifest',
      redirect: null,
      from: '2007-03-07',
      to: null,
      expr: '[har.assault_rec] & !g.context',
      cites: [{ article: 'CP 222-33-3', part: null }],
      reason: null,
      note: '222-33-3',
    },
    {
      id: 'sex_harass.8',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: 'har.dispute & !har.repeat & !har.raid & ~har.sexual',
      cites: [],
      reason: {
        fr: 'Une critique ou un désaccord isolés ne sont pas un harcèlement.',
        en: 'An isolated criticism or disagreement is no harassment.',
      },
      note: 'isolated criticism',
    },
    {
      id: 'sex_harass.9',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: 'har.target & har.sexual & !har.repeat & !har.raid',
      cites: [
        { article: 'CP 222-33-1-1', part: null },
        { article: 'CP R625-8-3', part: null },
      ],
      reason: {
        fr: 'Un acte isolé peut être un outrage sexiste, puni d’une amende.',
        en: 'A single act may be a sexist outrage, punished by a fine.',
      },
      note: 'single act: 222-33-1-1 or R625-8-3',
    },
  ],
  routing: {
    policeFirst: 'har.dox | har.minor | har.u15 | g.danger',
    doors: [
      { door: 'platform', when: null },
      { door: '3018', when: null },
      { door: 'complaint', when: null },
      { door: 'pharos', when: 'g.public' },
    ],
    notifier: 'service',
    needsVictimAgreement: true,
    calendar: 'respects',
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
    secondReaderFor: ['doubtful'],
  },
  police: 'threats-or-incitement-to-violence',
  guidance: {
    fr: 'Une seule adresse prouve rarement la répétition : réunir plusieurs adresses ou le récit de la victime.',
    en: 'One address rarely proves repetition: collect several addresses or the victim’s statement.',
  },
};
