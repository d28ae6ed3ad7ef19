import type { Category } from '../../../pack-schema.ts';

export const sextortion: Category = {
  code: 'sextortion',
  lawName: { fr: 'Chantage sexuel sur mineur (sextorsion)', en: 'Sexual extortion of a minor' },
  severity: 5,
  raisedBy: [],
  articles: ['CP 227-23-1', 'CP 312-10', 'CP 312-11', 'CP 312-12', 'CP 312-1'],
  elements: [
    {
      id: 'sext.minor',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: { fr: 'La victime est-elle mineure ?', en: 'Is the victim a minor?' },
      finding: {
        yes: { fr: 'La victime est mineure.', en: 'The victim is a minor.' },
        no: { fr: 'La victime n’est pas mineure.', en: 'The victim is not a minor.' },
      },
    },
    {
      id: 'sext.adult_author',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: { fr: 'L’auteur est-il majeur ?', en: 'Is the author an adult?' },
      finding: { yes: { fr: 'L’auteur est majeur.', en: 'The author is an adult.' }, no: null },
    },
    {
      id: 'sext.solicit',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’auteur demande-t-il au mineur des images pornographiques de lui-même ?',
        en: 'Does the author ask the minor for pornographic images of themself?',
      },
      finding: {
        yes: {
          fr: 'L’auteur demande au mineur des images pornographiques de lui-même.',
          en: 'The author asks the minor for pornographic images of themself.',
        },
        no: null,
      },
    },
    {
      id: 'sext.threat',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Y a-t-il menace de révéler ou d’imputer des faits portant atteinte à l’honneur (diffusion, envoi aux proches) ?',
        en: 'Is there a threat to reveal or allege facts harming honour (publication, sending to relatives)?',
      },
      finding: {
        yes: {
          fr: 'L’auteur menace de révéler ou d’imputer des faits portant atteinte à l’honneur.',
          en: 'The author threatens to reveal or allege facts harming honour.',
        },
        no: null,
      },
    },
    {
      id: 'sext.demand',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Quelque chose est-il exigé (argent, images, acte, silence) ?',
        en: 'Is something demanded (money, images, act, silence)?',
      },
      finding: {
        yes: { fr: 'Une contrepartie est exigée.', en: 'Something is demanded in return.' },
        no: null,
      },
    },
    {
      id: 'sext.online',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Le chantage passe-t-il par un service de communication au public en ligne ?',
        en: 'Does the blackmail use an online public communication service?',
      },
      finding: {
        yes: {
          fr: 'Le chantage passe par un service de communication au public en ligne.',
          en: 'The blackmail uses an online public communication service.',
        },
        no: null,
      },
    },
    {
      id: 'sext.sexual_img',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Est-il exercé au moyen d’images sexuelles ou pour en obtenir ?',
        en: 'Is it carried out with sexual images, or to obtain them?',
      },
      finding: {
        yes: {
          fr: 'Le chantage s’appuie sur des images sexuelles ou vise à en obtenir.',
          en: 'The blackmail relies on sexual images or aims to obtain them.',
        },
        no: null,
      },
    },
    {
      id: 'sext.executed',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: { fr: 'La menace a-t-elle été mise à exécution ?', en: 'Has the threat been carried out?' },
      finding: {
        yes: { fr: 'La menace a été mise à exécution.', en: 'The threat has been carried out.' },
        no: null,
      },
    },
    {
      id: 'sext.u15',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: { fr: 'La victime a-t-elle moins de quinze ans ?', en: 'Is the victim under fifteen?' },
      finding: {
        yes: { fr: 'La victime a moins de quinze ans.', en: 'The victim is under fifteen.' },
        no: null,
      },
    },
    {
      id: 'sext.gang',
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
      id: 'sext.deadline',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'Un délai ou une échéance est-il imposé à la victime ?',
        en: 'Is a deadline imposed on the victim?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'sext.distress',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'La victime exprime-t-elle une détresse ou des idées suicidaires ?',
        en: 'Does the victim express distress or suicidal thoughts?',
      },
      finding: { yes: null, no: null },
    },
  ],
  rules: [
    {
      id: 'sextortion.1',
      verdict: 'other',
      redirect: 'outside.adult_blackmail',
      from: null,
      to: null,
      expr: '!sext.minor',
      cites: [],
      reason: {
        fr: 'La victime est majeure : une autre porte l’aidera mieux.',
        en: 'The victim is an adult: another door will help better.',
      },
      note: 'adult victim',
    },
    {
      id: 'sextortion.2',
      verdict: 'manifest',
      redirect: null,
      from: '2021-04-23',
      to: null,
      expr: 'sext.minor & sext.adult_author & sext.solicit',
      cites: [{ article: 'CP 227-23-1', part: null }],
      reason: null,
      note: '227-23-1',
    },
    {
      id: 'sextortion.3',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'sext.minor & sext.threat & sext.demand',
      cites: [{ article: 'CP 312-10', part: null }],
      reason: null,
      note: '312-10 (7/100 when sext.online & sext.sexual_img)',
    },
  ],
  routing: {
    policeFirst: 'always',
    doors: [
      { door: 'platform', when: null },
      { door: 'complaint', when: null },
      { door: '3018', when: null },
      { door: 'pharos', when: 'g.public' },
      { door: 'own-images', when: null },
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
      {
        kind: 'authority_request',
        hours: 24,
        basis: {
          fr: 'LCEN, art. 6-1 : 24 heures après une demande de l’OFAC, une fois des images publiées',
          en: 'LCEN, art. 6-1: 24 hours after an OFAC request, once images are published',
        },
      },
    ],
    secondReaderFor: ['illegal', 'doubtful'],
  },
  police: 'paedophilia-or-corruption-of-minors',
  guidance: {
    fr: 'À dire à la victime : ne pas payer, garder les preuves, ne plus répondre, appeler le 3018. Empreindre ses propres images est son choix.',
    en: 'To tell the victim: do not pay, keep the evidence, stop answering, call 3018. Making fingerprints of one’s own images is one’s own choice.',
  },
};
