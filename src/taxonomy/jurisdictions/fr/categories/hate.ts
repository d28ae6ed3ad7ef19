import type { Category } from '../../../pack-schema.ts';

export const hate: Category = {
  code: 'hate',
  lawName: {
    fr: 'Provocation à la discrimination, à la haine ou à la violence',
    en: 'Provocation to discrimination, hatred or violence',
  },
  severity: 3,
  raisedBy: [],
  articles: [
    'Loi 1881 art. 23',
    'Loi 1881 art. 24',
    'Loi 1881 art. 33',
    'Loi 1881 art. 32',
    'CP R625-7',
    'CP R625-8',
    'CP R625-8-1',
    'CP R624-3',
  ],
  elements: [
    {
      id: 'hate.criterion',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Une personne ou un groupe est-il visé à raison d’un critère protégé (origine, ethnie, nation, prétendue race, religion, sexe, orientation sexuelle, identité de genre, handicap) ?',
        en: 'Is a person or group targeted on a protected ground (origin, ethnicity, nation, alleged race, religion, sex, sexual orientation, gender identity, disability)?',
      },
      finding: {
        yes: {
          fr: 'Une personne ou un groupe est visé à raison d’un critère protégé par la loi.',
          en: 'A person or a group is targeted on a ground protected by law.',
        },
        no: {
          fr: 'Personne n’est visé à raison d’un critère protégé par la loi.',
          en: 'Nobody is targeted on a ground protected by law.',
        },
      },
    },
    {
      id: 'hate.exhort',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le propos pousse-t-il, même implicitement, des tiers à la discrimination, à la haine ou à la violence ?',
        en: 'Does it push others, even implicitly, to discrimination, hatred or violence?',
      },
      finding: {
        yes: {
          fr: 'Le propos pousse des tiers à la discrimination, à la haine ou à la violence.',
          en: 'The words push others to discrimination, hatred or violence.',
        },
        no: {
          fr: 'Le propos ne pousse pas à la discrimination, à la haine ou à la violence.',
          en: 'The words do not push others to discrimination, hatred or violence.',
        },
      },
    },
    {
      id: 'hate.attack',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Provoque-t-il directement à une atteinte volontaire à la vie ou à l’intégrité, quel que soit le motif ?',
        en: 'Does it directly provoke wilful attacks on life or integrity, whatever the motive?',
      },
      finding: {
        yes: {
          fr: 'Le propos provoque directement à une atteinte volontaire à la vie ou à l’intégrité.',
          en: 'The words directly provoke wilful attacks on life or integrity.',
        },
        no: {
          fr: 'Le propos ne provoque pas à une atteinte à la vie ou à l’intégrité.',
          en: 'The words do not provoke attacks on life or integrity.',
        },
      },
    },
    {
      id: 'hate.insult',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il d’une injure (expression outrageante sans fait précis) ?',
        en: 'Is it an insult (outrageous expression without a precise fact)?',
      },
      finding: {
        yes: { fr: 'Il s’agit d’une injure.', en: 'It is an insult.' },
        no: { fr: 'Il ne s’agit pas d’une injure.', en: 'It is not an insult.' },
      },
    },
    {
      id: 'hate.defam',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Impute-t-il un fait précis portant atteinte à l’honneur ?',
        en: 'Does it allege a precise fact harming honour?',
      },
      finding: {
        yes: {
          fr: 'Le propos impute un fait précis portant atteinte à l’honneur.',
          en: 'The words allege a precise fact harming honour.',
        },
        no: { fr: 'Le propos n’impute pas de fait précis.', en: 'The words allege no precise fact.' },
      },
    },
    {
      id: 'hate.official',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'L’auteur est-il dépositaire de l’autorité publique ou chargé d’une mission de service public ?',
        en: 'Is the author a public official or entrusted with a public service?',
      },
      finding: {
        yes: {
          fr: 'L’auteur est dépositaire de l’autorité publique ou chargé d’une mission de service public.',
          en: 'The author is a public official or is entrusted with a public service.',
        },
        no: null,
      },
    },
    {
      id: 'hate.located',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'La personne visée est-elle localisable ou une date d’action est-elle donnée ?',
        en: 'Can the target be located, or is a date for action given?',
      },
      finding: { yes: null, no: null },
    },
  ],
  rules: [
    {
      id: 'hate.1',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: '[g.context]',
      cites: [],
      reason: {
        fr: 'Le propos est cité, rapporté, étudié ou dénoncé.',
        en: 'The words are quoted, reported, studied or condemned.',
      },
      note: 'quotation, reporting or condemnation',
    },
    {
      id: 'hate.2',
      verdict: 'other',
      redirect: 'outside.non_public_hate',
      from: null,
      to: null,
      expr: '!g.public & hate.criterion & (hate.exhort | hate.insult | hate.defam)',
      cites: [
        { article: 'CP R625-7', part: null },
        { article: 'CP R625-8', part: null },
        { article: 'CP R625-8-1', part: null },
      ],
      reason: {
        fr: 'Le propos n’est pas public : il relève d’une contravention, par une plainte.',
        en: 'The words are not public: they are a petty offence, by way of a complaint.',
      },
      note: 'R625-7, R625-8, R625-8-1 (fine of class 5)',
    },
    {
      id: 'hate.3',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: '2014-11-15',
      expr: 'g.public & hate.criterion & hate.exhort & !g.context',
      cites: [{ article: 'Loi 1881 art. 24', part: { fr: 'al. 8 ou 9', en: 'para. 8 or 9' } }],
      reason: null,
      note: 'loi 1881 art. 24 al. 8 or 9: the numbers shifted when terrorism left the article',
    },
    {
      id: 'hate.4',
      verdict: 'manifest',
      redirect: null,
      from: '2014-11-15',
      to: null,
      expr: 'g.public & hate.criterion & hate.exhort & !g.context',
      cites: [{ article: 'Loi 1881 art. 24', part: { fr: 'al. 7 ou 8', en: 'para. 7 or 8' } }],
      reason: null,
      note: 'loi 1881 art. 24 al. 7 or 8',
    },
    {
      id: 'hate.5',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'g.public & hate.attack & !g.context',
      cites: [{ article: 'Loi 1881 art. 24', part: { fr: 'al. 1', en: 'para. 1' } }],
      reason: null,
      note: 'loi 1881 art. 24 al. 1',
    },
    {
      id: 'hate.6',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'g.public & hate.criterion & hate.insult & !g.context',
      cites: [{ article: 'Loi 1881 art. 33', part: { fr: 'al. 3 ou 4', en: 'para. 3 or 4' } }],
      reason: null,
      note: 'loi 1881 art. 33 al. 3 or 4',
    },
    {
      id: 'hate.7',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: 'g.public & hate.criterion & hate.defam',
      cites: [{ article: 'Loi 1881 art. 32', part: { fr: 'al. 2 ou 3', en: 'para. 2 or 3' } }],
      reason: {
        fr: 'L’imputation d’un fait précis est une diffamation : la vérité et la bonne foi peuvent être plaidées.',
        en: 'Alleging a precise fact is defamation: truth and good faith may be argued.',
      },
      note: 'loi 1881 art. 32 (truth and good faith may be argued)',
    },
  ],
  routing: {
    policeFirst: 'hate.attack | hate.located | g.danger',
    doors: [
      { door: 'platform', when: null },
      { door: 'hoster', when: null },
      { door: 'pharos', when: null },
    ],
    notifier: 'service',
    needsVictimAgreement: false,
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
  police: 'incitement-to-hatred-or-discrimination',
  guidance: {
    fr: 'Une exhortation suffit, même implicite. Critiquer une idée, une croyance ou une politique n’est pas viser des personnes. La prescription est d’un an (art. 65-3), sinon de trois mois : l’afficher, sans bloquer le retrait.',
    en: 'An exhortation is enough, even an implicit one. Criticising an idea, a belief or a policy is not targeting persons. The time limit is one year (art. 65-3), otherwise three months: show it, do not block removal.',
  },
};
