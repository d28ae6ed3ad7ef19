import { defineProblems, type Bilingual } from '#ground/problem';

const same = (fr: string, en: string): { operator: Bilingual; citizen: Bilingual } => ({
  operator: { fr, en },
  citizen: { fr, en },
});

/** The foreseen refusals of this room. */
export const problems = defineProblems({
  'WEL-001': {
    status: 403,
    title: 'exposure budget of the day used up',
    ...same(
      'Vous avez atteint vos vues du jour : cette image reste voilée. Le dossier peut être décidé sans elle, ou rendu à la file. Faites une pause.',
      'You have reached today’s views: this picture stays veiled. The dossier can be decided without it, or returned to the queue. Take a break.',
    ),
  },
  'WEL-002': {
    status: 404,
    title: 'no such view, or it has ended',
    ...same(
      'Cette vue est déjà terminée. Rien d’autre à faire.',
      'This view has ended already. Nothing else to do.',
    ),
  },
  'WEL-003': {
    status: 422,
    title: 'a clear view needs a reason',
    ...same(
      'Dites d’abord pourquoi cette vue est nécessaire. Rien n’a été montré.',
      'First say why this view is needed. Nothing has been shown.',
    ),
  },
});
