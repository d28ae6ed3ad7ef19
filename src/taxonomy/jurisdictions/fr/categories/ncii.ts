import type { Category } from '../../../pack-schema.ts';

export const ncii: Category = {
  code: 'ncii',
  lawName: {
    fr: 'Diffusion d’images intimes sans consentement (hypertrucages inclus)',
    en: 'Non-consensual intimate images (deepfakes included)',
  },
  severity: 4,
  raisedBy: ['nc.identity'],
  articles: ['CP 226-1', 'CP 226-2', 'CP 226-2-1', 'CP 226-6', 'CP 226-8', 'CP 226-8-1'],
  elements: [
    {
      id: 'nc.person',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Une personne réelle est-elle reconnaissable ou nommée ?',
        en: 'Is a real person recognisable or named?',
      },
      finding: {
        yes: {
          fr: 'Une personne réelle est reconnaissable ou nommée.',
          en: 'A real person is recognisable or named.',
        },
        no: {
          fr: 'Aucune personne réelle n’est reconnaissable ou nommée.',
          en: 'No real person is recognisable or named.',
        },
      },
    },
    {
      id: 'nc.minor',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Cette personne est-elle mineure (ou l’était-elle sur l’image) ?',
        en: 'Is (or was) that person a minor on the image?',
      },
      finding: {
        yes: {
          fr: 'Cette personne est mineure, ou l’était sur l’image.',
          en: 'That person is, or was on the image, a minor.',
        },
        no: null,
      },
    },
    {
      id: 'nc.no_consent',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’absence d’accord à la diffusion est-elle établie (déclaration, contexte de vengeance ou de fuite) ?',
        en: 'Is the absence of consent to dissemination established (statement, revenge or leak context)?',
      },
      finding: {
        yes: {
          fr: 'L’absence d’accord à la diffusion est établie.',
          en: 'The absence of consent to dissemination is established.',
        },
        no: { fr: 'La personne a consenti à la diffusion.', en: 'The person consented to dissemination.' },
      },
    },
    {
      id: 'nc.disclosed',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le document est-il porté à la connaissance du public ou d’un tiers ?',
        en: 'Is it disclosed to the public or to a third party?',
      },
      finding: {
        yes: {
          fr: 'Le document est porté à la connaissance du public ou d’un tiers.',
          en: 'The document is disclosed to the public or to a third party.',
        },
        no: {
          fr: 'Le document n’est pas porté à la connaissance d’un tiers.',
          en: 'The document is not disclosed to a third party.',
        },
      },
    },
    {
      id: 'nc.montage',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il d’un montage ou d’un contenu généré par algorithme ?',
        en: 'Is it a montage or algorithm-generated content?',
      },
      finding: {
        yes: {
          fr: 'Il s’agit d’un montage ou d’un contenu généré par algorithme.',
          en: 'It is a montage or algorithm-generated content.',
        },
        no: { fr: 'Il ne s’agit pas d’un montage.', en: 'It is not a montage.' },
      },
    },
    {
      id: 'nc.obvious',
      stages: ['text'],
      role: 'exclusion',
      answeredBy: 'analyst',
      question: {
        fr: 'Le montage est-il évident ou expressément signalé ?',
        en: 'Is the montage obvious or expressly labelled?',
      },
      finding: {
        yes: {
          fr: 'Le montage est évident ou expressément signalé.',
          en: 'The montage is obvious or expressly labelled.',
        },
        no: {
          fr: 'Le montage n’est ni évident ni signalé.',
          en: 'The montage is neither obvious nor labelled.',
        },
      },
    },
    {
      id: 'nc.pro',
      stages: ['text'],
      role: 'exclusion',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il d’une production commerciale consentie, diffusée par son auteur ?',
        en: 'Is it consented commercial production published by its author?',
      },
      finding: {
        yes: {
          fr: 'Il s’agit d’une production commerciale consentie, diffusée par son auteur.',
          en: 'It is a consented commercial production published by its author.',
        },
        no: null,
      },
    },
    {
      id: 'nc.private_place',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'L’image a-t-elle été prise dans un lieu privé ?',
        en: 'Was the image taken in a private place?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'nc.online',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'La diffusion passe-t-elle par un service de communication au public en ligne ?',
        en: 'Is it published through an online public communication service?',
      },
      finding: {
        yes: {
          fr: 'La diffusion passe par un service de communication au public en ligne.',
          en: 'It is published through an online public communication service.',
        },
        no: null,
      },
    },
    {
      id: 'nc.partner',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'L’auteur est-il le conjoint, concubin ou partenaire ?',
        en: 'Is the author the spouse or partner?',
      },
      finding: {
        yes: {
          fr: 'L’auteur est le conjoint, le concubin ou le partenaire.',
          en: 'The author is the spouse or partner.',
        },
        no: null,
      },
    },
    {
      id: 'nc.identity',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Des coordonnées ou l’identité accompagnent-elles l’image ?',
        en: 'Do contact details or identity go with the image?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'nc.mandate',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'La victime demande-t-elle ou autorise-t-elle l’action du service ?',
        en: 'Does the victim ask for or authorise action?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'nc.sexual',
      stages: ['text', 'media'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Les paroles ou images ont-elles un caractère sexuel ?',
        en: 'Are the words or images sexual in nature?',
      },
      finding: {
        yes: {
          fr: 'Les paroles ou images ont un caractère sexuel.',
          en: 'The words or images are sexual in nature.',
        },
        no: {
          fr: 'Les paroles ou images n’ont pas de caractère sexuel.',
          en: 'The words or images are not sexual in nature.',
        },
      },
    },
  ],
  rules: [
    {
      id: 'ncii.1',
      verdict: 'other',
      redirect: 'csam',
      from: null,
      to: null,
      expr: '[nc.minor]',
      cites: [{ article: 'CP 227-23', part: null }],
      reason: { fr: 'La personne est mineure sur l’image.', en: 'The person is a minor on the image.' },
      note: '227-23',
    },
    {
      id: 'ncii.2',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: '[nc.pro] & ~nc.no_consent',
      cites: [],
      reason: { fr: 'La personne a consenti à la publication.', en: 'The person consented to publication.' },
      note: 'consented publication',
    },
    {
      id: 'ncii.3',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: 'nc.montage & !nc.sexual & nc.obvious',
      cites: [{ article: 'CP 226-8', part: null }],
      reason: {
        fr: 'Le montage n’est pas sexuel, et il est évident ou signalé.',
        en: 'The montage is not sexual, and it is obvious or labelled.',
      },
      note: '226-8: obvious or labelled',
    },
    {
      id: 'ncii.4',
      verdict: 'manifest',
      redirect: null,
      from: '2024-05-23',
      to: null,
      expr: 'nc.person & nc.sexual & nc.montage & nc.no_consent & nc.disclosed',
      cites: [{ article: 'CP 226-8-1', part: null }],
      reason: null,
      note: '226-8-1',
    },
    {
      id: 'ncii.5',
      verdict: 'manifest',
      redirect: null,
      from: '2016-10-09',
      to: null,
      expr: 'nc.person & nc.sexual & !nc.montage & nc.no_consent & nc.disclosed',
      cites: [{ article: 'CP 226-2-1', part: null }],
      reason: null,
      note: '226-2-1',
    },
    {
      id: 'ncii.6',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'nc.person & nc.montage & nc.no_consent & nc.disclosed & !nc.obvious',
      cites: [{ article: 'CP 226-8', part: null }],
      reason: null,
      note: '226-8',
    },
    {
      id: 'ncii.7',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: 'nc.sexual & nc.disclosed & ?nc.no_consent',
      cites: [],
      reason: {
        fr: 'L’accord de la personne n’est pas connu : lui demander avant de notifier.',
        en: 'Whether the person consented is unknown: ask before notifying.',
      },
      note: 'consent unknown: ask the victim, do not notify yet',
    },
  ],
  routing: {
    policeFirst: 'nc.minor | g.danger',
    doors: [
      { door: 'platform', when: null },
      { door: 'hoster', when: null },
      { door: 'search-engines', when: null },
      { door: '3018', when: null },
      { door: 'complaint', when: null },
      { door: 'own-images', when: null },
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
    fr: 'Agir avec la victime. Une mention ne rend pas licite un hypertrucage sexuel. Ne jamais décrire l’image dans une notification.',
    en: 'Act with the victim. A label does not cure a sexual deepfake. Never describe the image in a notice.',
  },
};
