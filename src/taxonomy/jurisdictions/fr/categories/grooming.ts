import type { Category } from '../../../pack-schema.ts';

export const grooming: Category = {
  code: 'grooming',
  lawName: { fr: 'Propositions sexuelles à mineur (grooming)', en: 'Grooming' },
  severity: 5,
  raisedBy: [],
  articles: ['CP 227-22-1', 'CP 227-22-2'],
  elements: [
    {
      id: 'groom.ecom',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Les échanges passent-ils par un moyen de communication électronique ?',
        en: 'Do the exchanges use electronic communication?',
      },
      finding: {
        yes: {
          fr: 'Les échanges passent par un moyen de communication électronique.',
          en: 'The exchanges use electronic communication.',
        },
        no: null,
      },
    },
    {
      id: 'groom.adult',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’auteur est-il majeur ou se présente-t-il comme tel ?',
        en: 'Is the author an adult or presented as one?',
      },
      finding: {
        yes: {
          fr: 'L’auteur est majeur ou se présente comme tel.',
          en: 'The author is an adult or is presented as one.',
        },
        no: { fr: 'L’auteur n’est pas majeur.', en: 'The author is not an adult.' },
      },
    },
    {
      id: 'groom.minor',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’interlocuteur est-il mineur (moins de dix-huit ans) ?',
        en: 'Is the other person a minor (under eighteen)?',
      },
      finding: {
        yes: { fr: 'L’interlocuteur est mineur.', en: 'The other person is a minor.' },
        no: { fr: 'L’interlocuteur n’est pas mineur.', en: 'The other person is not a minor.' },
      },
    },
    {
      id: 'groom.u15',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’interlocuteur a-t-il moins de quinze ans ou se présente-t-il ainsi ?',
        en: 'Is the other person under fifteen, or presented as such?',
      },
      finding: {
        yes: {
          fr: 'L’interlocuteur a moins de quinze ans ou se présente ainsi.',
          en: 'The other person is under fifteen or is presented as such.',
        },
        no: null,
      },
    },
    {
      id: 'groom.proposal',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’auteur fait-il des propositions sexuelles ?',
        en: 'Does the author make sexual proposals?',
      },
      finding: {
        yes: { fr: 'L’auteur fait des propositions sexuelles.', en: 'The author makes sexual proposals.' },
        no: null,
      },
    },
    {
      id: 'groom.incite',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’auteur incite-t-il le mineur à commettre un acte sexuel sur lui-même ou avec un tiers, même sans suite ?',
        en: 'Does the author incite the minor to a sexual act alone or with another, even without effect?',
      },
      finding: {
        yes: {
          fr: 'L’auteur incite le mineur à commettre un acte sexuel.',
          en: 'The author incites the minor to a sexual act.',
        },
        no: null,
      },
    },
    {
      id: 'groom.meeting',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: { fr: 'Une rencontre a-t-elle eu lieu ?', en: 'Did a meeting take place?' },
      finding: { yes: { fr: 'Une rencontre a eu lieu.', en: 'A meeting took place.' }, no: null },
    },
    {
      id: 'groom.meeting_soon',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'Une rencontre est-elle fixée (lieu, date) ?',
        en: 'Is a meeting arranged (place, date)?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'groom.authority',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'L’auteur a-t-il autorité sur le mineur (encadrant, proche) ?',
        en: 'Does the author have authority over the minor (coach, relative)?',
      },
      finding: {
        yes: { fr: 'L’auteur a autorité sur le mineur.', en: 'The author has authority over the minor.' },
        no: null,
      },
    },
    {
      id: 'groom.gang',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Plusieurs auteurs agissent-ils de façon organisée ?',
        en: 'Do several authors act in an organised way?',
      },
      finding: {
        yes: {
          fr: 'Plusieurs auteurs agissent de façon organisée.',
          en: 'Several authors act in an organised way.',
        },
        no: null,
      },
    },
    {
      id: 'groom.private',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il d’échanges privés fournis par la victime ou un proche ?',
        en: 'Are these private exchanges supplied by the victim or a relative?',
      },
      finding: { yes: null, no: null },
    },
  ],
  rules: [
    {
      id: 'grooming.1',
      verdict: 'manifest',
      redirect: null,
      from: '2021-04-23',
      to: null,
      expr: 'groom.ecom & groom.adult & groom.minor & groom.incite',
      cites: [{ article: 'CP 227-22-2', part: null }],
      reason: null,
      note: '227-22-2',
    },
    {
      id: 'grooming.2',
      verdict: 'manifest',
      redirect: null,
      from: '2007-03-07',
      to: null,
      expr: 'groom.ecom & groom.adult & groom.u15 & groom.proposal',
      cites: [{ article: 'CP 227-22-1', part: null }],
      reason: null,
      note: '227-22-1',
    },
  ],
  routing: {
    policeFirst: 'always',
    doors: [
      { door: 'platform', when: null },
      { door: 'complaint', when: null },
      { door: 'pharos', when: 'g.public' },
      { door: '3018', when: null },
      { door: '119', when: null },
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
  police: 'paedophilia-or-corruption-of-minors',
  guidance: {
    fr: 'L’article 227-22-1 vise aussi celui qui se présente comme mineur de quinze ans ; l’article 227-22-2 ne vise qu’un mineur. Les échanges privés ne relèvent pas de la plateforme de police. Ne jamais poursuivre la conversation, ne jamais se faire passer pour un enfant.',
    en: 'Article 227-22-1 also covers a person presenting as under fifteen; article 227-22-2 a minor only. Private exchanges are outside the police web platform. Never continue the conversation, never pose as a child.',
  },
};
