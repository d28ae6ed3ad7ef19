import { defineProblems, type Bilingual } from '#ground/problem';

const same = (fr: string, en: string): { operator: Bilingual; citizen: Bilingual } => ({
  operator: { fr, en },
  citizen: { fr, en },
});

/** Refusals of the seam itself. Their statuses are those of HMA, so that its clients know what to do. */
export const problems = defineProblems({
  'HMA-001': {
    status: 401,
    title: 'no program key, or not one that opens this',
    ...same(
      'Il faut une clé de programme en service, dans l’en-tête Authorization (Bearer) ou X-Api-Key. Demandez-la à la personne qui administre Vigie.',
      'This takes a program key that is in use, in the header Authorization (Bearer) or X-Api-Key. Ask the person who runs Vigie for one.',
    ),
  },
  'HMA-002': {
    status: 400,
    title: 'a parameter is missing, repeated or malformed',
    ...same(
      'Un paramètre manque, se répète ou n’a pas la forme attendue. Les formes sont décrites dans /api/openapi.json.',
      'A parameter is missing, repeated or malformed. The shapes are described in /api/openapi.json.',
    ),
  },
  'HMA-003': {
    status: 400,
    title: 'no such signal type here',
    ...same(
      'Ce type d’empreinte n’existe pas ici. Il y a pdq, video_md5, md5, sha1 et sha256\u202f; pdq n’est que pour les photos, video_md5 que pour les vidéos.',
      'There is no such signal type here. There are pdq, video_md5, md5, sha1 and sha256; pdq is for photos only, video_md5 for videos only.',
    ),
  },
  'HMA-004': {
    status: 400,
    title: 'no such content type here',
    ...same(
      'Ce type de contenu n’existe pas ici. Il y a photo et video\u202f; donnez-le dans content_type si l’adresse ne le dit pas, ou comme nom du champ d’un fichier.',
      'There is no such content type here. There are photo and video; give it as content_type if the address does not say it, or as the name of a file’s field.',
    ),
  },
  'HMA-005': {
    status: 400,
    title: 'not exactly one file in multipart/form-data',
    ...same(
      'Il faut un fichier, et un seul, en multipart/form-data.',
      'This takes one file, and only one, as multipart/form-data.',
    ),
  },
  'HMA-006': {
    status: 413,
    title: 'the file is too large',
    ...same(
      'Ce fichier est trop grand\u00a0: 24\u00a0Mio au plus. Rien n’en a été gardé. Calculez l’empreinte chez vous et envoyez-la seule.',
      'This file is too large: 24 MiB at most. Nothing of it was kept. Compute the fingerprint on your side and send that alone.',
    ),
  },
  'HMA-007': {
    status: 429,
    title: 'this key has asked too much in a minute',
    ...same(
      'Cette clé a trop demandé en une minute. Attendez le temps que dit Retry-After, puis reprenez.',
      'This key has asked too much within a minute. Wait as long as Retry-After says, then go on.',
    ),
  },
  'HMA-008': {
    status: 503,
    title: 'too many files at once, or something is away',
    ...same(
      'Pas de réponse pour le moment. Recommencez dans un instant\u202f; une empreinte seule passe avant les fichiers.',
      'No answer just now. Try again in a moment; a fingerprint alone goes before files.',
    ),
  },
});
