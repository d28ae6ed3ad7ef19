import type { Category } from '../../../pack-schema.ts';

export const pornAccess: Category = {
  code: 'porn_access',
  lawName: {
    fr: 'Pornographie ou contenu choquant accessible aux mineurs',
    en: 'Pornographic or shocking content accessible to minors',
  },
  severity: 2,
  raisedBy: ['porn.kids_space'],
  articles: ['CP 227-24', 'LCEN art. 10'],
  elements: [
    {
      id: 'porn.sexual',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le service ou la page annonce-t-il un contenu pornographique ?',
        en: 'Does the service or page announce pornographic content?',
      },
      finding: {
        yes: {
          fr: 'Le service ou la page propose un contenu pornographique.',
          en: 'The service or page offers pornographic content.',
        },
        no: {
          fr: 'Le service ou la page ne propose pas de contenu pornographique.',
          en: 'The service or page does not offer pornographic content.',
        },
      },
    },
    {
      id: 'porn.violent',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le message est-il violent ou de nature à porter gravement atteinte à la dignité humaine ?',
        en: 'Is the message violent or seriously harmful to human dignity?',
      },
      finding: {
        yes: {
          fr: 'Le message est violent ou porte gravement atteinte à la dignité humaine.',
          en: 'The message is violent or seriously harmful to human dignity.',
        },
        no: null,
      },
    },
    {
      id: 'porn.torture',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il d’images de torture ou d’actes de barbarie ?',
        en: 'Are these images of torture or barbarity?',
      },
      finding: {
        yes: {
          fr: 'Le contenu montre des actes de torture ou de barbarie.',
          en: 'The content shows acts of torture or barbarity.',
        },
        no: null,
      },
    },
    {
      id: 'porn.games',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Incite-t-il des mineurs à des jeux physiquement dangereux ?',
        en: 'Does it incite minors to physically dangerous games?',
      },
      finding: {
        yes: {
          fr: 'Le contenu incite des mineurs à des jeux physiquement dangereux.',
          en: 'The content incites minors to physically dangerous games.',
        },
        no: null,
      },
    },
    {
      id: 'porn.gate_effective',
      stages: ['text'],
      role: 'exclusion',
      answeredBy: 'analyst',
      question: {
        fr: 'Un contrôle d’âge effectif précède-t-il tout contenu ?',
        en: 'Does an effective age check precede all content?',
      },
      finding: {
        yes: {
          fr: 'Un contrôle d’âge effectif précède tout contenu.',
          en: 'An effective age check precedes all content.',
        },
        no: {
          fr: 'Aucun contrôle d’âge effectif ne précède le contenu.',
          en: 'No effective age check precedes the content.',
        },
      },
    },
    {
      id: 'porn.gate_selfdecl',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’accès repose-t-il sur une simple déclaration d’âge ?',
        en: 'Does access rest on a mere declaration of age?',
      },
      finding: {
        yes: {
          fr: 'L’accès repose sur une simple déclaration d’âge.',
          en: 'Access rests on a mere declaration of age.',
        },
        no: {
          fr: 'L’accès ne repose sur aucune déclaration d’âge.',
          en: 'Access does not even rest on a declaration of age.',
        },
      },
    },
    {
      id: 'porn.minor_can_see',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Un mineur peut-il voir le message sans obstacle ?',
        en: 'Can a minor see the message without obstacle?',
      },
      finding: {
        yes: {
          fr: 'Un mineur peut voir le message sans obstacle.',
          en: 'A minor can see the message without obstacle.',
        },
        no: null,
      },
    },
    {
      id: 'porn.editor',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il d’un éditeur pornographique ou d’une plateforme de partage de vidéos ?',
        en: 'Is it a pornographic publisher or a video-sharing platform?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'porn.origin',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Le service est-il établi en France, hors UE, ou dans un autre État membre ?',
        en: 'Is the service established in France, outside the EU, or in another Member State?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'porn.kids_space',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu apparaît-il dans un espace destiné aux enfants ?',
        en: 'Does it appear in a space meant for children?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'porn.animal',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: { fr: 'Le contenu implique-t-il un animal ?', en: 'Does it involve an animal?' },
      finding: { yes: null, no: null },
    },
  ],
  rules: [
    {
      id: 'porn_access.1',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: '[porn.gate_effective]',
      cites: [{ article: 'CP 227-24', part: null }],
      reason: {
        fr: 'Un contrôle d’âge effectif précède le contenu : il n’est pas susceptible d’être vu par un mineur.',
        en: 'An effective age check precedes the content: it is not likely to be seen by a minor.',
      },
      note: '227-24: not likely to be seen by a minor',
    },
    {
      id: 'porn_access.2',
      verdict: 'manifest',
      redirect: null,
      from: '2020-08-01',
      to: null,
      expr: 'porn.sexual & (porn.minor_can_see | porn.gate_selfdecl)',
      cites: [{ article: 'CP 227-24', part: { fr: 'al. 1 et 3', en: 'paras. 1 and 3' } }],
      reason: null,
      note: '227-24 al. 1 and 3',
    },
    {
      id: 'porn_access.3',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: '2020-08-01',
      expr: 'porn.sexual & porn.minor_can_see & !porn.gate_selfdecl',
      cites: [{ article: 'CP 227-24', part: { fr: 'al. 1', en: 'para. 1' } }],
      reason: null,
      note: '227-24 al. 1',
    },
    {
      id: 'porn_access.4',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: '2020-08-01',
      expr: 'porn.sexual & porn.gate_selfdecl',
      cites: [{ article: 'CP 227-24', part: null }],
      reason: {
        fr: 'Avant le 1er août 2020, la loi ne disait pas qu’une simple déclaration d’âge ne suffit pas.',
        en: 'Before 1 August 2020 the law did not say that a mere declaration of age is not enough.',
      },
      note: '227-24 before the 2020 wording',
    },
    {
      id: 'porn_access.5',
      verdict: 'manifest',
      redirect: null,
      from: '2011-03-16',
      to: null,
      expr: 'porn.games & porn.minor_can_see',
      cites: [{ article: 'CP 227-24', part: { fr: 'al. 1', en: 'para. 1' } }],
      reason: null,
      note: '227-24 al. 1',
    },
    {
      id: 'porn_access.6',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'porn.torture & porn.minor_can_see & !g.context',
      cites: [{ article: 'CP 227-24', part: { fr: 'al. 1', en: 'para. 1' } }],
      reason: null,
      note: '227-24; LCEN experiment (222-1)',
    },
    {
      id: 'porn_access.7',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: 'porn.violent & porn.minor_can_see & !g.context',
      cites: [{ article: 'CP 227-24', part: null }],
      reason: {
        fr: 'La gravité de la violence ou de l’atteinte à la dignité s’apprécie à deux.',
        en: 'How grave the violence or the harm to dignity is takes two people to weigh.',
      },
      note: '227-24: gravity to be weighed by two analysts',
    },
  ],
  routing: {
    policeFirst: 'never',
    doors: [
      { door: 'arcom', when: 'porn.editor' },
      { door: 'platform', when: null },
      { door: 'hoster', when: null },
    ],
    notifier: 'service',
    needsVictimAgreement: false,
    calendar: 'respects',
    clocks: [
      {
        kind: 'regulator_notice',
        hours: 360,
        basis: {
          fr: 'Mise en demeure de l’Arcom : quinze jours, puis blocage',
          en: 'Arcom formal notice: fifteen days, then blocking',
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
    secondReaderFor: ['doubtful'],
  },
  police: null,
  guidance: {
    fr: 'L’ancienne règle selon laquelle un avertissement suffit est dépassée depuis 2020. L’Arcom est compétente pour les éditeurs pornographiques et les plateformes de partage de vidéos.',
    en: 'The old rule that a disclaimer is enough is outdated since 2020. Arcom is competent for pornographic publishers and video-sharing platforms.',
  },
};
