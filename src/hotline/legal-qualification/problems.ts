import { defineProblems } from '#ground/problem';

const citizen = {
  fr: 'Cette page est réservée à l’équipe.',
  en: 'This page is for the team.',
};
const kept = {
  fr: 'Ce que vous avez saisi est gardé.',
  en: 'What you typed is kept.',
};

export const problems = defineProblems({
  'QUA-001': {
    status: 409,
    title: 'dossier does not wait for this reading',
    operator: {
      fr: `Ce dossier n’attend pas cette lecture\u00a0: son état a changé. ${kept.fr} Rechargez la page.`,
      en: `This dossier does not wait for this reading: its state has changed. ${kept.en} Reload the page.`,
    },
    citizen,
  },
  'QUA-002': {
    status: 403,
    title: 'second reader is the first reader',
    operator: {
      fr: 'Vous avez fait la première lecture. La seconde revient à une autre personne.',
      en: 'You made the first reading. The second is for another person.',
    },
    citizen,
  },
  'QUA-003': {
    status: 403,
    title: 'role may not read',
    operator: {
      fr: 'Votre rôle ne permet pas cette lecture.',
      en: 'Your role does not allow this reading.',
    },
    citizen,
  },
  'QUA-004': {
    status: 422,
    title: 'infraction unknown or without elements',
    operator: {
      fr: `Choisissez une infraction. Pour un contenu hors de notre champ, fermez le dossier avec un motif. ${kept.fr}`,
      en: `Choose an infraction. For content outside our field, close the dossier with a reason. ${kept.en}`,
    },
    citizen,
  },
  'QUA-005': {
    status: 422,
    title: 'answer to an unknown question',
    operator: {
      fr: `Une réponse ne correspond à aucune question de cette infraction. ${kept.fr} Rechargez la page.`,
      en: `One answer belongs to no question of this infraction. ${kept.en} Reload the page.`,
    },
    citizen,
  },
  'QUA-006': {
    status: 422,
    title: 'elements answered do not make this finding',
    operator: {
      fr: `Les éléments répondus ne suffisent pas à dire ce contenu manifestement illégal. Répondez aux questions encore ouvertes, ou demandez une seconde lecture. ${kept.fr}`,
      en: `The elements answered are not enough to call this content manifestly illegal. Answer the questions still open, or ask for a second reading. ${kept.en}`,
    },
    citizen,
  },
  'QUA-007': {
    status: 422,
    title: 'another infraction applies',
    operator: {
      fr: `Les réponses mènent à une autre infraction\u00a0: continuez avec elle. ${kept.fr}`,
      en: `The answers lead to another infraction: go on with that one. ${kept.en}`,
    },
    citizen,
  },
  'QUA-008': {
    status: 422,
    title: 'reasons missing or too long',
    operator: {
      fr: `Donnez vos motifs, en 4\u202f000 caractères au plus. ${kept.fr}`,
      en: `Give your reasons, in 4,000 characters at most. ${kept.en}`,
    },
    citizen,
  },
  'QUA-009': {
    status: 422,
    title: 'law date malformed or in the future',
    operator: {
      fr: `La date des faits doit être un jour passé, par exemple 2026-03-14. ${kept.fr}`,
      en: `The date of the facts must be a past day, for example 2026-03-14. ${kept.en}`,
    },
    citizen,
  },
  'QUA-010': {
    status: 409,
    title: 'somebody else holds the dossier',
    operator: {
      fr: 'Une autre personne a pris ce dossier. Prenez la tâche suivante.',
      en: 'Somebody else has taken this dossier. Take the next task.',
    },
    citizen,
  },
});
