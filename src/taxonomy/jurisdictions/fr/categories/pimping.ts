import type { Category } from '../../../pack-schema.ts';

export const pimping: Category = {
  code: 'pimping',
  lawName: { fr: 'Proxénétisme', en: 'Pimping' },
  severity: 3,
  raisedBy: [],
  articles: ['CP 225-5', 'CP 225-6', 'CP 225-7', 'CP 225-8', 'CP 225-10'],
  elements: [
    {
      id: 'pimp.prost',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu concerne-t-il la prostitution d’autrui (et non un contenu pour adultes) ?',
        en: 'Does it concern another person’s prostitution (not adult content)?',
      },
      finding: {
        yes: {
          fr: 'Le contenu concerne la prostitution d’autrui.',
          en: 'The content concerns another person’s prostitution.',
        },
        no: {
          fr: 'Le contenu ne concerne pas la prostitution d’autrui.',
          en: 'The content does not concern another person’s prostitution.',
        },
      },
    },
    {
      id: 'pimp.minor',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'La personne prostituée est-elle mineure ou présentée comme telle ?',
        en: 'Is the prostituted person a minor or presented as one?',
      },
      finding: {
        yes: {
          fr: 'La personne prostituée est mineure ou présentée comme telle.',
          en: 'The prostituted person is a minor or is presented as one.',
        },
        no: null,
      },
    },
    {
      id: 'pimp.third',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Un tiers aide-t-il, assiste-t-il ou protège-t-il cette prostitution (annonces, logistique) ?',
        en: 'Does a third party help, assist or protect it (ads, logistics)?',
      },
      finding: {
        yes: {
          fr: 'Un tiers aide, assiste ou protège cette prostitution.',
          en: 'A third party helps, assists or protects this prostitution.',
        },
        no: { fr: 'Aucun tiers n’apparaît.', en: 'No third party appears.' },
      },
    },
    {
      id: 'pimp.profit',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: { fr: 'Ce tiers en tire-t-il profit ?', en: 'Does that third party profit from it?' },
      finding: { yes: { fr: 'Ce tiers en tire profit.', en: 'That third party profits from it.' }, no: null },
    },
    {
      id: 'pimp.recruit',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Y a-t-il embauche, entraînement ou pression pour se prostituer ?',
        en: 'Is there hiring, luring or pressure into prostitution?',
      },
      finding: {
        yes: {
          fr: 'Il y a embauche, entraînement ou pression pour se prostituer.',
          en: 'There is hiring, luring or pressure into prostitution.',
        },
        no: null,
      },
    },
    {
      id: 'pimp.intermediary',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le service fait-il l’intermédiaire entre personne prostituée et exploitant ou payeur ?',
        en: 'Does the service act as intermediary between prostituted person and exploiter or payer?',
      },
      finding: {
        yes: {
          fr: 'Le service fait l’intermédiaire entre la personne prostituée et celui qui l’exploite ou la paie.',
          en: 'The service acts as intermediary between the prostituted person and the exploiter or payer.',
        },
        no: null,
      },
    },
    {
      id: 'pimp.self_ad',
      stages: ['text'],
      role: 'exclusion',
      answeredBy: 'analyst',
      question: {
        fr: 'L’annonce émane-t-elle de la personne elle-même, sans tiers ?',
        en: 'Is the ad placed by the person alone, without a third party?',
      },
      finding: {
        yes: { fr: 'L’annonce émane de la personne elle-même.', en: 'The ad is placed by the person alone.' },
        no: null,
      },
    },
    {
      id: 'pimp.network',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Un réseau électronique ouvert au public est-il utilisé ?',
        en: 'Is a public electronic network used?',
      },
      finding: {
        yes: {
          fr: 'Un réseau électronique ouvert au public est utilisé.',
          en: 'A public electronic network is used.',
        },
        no: null,
      },
    },
    {
      id: 'pimp.several',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Plusieurs personnes prostituées ou plusieurs auteurs sont-ils visibles ?',
        en: 'Are several prostituted persons or several authors visible?',
      },
      finding: {
        yes: {
          fr: 'Plusieurs personnes prostituées ou plusieurs auteurs sont visibles.',
          en: 'Several prostituted persons or several authors are visible.',
        },
        no: null,
      },
    },
    {
      id: 'pimp.coercion',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Contrainte, violence, vulnérabilité ou traite apparaissent-elles ?',
        en: 'Do coercion, violence, vulnerability or trafficking appear?',
      },
      finding: {
        yes: {
          fr: 'Des signes de contrainte, de violence, de vulnérabilité ou de traite apparaissent.',
          en: 'Signs of coercion, violence, vulnerability or trafficking appear.',
        },
        no: null,
      },
    },
  ],
  rules: [
    {
      id: 'pimping.1',
      verdict: 'other',
      redirect: 'minor_prost',
      from: null,
      to: null,
      expr: '[pimp.minor]',
      cites: [{ article: 'CP 225-7', part: { fr: '1°', en: 'item 1' } }],
      reason: {
        fr: 'La personne est mineure ou présentée comme telle.',
        en: 'The person is a minor or is presented as one.',
      },
      note: '225-7 1°',
    },
    {
      id: 'pimping.2',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: 'pimp.self_ad & !pimp.third',
      cites: [],
      reason: {
        fr: 'La personne prostituée ne commet aucune infraction.',
        en: 'The prostituted person commits no offence.',
      },
      note: 'the prostituted person commits no offence',
    },
    {
      id: 'pimping.3',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'pimp.prost & (pimp.recruit | pimp.coercion)',
      cites: [
        { article: 'CP 225-5', part: { fr: '3°', en: 'item 3' } },
        { article: 'CP 225-7', part: null },
      ],
      reason: null,
      note: '225-5 3°, 225-7',
    },
    {
      id: 'pimping.4',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'pimp.prost & pimp.third & pimp.profit',
      cites: [
        { article: 'CP 225-5', part: { fr: '1° et 2°', en: 'items 1 and 2' } },
        { article: 'CP 225-7', part: { fr: '10°', en: 'item 10' } },
      ],
      reason: null,
      note: '225-5 1° and 2°, 225-7 10°',
    },
    {
      id: 'pimping.5',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'pimp.prost & pimp.intermediary',
      cites: [{ article: 'CP 225-6', part: { fr: '1°', en: 'item 1' } }],
      reason: null,
      note: '225-6 1°',
    },
    {
      id: 'pimping.6',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: 'pimp.prost & pimp.third',
      cites: [{ article: 'CP 225-5', part: null }],
      reason: {
        fr: 'Un tiers apparaît, mais aucun profit n’est visible.',
        en: 'A third party appears, but no profit can be seen.',
      },
      note: 'profit unknown',
    },
  ],
  routing: {
    policeFirst: 'pimp.coercion',
    doors: [
      { door: 'pharos', when: null },
      { door: 'platform', when: null },
      { door: 'hoster', when: null },
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
  police: 'illegal-traffic-or-incitement',
  guidance: {
    fr: 'L’annonce qu’une personne publie seule pour elle-même n’est pas une infraction.',
    en: 'An ad that a person places alone for themself is no offence.',
  },
};
