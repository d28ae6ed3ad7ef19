import type { Element } from '../../pack-schema.ts';

/** Questions asked once for every report, before any infraction. */
export const gates: Element[] = [
  {
    id: 'g.access',
    stages: ['text'],
    role: 'info',
    answeredBy: 'analyst',
    question: {
      fr: 'Le contenu est-il encore accessible à l’adresse signalée (sans contournement, sans compte payant) ?',
      en: 'Is the content still reachable at the reported address (no bypass, no paid account)?',
    },
    finding: { yes: null, no: null },
  },
  {
    id: 'g.public',
    stages: ['text'],
    role: 'element',
    answeredBy: 'analyst',
    question: {
      fr: 'Le contenu est-il accessible à un public non déterminé (page ouverte, profil ou canal public) ?',
      en: 'Can an undetermined public reach the content (open page, public profile or channel)?',
    },
    finding: {
      yes: {
        fr: 'Le contenu est accessible à un public non déterminé.',
        en: 'An undetermined public can reach the content.',
      },
      no: {
        fr: 'Le contenu n’est pas accessible à un public non déterminé.',
        en: 'No undetermined public can reach the content.',
      },
    },
  },
  {
    id: 'g.france',
    stages: ['text'],
    role: 'info',
    answeredBy: 'analyst',
    question: {
      fr: 'Existe-t-il un lien avec la France (hébergement, auteur, victime résidente, public visé) ?',
      en: 'Is there a link with France (hosting, author, resident victim, targeted public)?',
    },
    finding: {
      yes: { fr: 'Il existe un lien avec la France.', en: 'There is a link with France.' },
      no: null,
    },
  },
  {
    id: 'g.danger',
    stages: ['text'],
    role: 'priority',
    answeredBy: 'analyst',
    question: {
      fr: 'Un danger grave et immédiat pour une personne est-il annoncé, décrit ou en cours ?',
      en: 'Is a serious, immediate danger to a person announced, described or under way?',
    },
    finding: { yes: null, no: null },
  },
  {
    id: 'g.minor',
    stages: ['text'],
    role: 'info',
    answeredBy: 'analyst',
    question: {
      fr: 'Une personne mineure est-elle représentée, visée ou en contact avec l’auteur ?',
      en: 'Is a minor depicted, targeted or in contact with the author?',
    },
    finding: { yes: null, no: null },
  },
  {
    id: 'g.context',
    stages: ['text'],
    role: 'exclusion',
    answeredBy: 'analyst',
    question: {
      fr: 'Le contexte est-il manifestement journalistique, historique, scientifique, artistique, éducatif ou de dénonciation ?',
      en: 'Is the context plainly journalistic, historical, scientific, artistic, educational or condemning?',
    },
    finding: {
      yes: {
        fr: 'Le contexte est manifestement journalistique, historique, scientifique, artistique, éducatif ou de dénonciation.',
        en: 'The context is plainly journalistic, historical, scientific, artistic, educational or condemning.',
      },
      no: {
        fr: 'Aucun contexte journalistique, historique, scientifique, artistique, éducatif ou de dénonciation n’apparaît.',
        en: 'No journalistic, historical, scientific, artistic, educational or condemning context appears.',
      },
    },
  },
  {
    id: 'g.victim',
    stages: ['text'],
    role: 'info',
    answeredBy: 'analyst',
    question: {
      fr: 'Le signalant est-il la personne représentée ou visée, ou son représentant ?',
      en: 'Is the reporter the person depicted or targeted, or their representative?',
    },
    finding: { yes: null, no: null },
  },
  {
    id: 'g.date',
    stages: ['text'],
    role: 'info',
    answeredBy: 'analyst',
    question: {
      fr: 'La date de première publication (ou des faits) est-elle connue ?',
      en: 'Is the date of first publication (or of the facts) known?',
    },
    finding: { yes: null, no: null },
  },
];
