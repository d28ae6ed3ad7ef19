import { defineProblems } from '#ground/problem';

const stale = {
  fr: 'Rien n’est perdu. Rechargez la page pour voir où en est le dossier.',
  en: 'Nothing is lost. Reload the page to see where the dossier stands.',
};

export const problems = defineProblems({
  'DOS-001': {
    status: 404,
    title: 'no such dossier',
    operator: { fr: 'Ce dossier n’existe pas.', en: 'There is no such dossier.' },
    citizen: { fr: 'Cette page n’existe pas.', en: 'There is no such page.' },
  },
  'DOS-002': {
    status: 409,
    title: 'move not in the table',
    operator: {
      fr: `Le dossier a changé d’état entre-temps : cette action n’est plus possible. ${stale.fr}`,
      en: `The dossier has changed state meanwhile: this is no longer possible. ${stale.en}`,
    },
    citizen: stale,
  },
  'DOS-003': {
    status: 409,
    title: 'already claimed by somebody else',
    operator: {
      fr: 'Une autre personne a pris ce dossier. Prenez la tâche suivante.',
      en: 'Somebody else has taken this dossier. Take the next task.',
    },
    citizen: stale,
  },
  'DOS-004': {
    status: 422,
    title: 'reopening without a reason',
    operator: { fr: 'Dites pourquoi ce dossier est rouvert.', en: 'Say why this dossier is reopened.' },
    citizen: stale,
  },
  'DOS-005': {
    status: 422,
    title: 'passed on without a reason',
    operator: {
      fr: 'Dites à qui ce dossier est transmis, et pourquoi.',
      en: 'Say to whom this dossier is passed on, and why.',
    },
    citizen: stale,
  },
});
