import { defineProblems } from '#ground/problem';

/** Foreseen refusals of this room. The first four are read by hosters. */
export const problems = defineProblems({
  'REM-001': {
    status: 404,
    title: 'an answer link that is not valid',
    operator: {
      fr: 'Ce lien de réponse n’est pas valable, ou ne l’est plus.',
      en: 'This answer link is not valid, or no longer.',
    },
    citizen: {
      fr: 'Ce lien n’est pas valable, ou ne l’est plus. La notification reste. Reprenez le lien entier du courriel, ou répondez au courriel.',
      en: 'This link is not valid, or no longer. The notice stands. Take the whole link from the e-mail, or reply to the e-mail.',
    },
  },
  'REM-002': {
    status: 422,
    title: 'an answer without any choice',
    operator: { fr: 'Aucune réponse n’a été choisie.', en: 'No answer was chosen.' },
    citizen: {
      fr: 'Aucune réponse n’est choisie. Rien n’a été envoyé. Choisissez une réponse pour au moins une adresse.',
      en: 'No answer is chosen. Nothing was sent. Choose an answer for at least one address.',
    },
  },
  'REM-003': {
    status: 422,
    title: 'an answer about something that is not in the notice, or that is no answer',
    operator: {
      fr: 'La réponse ne correspond pas à cette notification.',
      en: 'The answer does not belong to this notice.',
    },
    citizen: {
      fr: 'Une réponse ne correspond pas à cette notification. Rien n’a été envoyé. Rouvrez le lien et répondez sur la page.',
      en: 'An answer does not belong to this notice. Nothing was sent. Open the link again and answer on the page.',
    },
  },
  'REM-004': {
    status: 422,
    title: 'a note that is too long',
    operator: { fr: 'Le mot dépasse 4\u202f000 signes.', en: 'The note exceeds 4,000 characters.' },
    citizen: {
      fr: 'Votre mot dépasse 4\u202f000 signes. Rien n’a été envoyé. Raccourcissez-le, ou écrivez-nous par courriel.',
      en: 'Your note exceeds 4,000 characters. Nothing was sent. Shorten it, or write to us by e-mail.',
    },
  },
  'REM-005': {
    status: 409,
    title: 'a notice that cannot be sent again',
    operator: {
      fr: 'Cette notification n’a pas échoué, ou n’existe plus\u00a0: il n’y a rien à renvoyer.',
      en: 'This notice has not failed, or no longer exists: there is nothing to send again.',
    },
    citizen: { fr: 'Cette page est réservée à l’équipe.', en: 'This page is for the team only.' },
  },
});
