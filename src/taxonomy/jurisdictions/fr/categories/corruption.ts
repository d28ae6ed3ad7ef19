import type { Category } from '../../../pack-schema.ts';

export const corruption: Category = {
  code: 'corruption',
  lawName: { fr: 'Corruption de mineur', en: 'Corruption of a minor' },
  severity: 4,
  raisedBy: [],
  articles: ['CP 227-22'],
  elements: [
    {
      id: 'corr.minor',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Un mineur est-il témoin, destinataire ou participant ?',
        en: 'Is a minor a witness, addressee or participant?',
      },
      finding: {
        yes: {
          fr: 'Un mineur est témoin, destinataire ou participant.',
          en: 'A minor is a witness, an addressee or a participant.',
        },
        no: null,
      },
    },
    {
      id: 'corr.obscene',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Des actes, propos ou images obscènes lui sont-ils imposés ou adressés ?',
        en: 'Are obscene acts, words or images imposed on or addressed to the minor?',
      },
      finding: {
        yes: {
          fr: 'Des actes, propos ou images obscènes sont imposés ou adressés à un mineur.',
          en: 'Obscene acts, words or images are imposed on or addressed to a minor.',
        },
        no: null,
      },
    },
    {
      id: 'corr.intent',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’auteur cherche-t-il à associer le mineur (et non seulement à publier) ?',
        en: 'Does the author seek to involve the minor (not merely to publish)?',
      },
      finding: {
        yes: { fr: 'L’auteur cherche à associer le mineur.', en: 'The author seeks to involve the minor.' },
        no: {
          fr: 'L’auteur ne cherche pas à associer le mineur.',
          en: 'The author does not seek to involve the minor.',
        },
      },
    },
    {
      id: 'corr.meeting',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Un majeur organise-t-il ou suit-il une réunion (même en direct vidéo) comportant des exhibitions ou relations sexuelles en présence d’un mineur ?',
        en: 'Does an adult organise or knowingly attend a gathering (live video included) with sexual exhibition or relations in a minor’s presence?',
      },
      finding: {
        yes: {
          fr: 'Un majeur organise ou suit une réunion à caractère sexuel en présence d’un mineur.',
          en: 'An adult organises or attends a gathering of a sexual nature in a minor’s presence.',
        },
        no: null,
      },
    },
    {
      id: 'corr.network',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contact est-il né de messages diffusés à un public non déterminé ?',
        en: 'Did contact arise from messages sent to an undetermined public?',
      },
      finding: {
        yes: {
          fr: 'Le contact est né de messages diffusés à un public non déterminé.',
          en: 'Contact arose from messages sent to an undetermined public.',
        },
        no: null,
      },
    },
    {
      id: 'corr.school',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Les faits touchent-ils un établissement scolaire ou ses abords ?',
        en: 'Do the facts concern a school or its surroundings?',
      },
      finding: {
        yes: {
          fr: 'Les faits touchent un établissement scolaire ou ses abords.',
          en: 'The facts concern a school or its surroundings.',
        },
        no: null,
      },
    },
    {
      id: 'corr.u15',
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
      id: 'corr.gang',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: { fr: 'Y a-t-il bande organisée ?', en: 'Is there an organised gang?' },
      finding: {
        yes: {
          fr: 'Plusieurs auteurs agissent en bande organisée.',
          en: 'Several authors act as an organised gang.',
        },
        no: null,
      },
    },
  ],
  rules: [
    {
      id: 'corruption.1',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'corr.minor & corr.obscene & corr.intent',
      cites: [{ article: 'CP 227-22', part: { fr: 'al. 1', en: 'para. 1' } }],
      reason: null,
      note: '227-22',
    },
    {
      id: 'corruption.2',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'corr.minor & corr.meeting',
      cites: [{ article: 'CP 227-22', part: { fr: 'al. 2', en: 'para. 2' } }],
      reason: null,
      note: '227-22 al. 2',
    },
    {
      id: 'corruption.3',
      verdict: 'other',
      redirect: 'porn_access',
      from: null,
      to: null,
      expr: 'corr.obscene & !corr.intent',
      cites: [{ article: 'CP 227-24', part: null }],
      reason: {
        fr: 'Aucun mineur n’est recherché : seule l’accessibilité du contenu aux mineurs est en cause.',
        en: 'No minor is sought out: only the reach of the content to minors is at stake.',
      },
      note: 'mere accessibility: 227-24',
    },
  ],
  routing: {
    policeFirst: 'always',
    doors: [
      { door: 'platform', when: null },
      { door: 'pharos', when: null },
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
    secondReaderFor: ['doubtful'],
  },
  police: 'paedophilia-or-corruption-of-minors',
  guidance: {
    fr: 'L’intention d’associer le mineur est le critère. Une page simplement accessible relève de l’article 227-24.',
    en: 'The will to involve the minor is the criterion. A page that is merely within reach falls under article 227-24.',
  },
};
