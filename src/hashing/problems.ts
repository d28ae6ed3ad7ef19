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
  'HAS-004': {
    status: 422,
    title: 'a fingerprint list without name or source',
    operator: {
      fr: 'Rien n’a été ajouté. Donnez à la liste un nom et dites d’où elle vient : une correspondance les cite.',
      en: 'Nothing was added. Give the list a name and say where it comes from: a match quotes both.',
    },
    citizen: { fr: 'Il manque le nom ou l’origine.', en: 'The name or the source is missing.' },
  },
  'HAS-005': {
    status: 422,
    title: 'a fingerprint list without a line',
    operator: {
      fr: 'Rien n’a été ajouté : aucune empreinte dans ce qui a été donné. Collez des lignes ou choisissez un fichier.',
      en: 'Nothing was added: there is no fingerprint in what was given. Paste lines or choose a file.',
    },
    citizen: { fr: 'Aucune empreinte.', en: 'No fingerprint.' },
  },
  'HAS-006': {
    status: 422,
    title: 'lines of a fingerprint list that are no SHA-256',
    operator: {
      fr: 'Rien n’a été ajouté : des lignes ne sont pas des empreintes SHA-256. Corrigez-les, puis envoyez de nouveau.',
      en: 'Nothing was added: some lines are no SHA-256 fingerprints. Mend them, then send again.',
    },
    citizen: { fr: 'Empreintes illisibles.', en: 'Unreadable fingerprints.' },
  },
});
