import type { Category } from '../../../pack-schema.ts';

export const crimeHum: Category = {
  code: 'crime_hum',
  lawName: {
    fr: 'Apologie ou contestation de crimes contre l’humanité',
    en: 'Apology or denial of crimes against humanity',
  },
  severity: 3,
  raisedBy: [],
  articles: ['Loi 1881 art. 24', 'Loi 1881 art. 24 bis', 'CP R645-1'],
  elements: [
    {
      id: 'ch.crime',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Le propos porte-t-il sur un crime contre l’humanité, de guerre, de réduction en esclavage ou de collaboration ?',
        en: 'Does it concern a crime against humanity, war crime, enslavement or collaboration?',
      },
      finding: {
        yes: {
          fr: 'Le propos porte sur un crime contre l’humanité, un crime de guerre, une réduction en esclavage ou un acte de collaboration.',
          en: 'The words concern a crime against humanity, a war crime, enslavement or collaboration.',
        },
        no: null,
      },
    },
    {
      id: 'ch.apology',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Présente-t-il ce crime ou ses auteurs sous un jour favorable ou justifié ?',
        en: 'Does it present the crime or its authors as justified or praiseworthy?',
      },
      finding: {
        yes: {
          fr: 'Le propos présente ce crime ou ses auteurs sous un jour favorable.',
          en: 'The words present the crime or its authors favourably.',
        },
        no: {
          fr: 'Le propos ne présente pas ce crime ou ses auteurs sous un jour favorable.',
          en: 'The words do not present the crime or its authors favourably.',
        },
      },
    },
    {
      id: 'ch.deny_nuremberg',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Conteste-t-il l’existence d’un crime contre l’humanité jugé au sens du statut de Nuremberg ?',
        en: 'Does it contest a crime against humanity within the Nuremberg statute?',
      },
      finding: {
        yes: {
          fr: 'Le propos conteste l’existence d’un crime contre l’humanité au sens du statut de Nuremberg.',
          en: 'The words contest the existence of a crime against humanity within the Nuremberg statute.',
        },
        no: null,
      },
    },
    {
      id: 'ch.deny_other',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Nie-t-il, minore-t-il ou banalise-t-il de façon outrancière un autre génocide ou crime visé ?',
        en: 'Does it deny, minimise or outrageously trivialise another covered genocide or crime?',
      },
      finding: {
        yes: {
          fr: 'Le propos nie, minore ou banalise de façon outrancière un autre crime visé par la loi.',
          en: 'The words deny, minimise or outrageously trivialise another crime covered by law.',
        },
        no: null,
      },
    },
    {
      id: 'ch.judged',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Ce crime a-t-il donné lieu à une condamnation par une juridiction française ou internationale ?',
        en: 'Did that crime lead to a conviction by a French or international court?',
      },
      finding: {
        yes: {
          fr: 'Ce crime a donné lieu à une condamnation par une juridiction française ou internationale.',
          en: 'That crime led to a conviction by a French or international court.',
        },
        no: {
          fr: 'Aucune condamnation n’est connue pour ce crime.',
          en: 'No conviction is known for that crime.',
        },
      },
    },
    {
      id: 'ch.insignia',
      stages: ['text'],
      role: 'element',
      answeredBy: 'analyst',
      question: {
        fr: 'Exhibe-t-il un insigne ou uniforme d’organisation criminelle hors évocation historique ?',
        en: 'Does it display insignia or uniform of a criminal organisation outside historical use?',
      },
      finding: {
        yes: {
          fr: 'Le contenu exhibe un insigne ou un uniforme d’organisation criminelle hors évocation historique.',
          en: 'The content displays insignia or a uniform of a criminal organisation outside historical use.',
        },
        no: null,
      },
    },
    {
      id: 'ch.official',
      stages: ['text'],
      role: 'aggravating',
      answeredBy: 'analyst',
      question: {
        fr: 'L’auteur est-il dépositaire de l’autorité publique ?',
        en: 'Is the author a public official?',
      },
      finding: {
        yes: {
          fr: 'L’auteur est dépositaire de l’autorité publique.',
          en: 'The author is a public official.',
        },
        no: null,
      },
    },
  ],
  rules: [
    {
      id: 'crime_hum.1',
      verdict: 'not_illegal',
      redirect: null,
      from: null,
      to: null,
      expr: '[g.context]',
      cites: [],
      reason: {
        fr: 'Le propos relève de l’histoire, de l’enseignement, de l’information ou de la dénonciation.',
        en: 'The words are history, teaching, reporting or condemnation.',
      },
      note: 'history, teaching, reporting, condemnation',
    },
    {
      id: 'crime_hum.2',
      verdict: 'manifest',
      redirect: null,
      from: null,
      to: null,
      expr: 'g.public & ch.crime & ch.apology & !g.context',
      cites: [{ article: 'Loi 1881 art. 24', part: { fr: 'al. 5', en: 'para. 5' } }],
      reason: null,
      note: 'loi 1881 art. 24 al. 5',
    },
    {
      id: 'crime_hum.3',
      verdict: 'manifest',
      redirect: null,
      from: '1990-07-14',
      to: null,
      expr: 'g.public & ch.deny_nuremberg & !g.context',
      cites: [{ article: 'Loi 1881 art. 24 bis', part: { fr: 'al. 1', en: 'para. 1' } }],
      reason: null,
      note: 'loi 1881 art. 24 bis al. 1',
    },
    {
      id: 'crime_hum.4',
      verdict: 'manifest',
      redirect: null,
      from: '2017-01-29',
      to: null,
      expr: 'g.public & ch.deny_other & ch.judged & !g.context',
      cites: [{ article: 'Loi 1881 art. 24 bis', part: { fr: 'al. 2', en: 'para. 2' } }],
      reason: null,
      note: 'loi 1881 art. 24 bis al. 2',
    },
    {
      id: 'crime_hum.5',
      verdict: 'doubtful',
      redirect: null,
      from: null,
      to: null,
      expr: 'g.public & [ch.insignia]',
      cites: [{ article: 'CP R645-1', part: null }],
      reason: {
        fr: 'L’exhibition d’un insigne est une contravention de la cinquième classe, avec des exceptions : film, spectacle, exposition.',
        en: 'Displaying insignia is a fifth-class petty offence with exceptions: film, show, exhibition.',
      },
      note: 'R645-1 (fine of class 5)',
    },
  ],
  routing: {
    policeFirst: 'never',
    doors: [
      { door: 'platform', when: null },
      { door: 'hoster', when: null },
      { door: 'pharos', when: null },
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
  police: 'incitement-to-hatred-or-discrimination',
  guidance: {
    fr: 'La négation d’un autre crime que ceux de Nuremberg n’est manifeste que si une condamnation est enregistrée.',
    en: 'Denial of a crime other than those of Nuremberg is manifest only if a conviction is recorded.',
  },
};
