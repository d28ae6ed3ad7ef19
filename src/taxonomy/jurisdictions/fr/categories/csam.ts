import type { Category } from '../../../pack-schema.ts';

export const csam: Category = {
  code: 'csam',
  lawName: { fr: 'Pédopornographie (violences sexuelles sur mineurs)', en: 'Child sexual abuse material' },
  severity: 5,
  raisedBy: [],
  articles: ['CP 227-23', 'Directive 2011/93 art. 5'],
  elements: [
    {
      id: 'csam.hash_verified',
      stages: ['hash'],
      role: 'element',
      answeredBy: 'machine',
      question: {
        fr: 'L’empreinte correspond-elle exactement à une liste vérifiée ?',
        en: 'Does the fingerprint match a verified list exactly?',
      },
      finding: {
        yes: {
          fr: 'L’empreinte du fichier correspond exactement à une liste vérifiée.',
          en: 'The fingerprint of the file matches a verified list exactly.',
        },
        no: null,
      },
    },
    {
      id: 'csam.hash_near',
      stages: ['hash'],
      role: 'info',
      answeredBy: 'machine',
      question: {
        fr: 'L’empreinte est-elle proche d’une entrée connue ?',
        en: 'Is the fingerprint close to a known entry?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'csam.age_text',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Le titre, le texte, les mots-clés ou le lieu de publication présentent-ils la personne comme mineure ?',
        en: 'Do title, text, keywords or place of publication present the person as a minor?',
      },
      finding: {
        yes: {
          fr: 'Le texte ou le lieu de publication présentent la personne comme mineure.',
          en: 'The text or the place of publication present the person as a minor.',
        },
        no: null,
      },
    },
    {
      id: 'csam.text_only',
      stages: ['text'],
      role: 'exclusion',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu est-il uniquement du texte, sans image, son ni lien ?',
        en: 'Is the content text only, without image, sound or link?',
      },
      finding: {
        yes: { fr: 'Le contenu est uniquement du texte.', en: 'The content is text only.' },
        no: { fr: 'Le contenu ne se limite pas à du texte.', en: 'The content is not limited to text.' },
      },
    },
    {
      id: 'csam.shared',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu est-il diffusé, offert, rendu disponible ou annoncé (lien, mot de passe, échange) ?',
        en: 'Is it disseminated, offered, made available or advertised (link, password, exchange)?',
      },
      finding: {
        yes: {
          fr: 'Le contenu est diffusé, offert ou rendu disponible.',
          en: 'The content is disseminated, offered or made available.',
        },
        no: null,
      },
    },
    {
      id: 'csam.pay',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'L’accès est-il payant ou soumis à contrepartie ?',
        en: 'Is access paid for or conditional on something in return?',
      },
      finding: {
        yes: { fr: 'L’accès est soumis à une contrepartie.', en: 'Access is given in return for something.' },
        no: null,
      },
    },
    {
      id: 'csam.adult_proven',
      stages: ['text'],
      role: 'exclusion',
      answeredBy: 'analyst',
      question: {
        fr: 'Est-il établi que la personne avait dix-huit ans au jour de la fixation ?',
        en: 'Is it established that the person was eighteen on the day of recording?',
      },
      finding: {
        yes: {
          fr: 'Il est établi que la personne avait dix-huit ans au jour de la fixation.',
          en: 'It is established that the person was eighteen on the day of recording.',
        },
        no: null,
      },
    },
    {
      id: 'csam.fiction',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'S’agit-il d’une représentation (dessin, synthèse, image générée, montage) ?',
        en: 'Is it a representation (drawing, computer-made, generated, montage)?',
      },
      finding: { yes: { fr: 'Il s’agit d’une représentation.', en: 'It is a representation.' }, no: null },
    },
    {
      id: 'csam.selfgen',
      stages: ['text'],
      role: 'info',
      answeredBy: 'analyst',
      question: {
        fr: 'Le contenu paraît-il produit par le mineur lui-même ?',
        en: 'Does it appear self-produced by the minor?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'csam.gang',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'Des indices montrent-ils une organisation (site dédié, plusieurs auteurs, revente) ?',
        en: 'Are there signs of organisation (dedicated site, several authors, resale)?',
      },
      finding: {
        yes: { fr: 'Des indices montrent une organisation.', en: 'There are signs of organisation.' },
        no: null,
      },
    },
    {
      id: 'csam.new_victim',
      stages: ['text'],
      role: 'priority',
      answeredBy: 'analyst',
      question: {
        fr: 'Des indices font-ils craindre une victime non identifiée ou des faits en cours ?',
        en: 'Are there signs of an unidentified victim or of ongoing abuse?',
      },
      finding: { yes: null, no: null },
    },
    {
      id: 'csam.u15',
      stages: ['media'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'La victime paraît-elle avoir moins de quinze ans ?',
        en: 'Does the victim appear to be under fifteen?',
      },
      finding: {
        yes: {
          fr: 'La victime paraît avoir moins de quinze ans.',
          en: 'The victim appears to be under fifteen.',
        },
        no: null,
      },
    },
    {
      id: 'csam.minor',
      stages: ['media'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'La personne est-elle mineure, ou en a-t-elle l’aspect ?',
        en: 'Is the person a minor, or does the person look like one?',
      },
      finding: {
        yes: {
          fr: 'La personne est mineure ou en a l’aspect.',
          en: 'The person is a minor or looks like one.',
        },
        no: {
          fr: 'La personne n’est pas mineure et n’en a pas l’aspect.',
          en: 'The person is not a minor and does not look like one.',
        },
      },
    },
    {
      id: 'csam.sexual',
      stages: ['media'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'L’image ou la représentation a-t-elle un caractère pornographique ?',
        en: 'Is the image or representation pornographic in nature?',
      },
      finding: {
        yes: {
          fr: 'L’image ou la représentation a un caractère pornographique.',
          en: 'The image or representation is pornographic in nature.',
        },
        no: {
          fr: 'L’image ou la représentation n’a pas de caractère pornographique.',
          en: 'The image or representation is not pornographic in nature.',
        },
      },
    },
  ],
  rules: [
    {
      id: 'csam.1',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: '[csam.adult_proven]',
      cites: [{ article: 'CP 227-23', part: { fr: 'dernier alinéa', en: 'last paragraph' } }],
      reason: {
        fr: 'La personne avait dix-huit ans au jour de la fixation : l’article 227-23 ne s’applique pas. Examiner l’accès des mineurs et l’accord de la personne.',
        en: 'The person was eighteen on the day of recording: article 227-23 does not apply. Look at access by minors and at the person’s consent.',
      },
      note: '227-23 last paragraph; go on with porn_access / ncii',
    },
    {
      id: 'csam.2',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: '[csam.hash_verified]',
      cites: [{ article: 'CP 227-23', part: null }],
      reason: null,
      note: '227-23 (no viewing needed)',
    },
    {
      id: 'csam.3',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: 'csam.text_only & (csam.sexual | csam.age_text)',
      cites: [{ article: 'CP 227-23', part: null }],
      reason: {
        fr: 'L’article 227-23 vise une image ou une représentation ; un texte seul relève d’une seconde lecture.',
        en: 'Article 227-23 speaks of an image or a representation; text alone calls for a second reading.',
      },
      note: '227-23 speaks of image or representation; see 227-24',
    },
    {
      id: 'csam.4',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'csam.minor & csam.sexual & !csam.text_only',
      cites: [{ article: 'CP 227-23', part: null }],
      reason: null,
      note: '227-23',
    },
  ],
  routing: {
    policeFirst: 'csam.new_victim',
    doors: [
      { door: 'hoster', when: null },
      { door: 'inhope', when: null },
      { door: 'pharos', when: null },
      { door: 'platform', when: null },
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
          fr: 'LCEN, art. 6-1 : 24 heures après une demande de l’OFAC',
          en: 'LCEN, art. 6-1: 24 hours after an OFAC request',
        },
      },
    ],
    secondReaderFor: ['illegal', 'doubtful'],
  },
  police: 'paedophilia-or-corruption-of-minors',
  guidance: {
    fr: 'Empreintes exactes d’abord, regard en dernier. Âge ou caractère incertains : seconde lecture. Un dessin ou une image générée est une représentation. Pour une liste de liens, qualifier la cible et non la liste. Aucune exception de l’article ne protège une hotline : ne rien conserver en clair.',
    en: 'Exact fingerprints first, viewing last. Age or character uncertain: second reading. A drawing or a generated image is a representation. For a list of links, qualify the target and not the list. No exception in the article protects a hotline: keep nothing in clear.',
  },
};
