import { defineProblems } from '#ground/problem';

export const problems = defineProblems({
  'HAS-001': {
    status: 409,
    title: 'a fingerprint list of this name exists',
    operator: { fr: 'Une liste porte déjà ce nom.', en: 'A list of this name already exists.' },
    citizen: { fr: 'Cette liste existe déjà.', en: 'This list already exists.' },
  },
  'HAS-002': {
    status: 422,
    title: 'not a digest of this algorithm',
    operator: {
      fr: 'Une empreinte n’a pas la forme attendue (hexadécimal, longueur de l’algorithme). Rien n’a été ajouté de ce bloc.',
      en: 'A fingerprint is not of the expected form (hexadecimal, length of its algorithm). Nothing of this block was added.',
    },
    citizen: { fr: 'Empreinte illisible.', en: 'Unreadable fingerprint.' },
  },
  'HAS-003': {
    status: 404,
    title: 'no such fingerprint list',
    operator: { fr: 'Cette liste n’existe pas.', en: 'There is no such list.' },
    citizen: { fr: 'Cette liste n’existe pas.', en: 'There is no such list.' },
  },
});
