import type { Category } from '../../../pack-schema.ts';

export const suicide: Category = {
  code: 'suicide',
  lawName: { fr: 'Provocation au suicide', en: 'Provocation to suicide' },
  severity: 4,
  raisedBy: [],
  articles: ['CP 223-13', 'CP 223-14', 'CP 227-24'],
  elements: [
    {
      id: 'sui.at_risk',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'Une personne annonce-t-elle son propre suicide ou paraît-elle en danger ?',
        en: 'Does a person announce their own suicide or seem in danger?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'sui.method',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu fait-il propagande ou publicité pour des produits, objets ou méthodes de suicide ?',
        en: 'Does it promote or advertise products, objects or methods of suicide?',
      },
      finding: {
        yes: {
          fr: 'Le contenu fait propagande ou publicité pour des produits, objets ou méthodes de suicide.',
          en: 'The content promotes or advertises products, objects or methods of suicide.',
        },
        no: null,
      },
    },
    {
      id: 'sui.provoke',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu pousse-t-il autrui à se suicider ?',
        en: 'Does it push another person to suicide?',
      },
      finding: {
        yes: {
          fr: 'Le contenu pousse autrui à se suicider.',
          en: 'The content pushes another person to suicide.',
        },
        no: {
          fr: 'Le contenu ne pousse personne à se suicider.',
          en: 'The content pushes nobody to suicide.',
        },
      },
    },
    {
      id: 'sui.effect',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'La provocation a-t-elle été suivie d’un suicide ou d’une tentative ?',
        en: 'Was the provocation followed by a suicide or attempt?',
      },
      finding: {
        yes: {
          fr: 'La provocation a été suivie d’un suicide ou d’une tentative.',
          en: 'The provocation was followed by a suicide or an attempt.',
        },
        no: null,
      },
    },
    {
      id: 'sui.game',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il d’un défi ou jeu dangereux adressé à des mineurs ?',
        en: 'Is it a dangerous challenge or game aimed at minors?',
      },
      finding: {
        yes: {
          fr: 'Le contenu adresse à des mineurs un défi ou un jeu dangereux.',
          en: 'The content addresses a dangerous challenge or game to minors.',
        },
        no: null,
      },
    },
    {
      id: 'sui.u15',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'La personne visée a-t-elle moins de quinze ans ?',
        en: 'Is the targeted person under fifteen?',
      },
      finding: {
        yes: { fr: 'La personne visée a moins de quinze ans.', en: 'The targeted person is under fifteen.' },
        no: null,
      },
    },
    {
      id: 'sui.prevention',
      stages: ['text'],
      role: 'exclusion',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il de prévention, d’entraide, de témoignage, de soin ou de recherche ?',
        en: 'Is it prevention, support, testimony, care or research?',
      },
      finding: {
        yes: {
          fr: 'Le contenu relève de la prévention, de l’entraide, du témoignage, du soin ou de la recherche.',
          en: 'The content is prevention, support, testimony, care or research.',
        },
        no: {
          fr: 'Le contenu ne relève pas de la prévention, de l’entraide ou du témoignage.',
          en: 'The content is not prevention, support or testimony.',
        },
      },
    },
  ],
  rules: [
    {
      id: 'suicide.1',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: '[sui.prevention]',
      cites: [],
      reason: {
        fr: 'Le contenu prévient, soutient ou témoigne.',
        en: 'The content prevents, supports or testifies.',
      },
      note: 'prevention or support',
    },
    {
      id: 'suicide.2',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: '[sui.method]',
      cites: [{ article: 'CP 223-14', part: null }],
      reason: null,
      note: '223-14',
    },
    {
      id: 'suicide.3',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'sui.provoke & sui.effect',
      cites: [{ article: 'CP 223-13', part: null }],
      reason: null,
      note: '223-13',
    },
    {
      id: 'suicide.4',
      verdict: 'manifest',
      redirect: null,
      from: '2011-03-16',
      to: null,
      expr: '[sui.game] & g.public',
      cites: [{ article: 'CP 227-24', part: null }],
      reason: null,
      note: '227-24 (dangerous games)',
    },
    {
      id: 'suicide.5',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: '[sui.provoke]',
      cites: [{ article: 'CP 223-13', part: null }],
      reason: {
        fr: 'Aucun effet n’est connu : l’article 223-13 demande un suicide ou une tentative. Examiner le harcèlement.',
        en: 'No effect is known: article 223-13 asks for a suicide or an attempt. Look at harassment.',
      },
      note: 'no effect known: 223-13 not complete; check 222-33-2-2',
    },
  ],
  routing: {
    policeFirst: 'sui.at_risk | g.danger',
    doors: [
      { door: 'emergency', when: 'sui.at_risk | g.danger' },
      { door: '3114', when: null },
      { door: 'platform', when: null },
      { door: 'pharos', when: null },
      { door: 'hoster', when: null },
    ],
    notifier: 'service',
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
    secondReaderFor: ['doubtful'],
  },
  police: 'endangering-persons',
  guidance: {
    fr: 'Une personne en danger passe avant toute réponse juridique : téléphoner d’abord, au 17, au 15 ou au 112.',
    en: 'A person in danger comes before any legal answer: phone first, 17, 15 or 112.',
  },
};
