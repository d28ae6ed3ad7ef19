import { defineProblems } from '#ground/problem';

const staffOnly = {
  fr: 'Cette action est réservée à l’équipe.',
  en: 'This is for the team only.',
};

/** Foreseen refusals of the registry of hosters. */
export const problems = defineProblems({
  'LOC-001': {
    status: 409,
    title: 'a hoster of this name exists',
    operator: {
      fr: 'Un hébergeur porte déjà ce nom. Rien n’a été changé. Ouvrez sa fiche pour la corriger.',
      en: 'A hoster of this name exists already. Nothing was changed. Open its entry to correct it.',
    },
    citizen: staffOnly,
  },
  'LOC-002': {
    status: 422,
    title: 'an entry of a hoster cannot be read',
    operator: {
      fr: 'Ce champ ne peut pas être lu. Rien n’a été changé. Vérifiez l’adresse, le préfixe ou le domaine.',
      en: 'This field cannot be read. Nothing was changed. Check the address, the prefix or the domain.',
    },
    citizen: staffOnly,
  },
  'LOC-003': {
    status: 404,
    title: 'no such hoster',
    operator: {
      fr: 'Cet hébergeur n’est pas au registre. Revenez à la liste.',
      en: 'This hoster is not in the registry. Go back to the list.',
    },
    citizen: staffOnly,
  },
  'LOC-004': {
    status: 409,
    title: 'a hoster without an abuse address cannot be approved',
    operator: {
      fr: 'Cet hébergeur n’a pas d’adresse de signalement. Ajoutez-la, puis confirmez-la.',
      en: 'This hoster has no abuse address. Add it, then confirm it.',
    },
    citizen: staffOnly,
  },
});
