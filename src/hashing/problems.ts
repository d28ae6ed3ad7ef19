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
      fr: 'Rien n’a été ajouté. Donnez à la liste un nom et dites d’où elle vient\u00a0: une correspondance les cite.',
      en: 'Nothing was added. Give the list a name and say where it comes from: a match quotes both.',
    },
    citizen: { fr: 'Il manque le nom ou l’origine.', en: 'The name or the source is missing.' },
  },
  'HAS-005': {
    status: 422,
    title: 'a fingerprint list without a line',
    operator: {
      fr: 'Rien n’a été ajouté\u00a0: aucune empreinte dans ce qui a été donné. Collez des lignes ou choisissez un fichier.',
      en: 'Nothing was added: there is no fingerprint in what was given. Paste lines or choose a file.',
    },
    citizen: { fr: 'Aucune empreinte.', en: 'No fingerprint.' },
  },
  'HAS-006': {
    status: 422,
    title: 'lines of a fingerprint list that are neither SHA-256 nor PDQ',
    operator: {
      fr: 'Rien n’a été ajouté\u00a0: des lignes ne sont ni des empreintes SHA-256, ni des empreintes PDQ. Corrigez-les, puis envoyez de nouveau.',
      en: 'Nothing was added: some lines are neither SHA-256 nor PDQ fingerprints. Mend them, then send again.',
    },
    citizen: { fr: 'Empreintes illisibles.', en: 'Unreadable fingerprints.' },
  },
  'HAS-007': {
    status: 422,
    title: 'a PDQ of zeroes only',
    operator: {
      fr: 'Une empreinte PDQ toute à zéro ne désigne aucune image\u00a0: elle ressemblerait à toutes celles qui n’ont pas de relief. Rien n’a été ajouté de ce bloc.',
      en: 'A PDQ of zeroes only stands for no picture: it would resemble every one without texture. Nothing of this block was added.',
    },
    citizen: { fr: 'Empreinte vide.', en: 'Empty fingerprint.' },
  },
  'HAS-008': {
    status: 422,
    title: 'a radius that is none',
    operator: { fr: 'Le rayon va de 0 à 256 bits.', en: 'A radius is between 0 and 256 bits.' },
    citizen: { fr: 'Le rayon va de 0 à 256 bits.', en: 'A radius is between 0 and 256 bits.' },
  },
  'HAS-009': {
    status: 422,
    title: 'not a picture that can be read',
    operator: {
      fr: 'Ce fichier n’est pas une image lisible (JPEG, PNG, WebP, GIF, AVIF). Rien n’en a été gardé.',
      en: 'This file is not a picture that can be read (JPEG, PNG, WebP, GIF, AVIF). Nothing of it was kept.',
    },
    citizen: {
      fr: 'Ce fichier n’est pas une image lisible (JPEG, PNG, WebP, GIF, AVIF). Rien n’en a été gardé.',
      en: 'This file is not a picture that can be read (JPEG, PNG, WebP, GIF, AVIF). Nothing of it was kept.',
    },
  },
  'HAS-010': {
    status: 413,
    title: 'a file too large to fingerprint',
    operator: { fr: 'Ce fichier est trop grand.', en: 'This file is too large.' },
    citizen: {
      fr: 'Ce fichier est trop grand\u00a0: 24\u00a0Mio au plus, 50 millions de points. Rien n’en a été gardé. Calculez l’empreinte chez vous et envoyez-la seule.',
      en: 'This file is too large: at most 24 MiB and 50 million pixels. Nothing of it was kept. Compute the fingerprint on your side and send that alone.',
    },
  },
  'HAS-011': {
    status: 422,
    title: 'an address that is never dialled',
    operator: { fr: 'Cette adresse n’est jamais appelée.', en: 'This address is never dialled.' },
    citizen: {
      fr: 'Cette adresse n’est pas appelée\u00a0: il faut une adresse publique en http ou https, sur un port du web.',
      en: 'This address is not dialled: it takes a public http or https address on a port of the web.',
    },
  },
  'HAS-012': {
    status: 422,
    title: 'nothing came from an address',
    operator: { fr: 'Rien n’est venu de cette adresse.', en: 'Nothing came from this address.' },
    citizen: {
      fr: 'Rien n’est venu de cette adresse\u00a0: elle ne répond pas, répond par une erreur, ou trop lentement.',
      en: 'Nothing came from this address: it does not answer, answers with an error, or too slowly.',
    },
  },
});
