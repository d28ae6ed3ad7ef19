import type { Category } from '../../../pack-schema.ts';

export const terror: Category = {
  code: 'terror',
  lawName: { fr: 'Provocation et apologie du terrorisme', en: 'Provocation to and apology of terrorism' },
  severity: 5,
  raisedBy: [],
  articles: ['CP 421-2-5', 'CP 421-2-5-1', 'CP 421-2-6', 'TCO art. 2', 'Loi 1881 art. 24'],
  elements: [
    {
      id: 'ter.act',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu vise-t-il des actes de terrorisme (commis, projetés ou appelés) ?',
        en: 'Does it concern acts of terrorism (committed, planned or called for)?',
      },
      finding: {
        yes: {
          fr: 'Le contenu vise des actes de terrorisme.',
          en: 'The content concerns acts of terrorism.',
        },
        no: {
          fr: 'Le contenu ne vise pas d’acte de terrorisme.',
          en: 'The content does not concern acts of terrorism.',
        },
      },
    },
    {
      id: 'ter.provoke',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Provoque-t-il directement à de tels actes ?',
        en: 'Does it directly provoke such acts?',
      },
      finding: {
        yes: {
          fr: 'Le contenu provoque directement à de tels actes.',
          en: 'The content directly provokes such acts.',
        },
        no: {
          fr: 'Le contenu ne provoque pas à de tels actes.',
          en: 'The content does not provoke such acts.',
        },
      },
    },
    {
      id: 'ter.apology',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Présente-t-il ces actes ou leurs auteurs sous un jour favorable ?',
        en: 'Does it present the acts or their authors favourably?',
      },
      finding: {
        yes: {
          fr: 'Le contenu présente ces actes ou leurs auteurs sous un jour favorable.',
          en: 'The content presents the acts or their authors favourably.',
        },
        no: {
          fr: 'Le contenu ne présente pas ces actes sous un jour favorable.',
          en: 'The content does not present the acts favourably.',
        },
      },
    },
    {
      id: 'ter.recruit',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Invite-t-il à rejoindre ou à aider un groupe terroriste ?',
        en: 'Does it invite people to join or help a terrorist group?',
      },
      finding: {
        yes: {
          fr: 'Le contenu invite à rejoindre ou à aider un groupe terroriste.',
          en: 'The content invites people to join or help a terrorist group.',
        },
        no: null,
      },
    },
    {
      id: 'ter.instruct',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Donne-t-il des instructions (armes, explosifs, modes opératoires) ?',
        en: 'Does it give instructions (weapons, explosives, methods)?',
      },
      finding: {
        yes: { fr: 'Le contenu donne des instructions.', en: 'The content gives instructions.' },
        no: null,
      },
    },
    {
      id: 'ter.org',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Porte-t-il la marque ou le média d’une organisation terroriste ?',
        en: 'Does it carry the brand or media of a terrorist organisation?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'ter.online',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Est-il diffusé par un service de communication au public en ligne ?',
        en: 'Is it published through an online public communication service?',
      },
      finding: {
        yes: {
          fr: 'Le contenu est diffusé par un service de communication au public en ligne.',
          en: 'The content is published through an online public communication service.',
        },
        no: null,
      },
    },
    {
      id: 'ter.threat',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'Annonce-t-il un passage à l’acte (cible, date, lieu) ou une attaque en cours ?',
        en: 'Does it announce an attack (target, date, place) or show one under way?',
      },
      finding: { yes: null, no: null },
    },
  ],
  rules: [
    {
      id: 'terror.1',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: '[g.context]',
      cites: [],
      reason: {
        fr: 'Le contenu relève du journalisme, de la recherche ou du contre-discours.',
        en: 'The content is journalism, research or counter-speech.',
      },
      note: 'journalism, research, counter-speech',
    },
    {
      id: 'terror.2',
      verdict: 'other',
      redirect: 'explosives',
      from: null,
      to: null,
      expr: '[ter.instruct] & !ter.act',
      cites: [],
      reason: {
        fr: 'Aucun lien terroriste n’apparaît : examiner la diffusion de procédés.',
        en: 'No terrorist link appears: look at the spreading of processes.',
      },
      note: 'no terrorist link',
    },
    {
      id: 'terror.3',
      verdict: 'manifest',
      redirect: null,
      from: '2014-11-15',
      to: null,
      expr: 'ter.act & ter.provoke & !g.context',
      cites: [{ article: 'CP 421-2-5', part: null }],
      reason: null,
      note: '421-2-5 (public or not)',
    },
    {
      id: 'terror.4',
      verdict: 'manifest',
      redirect: null,
      from: '2014-11-15',
      to: null,
      expr: 'g.public & ter.act & ter.apology & !g.context',
      cites: [{ article: 'CP 421-2-5', part: null }],
      reason: null,
      note: '421-2-5',
    },
    {
      id: 'terror.5',
      verdict: 'manifest',
      redirect: null,
      from: '2022-06-07',
      to: null,
      expr: 'ter.act & (ter.recruit | ter.instruct) & !g.context',
      cites: [
        { article: 'CP 421-2-5', part: null },
        { article: 'TCO art. 2', part: { fr: '7)', en: '(7)' } },
      ],
      reason: null,
      note: '421-2-5 / TCO art. 2(7)',
    },
    {
      id: 'terror.6',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: '2014-11-15',
      expr: 'g.public & ter.act & (ter.provoke | ter.apology) & !g.context',
      cites: [{ article: 'Loi 1881 art. 24', part: { fr: 'al. 6 (alors)', en: 'para. 6 (then)' } }],
      reason: null,
      note: 'loi 1881 art. 24 al. 6 (then)',
    },
    {
      id: 'terror.7',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: '[ter.org]',
      cites: [],
      reason: {
        fr: 'La marque d’une organisation, seule, ne suffit pas : deux lecteurs.',
        en: 'The brand of an organisation alone is not enough: two readers.',
      },
      note: 'branding alone: two analysts',
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
        kind: 'authority_order',
        hours: 1,
        basis: {
          fr: 'Règlement (UE) 2021/784 : une heure après une injonction de l’OFAC',
          en: 'Regulation (EU) 2021/784: one hour after an OFAC order',
        },
      },
      {
        kind: 'authority_request',
        hours: 24,
        basis: {
          fr: 'LCEN, art. 6-1 : 24 heures après une demande de l’OFAC',
          en: 'LCEN, art. 6-1: 24 hours after an OFAC request',
        },
      },
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
  police: 'terrorism',
  guidance: {
    fr: 'Une hotline transmet et n’ordonne jamais. Une marque seule est douteuse. L’information, la recherche et le contre-discours ne sont pas illégaux.',
    en: 'A hotline refers and never orders. A brand alone is doubtful. Reporting, research and counter-speech are not illegal.',
  },
};
