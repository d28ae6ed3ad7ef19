import type { Category } from '../../../pack-schema.ts';

export const explosives: Category = {
  code: 'explosives',
  lawName: {
    fr: 'Diffusion de procédés de fabrication d’engins de destruction',
    en: 'Instructions for explosives or destructive devices',
  },
  severity: 4,
  raisedBy: [],
  articles: ['CP 322-6-1'],
  elements: [
    {
      id: 'exp.process',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu diffuse-t-il un procédé de fabrication d’un engin de destruction ?',
        en: 'Does it spread a process for making a destructive device?',
      },
      finding: {
        yes: {
          fr: 'Le contenu diffuse un procédé de fabrication d’un engin de destruction.',
          en: 'The content spreads a process for making a destructive device.',
        },
        no: { fr: 'Le contenu ne diffuse aucun procédé.', en: 'The content spreads no process.' },
      },
    },
    {
      id: 'exp.usable',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le procédé est-il utilisable (et non une simple évocation) ?',
        en: 'Is the process usable (not a mere mention)?',
      },
      finding: {
        yes: { fr: 'Le procédé est utilisable.', en: 'The process is usable.' },
        no: { fr: 'Le procédé n’est pas utilisable.', en: 'The process is not usable.' },
      },
    },
    {
      id: 'exp.pro_only',
      stages: ['text'],
      role: 'exclusion',
      answeredBy: 'analyst',
      question: {
        fr: 'La diffusion est-elle réservée à des professionnels ?',
        en: 'Is circulation restricted to professionals?',
      },
      finding: {
        yes: {
          fr: 'La diffusion est réservée à des professionnels.',
          en: 'Circulation is restricted to professionals.',
        },
        no: {
          fr: 'La diffusion n’est pas réservée à des professionnels.',
          en: 'Circulation is not restricted to professionals.',
        },
      },
    },
    {
      id: 'exp.public_net',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Un réseau électronique à destination d’un public non déterminé est-il utilisé ?',
        en: 'Is a network aimed at an undetermined public used?',
      },
      finding: {
        yes: {
          fr: 'Un réseau électronique à destination d’un public non déterminé est utilisé.',
          en: 'A network aimed at an undetermined public is used.',
        },
        no: null,
      },
    },
    {
      id: 'exp.nrbc',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Le procédé vise-t-il des matières nucléaires, biologiques ou chimiques ?',
        en: 'Does it concern nuclear, biological or chemical material?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'exp.terror',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Un lien avec une entreprise terroriste apparaît-il ?',
        en: 'Does a link with a terrorist undertaking appear?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'exp.plan',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'Un projet, une cible ou une fabrication en cours sont-ils évoqués ?',
        en: 'Are a plan, a target or a construction under way mentioned?',
      },
      finding: { yes: null, no: null },
    },
  ],
  rules: [
    {
      id: 'explosives.1',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: '[exp.pro_only]',
      cites: [{ article: 'CP 322-6-1', part: null }],
      reason: {
        fr: 'La diffusion est réservée à des professionnels : l’article 322-6-1 l’excepte.',
        en: 'Circulation is restricted to professionals: article 322-6-1 exempts it.',
      },
      note: '322-6-1 exception',
    },
    {
      id: 'explosives.2',
      verdict: 'manifest',
      redirect: null,
      from: '2004-03-10',
      to: null,
      expr: 'exp.process & exp.usable & ~exp.pro_only',
      cites: [{ article: 'CP 322-6-1', part: null }],
      reason: null,
      note: '322-6-1',
    },
  ],
  routing: {
    policeFirst: 'always',
    doors: [
      { door: 'pharos', when: null },
      { door: 'platform', when: null },
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
      {
        kind: 'authority_order',
        hours: 1,
        basis: {
          fr: 'Règlement (UE) 2021/784 : une heure après une injonction de l’OFAC, en cas de lien terroriste',
          en: 'Regulation (EU) 2021/784: one hour after an OFAC order, with a terrorist link',
        },
      },
    ],
    secondReaderFor: ['illegal', 'doubtful'],
  },
  police: 'endangering-persons',
  guidance: {
    fr: 'Ne jamais redire le procédé, ni dans une note ni dans une notification : l’adresse, le titre et l’élément suffisent. En cas de lien terroriste, qualifier aussi le terrorisme.',
    en: 'Never restate the process, neither in a note nor in a notice: address, heading and element are enough. With a terrorist link, qualify terrorism as well.',
  },
};
